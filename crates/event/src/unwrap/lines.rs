//! What a text holds line by line beside JSON: names of sources, the beginnings of log lines, exports in columns, base64.

use std::borrow::Cow;

use eventglass_syntax::Span;

use crate::Envelope;
use crate::source::{Headers, headers};
use crate::unwrap::bytes;

/// How many words may stand before the JSON of a log line: level, day, time, name of a stream, id of a request, level.
const WORDS_BEFORE: usize = 6;
/// A line that names columns is no longer.
const LONGEST_HEADER: usize = 300;

/// A text and what stands in it beside JSON.
pub(crate) struct Lines<'a> {
    /// The text with blanks in place of everything that was taken out: all places stay.
    pub(crate) json: Cow<'a, str>,
    /// Where those blanks are, ascending.
    pub(crate) blanks: Vec<Span>,
    /// Where the JSON of log lines begins, ascending.
    pub(crate) logged: Vec<u32>,
    /// What is no JSON and holds some, in the order of the text.
    pub(crate) rows: Vec<Row>,
    pub(crate) headers: Headers,
}

/// A piece of text that holds JSON in a form of its own.
pub(crate) struct Row {
    pub(crate) span: Span,
    pub(crate) form: Form,
}

/// How a row holds JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// `"{""source"": …}"`: a field of an export
    Column(Envelope),
    /// `H4sIAAAA…`
    Base64,
}

impl<'a> Lines<'a> {
    /// What a pasted text holds.
    pub(crate) fn pasted(text: &'a str) -> Self {
        let headers = headers(text);
        let mut found = Found::default();
        let mut start = 0;
        for header in &headers.0 {
            found.part(text, Span { end: header.span.start, start });
            found.cuts.push(header.span);
            start = header.span.end;
        }
        found.part(text, Span { start, end: text.len() as u32 });
        found.into_lines(text, headers)
    }

    /// What a message holds: log lines only.
    pub(crate) fn message(text: &'a str) -> Self {
        let mut found = Found::default();
        for line in lines(text, Span::new(0, text.len())) {
            found.log_line(text, line);
        }
        found.into_lines(text, Headers::default())
    }
}

#[derive(Default)]
struct Found {
    /// What is no JSON, in the order of the text.
    cuts: Vec<Span>,
    logged: Vec<u32>,
    rows: Vec<Row>,
}

impl Found {
    fn part(&mut self, text: &str, part: Span) {
        let mut end_of_base64 = part.start;
        let mut is_first = true;
        for line in lines(text, part) {
            if line.start < end_of_base64 {
                continue;
            }
            let content = line.of(text);
            // Further down quoted names may be strings of JSON.
            let columns = Columns::of(content).filter(|_| is_first || !content.starts_with('"'));
            is_first &= content.trim_ascii().is_empty();
            if let Some(columns) = columns {
                let rows = Span { start: line.end, end: part.end };
                self.cuts.push(Span { start: line.start, end: part.end });
                return self.columns(text, rows, &columns);
            }
            if bytes::is_base64(content) {
                let base64 = base64(text, Span { start: line.start, end: part.end });
                end_of_base64 = base64.end;
                self.cuts.push(base64);
                self.rows.push(Row { span: base64, form: Form::Base64 });
            } else {
                self.log_line(text, line);
            }
        }
    }

    fn log_line(&mut self, text: &str, line: Span) {
        if let Some(length) = before_json(line.of(text)) {
            let json = line.start + length as u32;
            self.cuts.push(Span { start: line.start, end: json });
            self.logged.push(json);
        }
    }

    fn columns(&mut self, text: &str, rows: Span, columns: &Columns) {
        let mut at = rows.start as usize;
        let mut column = 0;
        while at < rows.end as usize {
            let rest = text.get(at..rows.end as usize).unwrap_or_default();
            let is_last_column = column + 1 == columns.count;
            let length = field_length(rest, is_last_column);
            let span = Span::new(at, at + length);
            if column == columns.message && !span.of(text).trim_ascii().is_empty() {
                self.rows.push(Row { span, form: Form::Column(columns.envelope) });
            }
            let after = rest.as_bytes().get(length);
            column = if after == Some(&b',') { column + 1 } else { 0 };
            at += length + 1;
        }
    }

