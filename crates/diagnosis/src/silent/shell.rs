//! Commands of the AWS CLI, for a POSIX shell. What stands in them comes from pasted texts.

/// A command that is being written; none once a word does not belong into one.
pub(super) struct Command(Option<String>);

impl Command {
    /// A command without options.
    pub(super) fn new(words: &str) -> Self {
        Command(Some(words.to_owned()))
    }

    /// With an option, its value being hostile.
    pub(super) fn option(self, name: &str, value: &str) -> Self {
        let Command(before) = self;
        // A value that begins with a dash would be read as an option of its own.
        let gap = if value.starts_with('-') { "=" } else { " " };
        Command(before.zip(word(value)).map(|(before, value)| [&*before, " ", name, gap, &value].concat()))
    }

    /// With the region, where it is known.
    pub(super) fn region(self, region: Option<&str>) -> Self {
        match region {
            Some(region) => self.option("--region", region),
            None => self,
        }
    }

    /// With more words that are our own.
    pub(super) fn and(self, words: &str) -> Self {
        Command(self.0.map(|before| [&*before, " ", words].concat()))
    }

    /// The command, where it can be run.
    pub(super) fn text(self) -> Option<String> {
        self.0
    }
}

/// A text as one word of a shell; none where it cannot be one, or the AWS CLI would open a file by it.
pub(super) fn word(text: &str) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:@,".contains(&byte);
    let is_odd = text.is_empty() || text.contains("://") || text.contains(char::is_control);
    if is_odd {
        None
    } else if text.bytes().all(is_plain) {
        Some(text.to_owned())
    } else {
        Some(["'", &text.replace('\'', r"'\''"), "'"].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stays_one_word() {
        for (text, quoted) in [
            ("ami-tagged_1.x", Some("ami-tagged_1.x")),
            ("my rule", Some("'my rule'")),
            ("it's", Some(r"'it'\''s'")),
            ("$(rm -r .)", Some("'$(rm -r .)'")),
            ("a`b`;c&d|e>f*?~!#\"\\", Some("'a`b`;c&d|e>f*?~!#\"\\'")),
            ("ルール", Some("'ルール'")),
            ("", None),
            ("a\nb", None),
            ("file:///etc/passwd", None),
        ] {
            assert_eq!(word(text).as_deref(), quoted, "{text}");
        }
    }

    #[test]
    fn a_value_is_never_an_option() {
        let command = |name: &str| Command::new("aws events describe-rule").option("--name", name).text();
        assert_eq!(command("a").as_deref(), Some("aws events describe-rule --name a"));
        assert_eq!(command("--x y").as_deref(), Some("aws events describe-rule --name='--x y'"));
        assert_eq!(command("a\u{1b}"), None);
    }
}
