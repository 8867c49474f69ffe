//! The text of an event that keeps its layout.

use eventglass_syntax::Span;

/// The text at `span`, without what all its lines are indented by. An object that begins at column five of
/// its line loses five columns at most, so that its lines keep standing as they did to each other. Only for
/// text without syntax problems: there no string holds a line break.
pub(crate) fn dedented(text: &str, span: Span) -> String {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    let whole = span.of(text);
    if column == 0 && !whole.contains('\r') {
        // Nothing can be taken away: the usual case, and the text may be long.
        return whole.to_owned();
    }
    let mut lines = whole.lines();
    let first = lines.next().unwrap_or_default();
    let margin = common_indent(lines.clone()).min(column);
    let rest = lines.flat_map(|line| ["\n", line.get(margin..).unwrap_or_default()]);
    std::iter::once(first).chain(rest).collect()
}

/// How many bytes of white space all lines begin with alike. Empty lines do not count.
fn common_indent<'a>(lines: impl Iterator<Item = &'a str>) -> usize {
    let indents = lines.filter(|line| !line.trim_ascii().is_empty()).map(indent);
    let common = indents.reduce(|one, other| {
        let alike = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
        one.get(..alike).unwrap_or_default()
    });
    common.map_or(0, str::len)
}

fn indent(line: &str) -> &str {
    let rest = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - rest.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_stays_and_the_margin_goes() {
        let cases = [
            ("|{\n  \"a\": 1\n}", "{\n  \"a\": 1\n}"),
            ("  |{\n    \"a\": 1\n  }", "{\n  \"a\": 1\n}"),
            ("[|{ \"a\": 1,\n   \"b\": 2 }", "{ \"a\": 1,\n  \"b\": 2 }"),
            ("\t|{\r\n\t\t\"a\": 1\r\n\t}", "{\n\t\"a\": 1\n}"),
            ("    |{\n      \"a\": 1,\n\n  \"b\": 2\n    }", "{\n    \"a\": 1,\n\n\"b\": 2\n  }"),
            ("  |{\n\t\"a\": 1\n  }", "{\n\t\"a\": 1\n  }"),
        ];
        for (marked, body) in cases {
            let start = marked.find('|').unwrap();
            let text = marked.replace('|', "");
            assert_eq!(dedented(&text, Span::new(start, text.len())), body, "{marked}");
        }
    }
}
