//! Writing text into JSON strings.

use std::fmt::Write;

use crate::Text;

/// Appends a text as it stands between the quotes of a JSON string: only what must be escaped is. Copies the rest in
/// whole runs.
pub fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
        let (plain, from) = rest.split_at(at);
        out.push_str(plain);
        let (escaped, after) = from.split_at(1);
        match escaped {
            "\n" => out.push_str("\\n"),
            "\r" => out.push_str("\\r"),
            "\t" => out.push_str("\\t"),
            "\u{8}" => out.push_str("\\b"),
            "\u{c}" => out.push_str("\\f"),
            "\"" | "\\" => out.extend(["\\", escaped]),
            control => push_unit(out, control.bytes().map(u16::from).sum()),
        }
        rest = after;
    }
    out.push_str(rest);
}

/// Appends a text as a JSON string, with its quotes; lone surrogates as escapes.
pub fn push_text(out: &mut String, text: &Text) {
    out.push('"');
    if text.has_lone_surrogate() {
        for unit in char::decode_utf16(text.units()) {
            match unit {
                Ok(c) => push_escaped(out, c.encode_utf8(&mut [0; 4])),
                Err(lone) => push_unit(out, lone.unpaired_surrogate()),
            }
        }
    } else {
        push_escaped(out, text.as_str());
    }
    out.push('"');
}

/// Appends a UTF-16 unit as an escape of four digits: a control character, or a surrogate that stands alone.
pub fn push_unit(out: &mut String, unit: u16) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\u{unit:04x}");
}

#[cfg(test)]
mod tests {
    use super::push_escaped;

    #[test]
    fn only_what_must_be_is_escaped() {
        let cases = [
            ("plain é日😀/", "plain é日😀/"),
            ("a\"b\\c", r#"a\"b\\c"#),
            ("\n\r\t\u{8}\u{c}", r"\n\r\t\b\f"),
            ("\u{0}\u{1f}\u{7f}", "\\u0000\\u001f\u{7f}"),
        ];
        for (text, escaped) in cases {
            let mut out = String::new();
            push_escaped(&mut out, text);
            assert_eq!(out, escaped);
        }
    }
}
