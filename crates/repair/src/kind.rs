//! What a repair repairs.

/// A kind of repair. Each variant's comment is a text that needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairKind {
    /// U+FEFF before `{}`
    ByteOrderMark,
    /// ` ```json `
    CodeFence,
    /// `> {` and `> }`, on every line
    QuoteMark,
    /// `1  {` and `2  }`, on every line
    LineNumber,
    /// `$ cat event.json | jq .`
    Prompt,
    /// full-width, no-break or zero-width spaces between `{` and `"a"`
    ForeignSpace,
    /// `｛"a"：1｝`
    FullWidth,
    /// `{“a”: 1}`
    TypographicQuotes,
    /// `{'a': 1}`
    SingleQuotes,
    /// `{a: 1}`
    UnquotedKey,
    /// `{"a": True}`
    PythonWord,
    /// `[1, 2,]`
    TrailingComma,
    /// `{"a": 1` and, on the next line, `"b": 2}`
    MissingComma,
    /// `{"a": 1} // one`
    Comment,
    /// `{"a": …}`, `[1, ...]`, `{"a": 1, （略）}`
    Elision,
    /// `"source": "aws.ec2", "detail": {}`
    MissingBraces,
    /// `{"a": [1`, where the text ends
    MissingClosing,
    /// `{"a": 1}}`, where the text ends
    SuperfluousClosing,
    /// `{"Message": "{"a": 1}"}`
    UnescapedQuotes,
    /// a string that goes on in the next line, or holds a tab
    RawLineBreak,
}

use RepairKind as K;

/// The names, in the order of [`RepairKind::ALL`].
const NAMES: [&str; RepairKind::ALL.len()] = [
    "byte-order-mark",
    "code-fence",
    "quote-mark",
    "line-number",
    "prompt",
    "foreign-space",
    "full-width",
    "typographic-quotes",
    "single-quotes",
    "unquoted-key",
    "python-word",
    "trailing-comma",
    "missing-comma",
    "comment",
    "elision",
    "missing-braces",
    "missing-closing",
    "superfluous-closing",
    "unescaped-quotes",
    "raw-line-break",
];

impl RepairKind {
    /// Every kind.
    pub const ALL: [RepairKind; 20] = [
        K::ByteOrderMark,
        K::CodeFence,
        K::QuoteMark,
        K::LineNumber,
        K::Prompt,
        K::ForeignSpace,
        K::FullWidth,
        K::TypographicQuotes,
        K::SingleQuotes,
        K::UnquotedKey,
        K::PythonWord,
        K::TrailingComma,
        K::MissingComma,
        K::Comment,
        K::Elision,
        K::MissingBraces,
        K::MissingClosing,
        K::SuperfluousClosing,
        K::UnescapedQuotes,
        K::RawLineBreak,
    ];

    /// The name in reports and settings: `trailing-comma`.
    pub fn name(self) -> &'static str {
        NAMES.get(self as usize).copied().unwrap_or_default()
    }

    /// The kind of that name.
    pub fn of_name(name: &str) -> Option<RepairKind> {
        RepairKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_kinds() {
        for kind in RepairKind::ALL {
            let words = kind.name().split('-').map(|word| word[..1].to_uppercase() + &word[1..]);
            assert_eq!(words.collect::<String>(), format!("{kind:?}"));
            assert_eq!(RepairKind::of_name(kind.name()), Some(kind));
        }
        assert_eq!(RepairKind::of_name("nothing"), None);
    }
}
