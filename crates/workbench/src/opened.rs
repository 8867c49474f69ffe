//! Files as one text, each a named source in it.

use eventglass_paste::archive::{self, Source};

use crate::inputs::MAX_TEXT;
use crate::words::Language;
use crate::work::Work;

/// What files hold.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Opened {
    /// All texts, each behind a line `==> name <==`; or the JSON of a work.
    pub text: String,
    /// Whether it is a work.
    pub is_work: bool,
    /// How many texts there are.
    pub count: usize,
    /// What could not be read, in words; empty where all could.
    pub problem: String,
}

/// Opens files: texts of any Unicode encoding, gzip and zip archives, and what is in them. A work by itself is one.
pub(crate) fn open(files: &[(String, Vec<u8>)], language: Language) -> Opened {
    let (mut sources, mut problems, mut skipped) = (Vec::new(), Vec::new(), 0);
    for (name, bytes) in files {
        match archive::open(name, bytes) {
            Ok(opened) => {
                sources.extend(opened.sources);
                skipped += opened.skipped as usize;
            }
            Err(problem) => problems.push(language.archive_problem(problem, name)),
        }
    }
    if skipped > 0 {
        problems.push(language.skipped(skipped));
    }
    match sources.as_slice() {
        [only] if Work::is_file(&only.text) => work(&only.text, language),
        sources => Opened {
            text: joined(sources),
            is_work: false,
            count: sources.len(),
            problem: problems.join(" "),
        },
    }
}

fn work(text: &str, language: Language) -> Opened {
    match Work::from_json(text) {
        Ok(work) => Opened { text: work.to_json(), is_work: true, count: 1, problem: String::new() },
        Err(problem) => Opened { problem: language.not_opened(&problem), ..Opened::default() },
    }
}

/// The texts behind each other, each under its name, as `head` and `tail` print several files. More than is read of a
/// text is not made.
fn joined(sources: &[Source]) -> String {
    let mut text = String::new();
    for Source { name, text: of_source } in sources {
        if text.len() > MAX_TEXT {
            break;
        }
        if !text.is_empty() {
            text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
        }
        let name: String = name.chars().filter(|c| !c.is_control()).collect();
        text.push_str(&["==> ", &name, " <==\n"].concat());
        text.push_str(of_source);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(files: &[(&str, &[u8])]) -> Opened {
        let files: Vec<(String, Vec<u8>)> =
            files.iter().map(|(name, bytes)| ((*name).into(), bytes.to_vec())).collect();
        open(&files, Language::English)
    }

    #[test]
    fn each_file_is_named() {
        let it = opened(&[("a.json", b"{}"), ("b.json", b"[]\n"), ("c.json", b"\xff\xfe{\0}\0")]);
        assert_eq!(it.text, "==> a.json <==\n{}\n\n==> b.json <==\n[]\n\n==> c.json <==\n{}");
        assert_eq!((it.count, it.is_work, it.problem.as_str()), (3, false, ""));
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_is_opened() {
        let it = opened(&[("a.json", b"{}"), ("b.gz", b"\x1f\x8b\x08")]);
        assert_eq!((it.text.as_str(), it.count), ("==> a.json <==\n{}", 1));
        assert!(it.problem.contains("b.gz"), "{}", it.problem);
        assert_eq!(opened(&[("b.gz", b"\x1f\x8b\x08")]).count, 0);
    }

    #[test]
    fn a_work_is_a_work() {
        let it = opened(&[("x.eventglass.json", br#"{"eventglass": 1, "events": "{}"}"#)]);
        assert_eq!((it.text.as_str(), it.is_work), (r#"{"eventglass":1,"events":"{}"}"#, true));
        let it = opened(&[("x.json", br#"{"eventglass": 9}"#)]);
        assert!(!it.is_work && it.count == 0 && !it.problem.is_empty());
    }
}