    fn into_lines(self, text: &str, headers: Headers) -> Lines<'_> {
        let json = if self.cuts.is_empty() { Cow::Borrowed(text) } else { blanked(text, &self.cuts).into() };
        Lines { json, blanks: self.cuts, logged: self.logged, rows: self.rows, headers }
    }
}

/// The text with each cut blank. A line ends with it: what follows begins a line, so that a broken log line costs one
/// line as a broken line of JSON does.
fn blanked(text: &str, cuts: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    for cut in cuts.iter().filter(|cut| !cut.is_empty()) {
        out.push_str(text.get(out.len()..cut.start as usize).unwrap_or_default());
        out.extend(std::iter::repeat_n(' ', cut.len() as usize - 1));
        out.push('\n');
    }
    out.push_str(text.get(out.len()..).unwrap_or_default());
    out
}

/// The lines of a part of a text, without what ends them.
fn lines(text: &str, part: Span) -> impl Iterator<Item = Span> {
    let mut start = part.start as usize;
    part.of(text).split('\n').map(move |line| {
        let span = Span::new(start, start + line.trim_end_matches('\r').len());
        start += line.len() + 1;
        span
    })
}

/// How many bytes of a line stand before its JSON, where a time is among them: `2026-03-01T10:00:00Z stream {…}`.
fn before_json(line: &str) -> Option<usize> {
    // Nearly all lines of JSON begin with a blank or a bracket.
    if !line.starts_with(|c: char| c.is_ascii_digit() || c == '[') {
        return None;
    }
    let mut at = 0;
    let mut is_dated = false;
    for (index, word) in line.split([' ', '\t']).take(WORDS_BEFORE + 1).enumerate() {
        if word.starts_with(['{', '"']) || word.starts_with("[{") {
            return is_dated.then_some(at).filter(|at| *at > 0);
        }
        is_dated |= index < 2 && is_time(word);
        // Between a number and what follows it, JSON has a comma; of times only those with a fraction have one.
        let may_be_json = word.contains(',') && !word.contains(':');
        if may_be_json || (index == 1 && !is_dated) {
            return None;
        }
        at += word.len() + 1;
    }
    None
}

