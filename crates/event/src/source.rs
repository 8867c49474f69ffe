//! Names of the parts of a text, where several files were put into one.

use std::ops::Range;

use eventglass_syntax::Span;

use crate::Event;

/// A part of a text with a name: `==> events.json <==`, as `head` and `tail` print it before each of several files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `events.json`
    pub name: Box<str>,
    /// The line with the name, without what ends it.
    pub span: Span,
    /// The numbers of the events that stand behind this line and before the next one.
    pub events: Range<usize>,
}

/// The lines with names, in the order of the text.
#[derive(Default)]
pub(crate) struct Headers(pub(crate) Vec<Header>);

pub(crate) struct Header {
    pub(crate) name: Box<str>,
    pub(crate) span: Span,
}

impl Headers {
    /// The sources of events, which stand in the order of the text.
    pub(crate) fn among(self, events: &[Event]) -> Vec<Source> {
        let mut end = events.len();
        let with_events = |header: Header| {
            let start = events.partition_point(|event| event.span.start < header.span.start);
            let events = start..end;
            end = start;
            Source { name: header.name, span: header.span, events }
        };
        let mut sources: Vec<Source> = self.0.into_iter().rev().map(with_events).collect();
        sources.reverse();
        sources
    }
}

/// The lines of a text that name a source. Linear in its length.
pub(crate) fn headers(text: &str) -> Headers {
    let marks = text.match_indices("==> ").map(|(at, _)| at);
    Headers(marks.filter_map(|at| header(text, at)).collect())
}

fn header(text: &str, start: usize) -> Option<Header> {
    let begins_line = start == 0 || text.as_bytes().get(start - 1) == Some(&b'\n');
    let rest = text.get(start..).filter(|_| begins_line)?;
    let line = rest.lines().next()?.trim_end();
    let name = line.strip_prefix("==> ")?.strip_suffix(" <==")?.trim();
    (!name.is_empty()).then(|| Header { name: name.into(), span: Span::new(start, start + line.len()) })
}

#[cfg(test)]
mod tests {
    use crate::ingest;

    fn check(text: &str, sources: &[&str], problems: &[&str]) {
        let found = ingest(text, 99);
        let shown = found.sources.iter().map(|source| {
            assert!(source.span.of(text).starts_with("==> "), "{text}");
            format!("{} {:?}", source.name, source.events)
        });
        assert_eq!(shown.collect::<Vec<_>>(), sources, "{text}");
        let problems_found = found.problems.iter().map(|it| it.span.of(text)).collect::<Vec<_>>();
        assert_eq!(problems_found, problems, "{text}");
    }

    #[test]
    fn a_line_names_what_follows() {
        check("==> a.json <==\n{}", &["a.json 0..1"], &[]);
        check("{}\n==> a <==\n{}\n{}\n\n==> b <==\n[{}]", &["a 1..3", "b 3..4"], &[]);
        check("==> empty <==\n==> b <==\n{}", &["empty 0..0", "b 0..1"], &[]);
        check("==> a [1] {x}.json <==\r\n{}\r\n", &["a [1] {x}.json 0..1"], &[]);
        check("==> 日本 <==\n{}==> no <==\n", &["日本 0..1"], &["==> no <=="]);
        check("==>  <==\n{}", &[], &["==>  <=="]);
    }

    #[test]
    fn a_broken_file_ends_where_the_next_begins() {
        let text = "==> a <==\n{\"a\": [\n==> b <==\n{}";
        check(text, &["a 0..1", "b 1..2"], &[]);
    }
}