/// `2026-03-01`, `2026-03-01T10:00:00.000Z` or milliseconds since 1970.
fn is_time(word: &str) -> bool {
    let is_day = word.bytes().take(10).enumerate().filter(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.count() == 10 || (word.len() == 13 && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The lines of base64 from the start of a part on, as tools break it.
fn base64(text: &str, part: Span) -> Span {
    let of_it = lines(text, part).take_while(|line| !line.is_empty() && bytes::is_alphabet(line.of(text)));
    of_it.fold(Span { start: part.start, end: part.start }, Span::to)
}

/// The columns of an export.
struct Columns {
    count: usize,
    message: usize,
    envelope: Envelope,
}

impl Columns {
    /// The columns that a line names: `timestamp,message` of a log stream, `@timestamp,@message` of Logs Insights.
    fn of(line: &str) -> Option<Columns> {
        let begins_name = line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '"' || c == '@');
        if !begins_name || line.len() > LONGEST_HEADER || line.contains(['{', ':']) {
            return None;
        }
        let names: Vec<&str> = line.split(',').map(|name| name.trim().trim_matches('"')).collect();
        let place = |name: &str| names.iter().position(|it| *it == name);
        let is_export = place("timestamp").or_else(|| place("@timestamp")).is_some();
        let (message, envelope) = match place("message") {
            Some(message) => (message, Envelope::CloudWatchLogs),
            None => (place("@message")?, Envelope::LogsInsights),
        };
        is_export.then_some(Columns { count: names.len(), message, envelope })
    }
}

/// How long the field is that a text begins with. A last one without quotes that is JSON has the commas in it.
fn field_length(text: &str, is_last_column: bool) -> usize {
    if !text.starts_with('"') {
        let is_json = is_last_column && text.starts_with(['{', '[']);
        return text.find(|c| c == '\n' || (c == ',' && !is_json)).unwrap_or(text.len());
    }
    let mut at = 1;
    while let Some(quote) = text.get(at..).and_then(|rest| rest.find('"')) {
        at += quote + 1;
        // A second quote stands for one in the field.
        if text.as_bytes().get(at) != Some(&b'"') {
            return at;
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn log_lines_begin_with_a_time() {
        for (before, found) in [
            ("2026-03-01T10:00:00Z ", "log-line > event-bridge"),
            ("2026-03-01T10:00:00.000+09:00\t", "log-line > event-bridge"),
            ("2026-03-01 10:00:00 ", "log-line > event-bridge"),
            ("1772359200000 ", "log-line > event-bridge"),
            ("2026-03-01T10:00:00Z stream/[1]a ", "log-line > event-bridge"),
            ("[INFO]\t2026-03-01T10:00:00Z\tid\t", "log-line > event-bridge"),
            ("2026-03-01T10:00:00Z a b c d e f g ", "event-bridge, not-an-event"),
            ("2026-03-01T10:00:00Z", "event-bridge, not-an-event"),
            ("12 ", "event-bridge, not-an-event"),
            ("2026-03-01 10:00:00,123 INFO ", "log-line > event-bridge"),
            ("1772359200000 , ", "event-bridge, not-an-event"),
            ("on 2026-03-01 ", "event-bridge, not-an-event"),
        ] {
            check(&format!("{before}{{}}"), found);
        }
    }

    #[test]
    fn a_line_of_json_is_none() {
        check(
            "[[\n1772359200000 ], {}, {\n\"a\":\n1772359200000 }\n]",
            "event-bridge, event-bridge, not-an-event",
        );
    }

    #[test]
    fn a_broken_log_line_costs_one_line() {
        let found = crate::ingest("2026-03-01T10:00:00Z {\"a\": 1\n2026-03-01T10:00:01Z {\"b\": 2}", 9);
        assert_eq!(found.events.len(), 2);
        assert!(found.events[0].is_broken() && !found.events[1].is_broken());
    }

    #[test]
    fn exports_have_a_column_of_messages() {
        for (text, found) in [
            (
                "timestamp,message\n1,\"{\"\"a\"\": \"\"b,c\"\"}\"\n2,{}\n",
                "cloud-watch-logs > event-bridge, cloud-watch-logs > event-bridge",
            ),
            ("timestamp,message\n1,{\"a\": 1, \"b\": 2}", "cloud-watch-logs > event-bridge"),
            (
                "message,timestamp\r\n\"{\n}\",1\r\n\"x\",2\r\n",
                "cloud-watch-logs > event-bridge, plain-message",
            ),
            ("\"@timestamp\",\"@message\",\"@ptr\"\n1,\"{}\",p\n", "logs-insights > event-bridge"),
            ("timestamp,message\n1,\"{", "cloud-watch-logs > event-bridge"),
            ("timestamp,message\n\n\n", ""),
            ("\n\"timestamp\",\"message\"\n1,{}", "cloud-watch-logs > event-bridge"),
            ("{}\n\"timestamp\",\"message\"\n1,{}", "event-bridge, event-bridge, not-an-event"),
            ("$ cat\ntimestamp,message\n1,{}", "cloud-watch-logs > event-bridge, not-an-event"),
            ("time,message\n{}", "event-bridge, not-an-event"),
        ] {
            check(text, found);
        }
    }

    #[test]
    fn events_are_in_the_order_of_the_text_though_a_value_reaches_over_an_export() {
        let text = "[{},\ntimestamp,message\n1,{}\n==> a <==\n ,{}";
        let found = crate::ingest(text, 9);
        assert_eq!(found.events.len(), 3);
        assert!(found.events.is_sorted_by_key(|event| event.span.start));
    }

    #[test]
    fn base64_may_stand_by_itself() {
        let base64 = "eyJzb3VyY2UiOiAicyIsICJkZXRhaWwtdHlwZSI6ICJkIn0=";
        let (one, other) = base64.split_at(28);
        check(base64, "base64 > event-bridge");
        check(&format!("{base64}\n{{}}"), "base64 > event-bridge, event-bridge");
        check(&format!("{one}\r\n{other}\r\n"), "base64 > event-bridge");
        check(&format!("[\"{base64}\"]"), "base64 > event-bridge");
        check("eyJzb3VyY2UiOiAicyIs", "not-an-event");
    }
}
