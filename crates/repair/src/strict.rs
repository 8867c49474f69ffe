//! What needs no repair: a quick look, before anything is collected.

use eventglass_syntax::MAX_DEPTH;

/// Whether a text is JSON values after each other, with white space, commas or nothing between. Escapes are not looked
/// at: no repair would help them. Linear.
pub(crate) fn is_stream(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut pos = 0;
    loop {
        pos = skip(bytes, pos, b" \t\r\n,");
        if pos >= bytes.len() {
            return true;
        }
        match value(bytes, pos) {
            Some(end) => pos = end,
            None => return false,
        }
    }
}

/// Where the run of these bytes ends.
fn skip(bytes: &[u8], pos: usize, which: &[u8]) -> usize {
    let rest = bytes.get(pos..).unwrap_or_default();
    pos + rest.iter().take_while(|byte| which.contains(byte)).count()
}

fn space(bytes: &[u8], pos: usize) -> usize {
    skip(bytes, pos, b" \t\r\n")
}

/// The end of the value that begins here.
fn value(bytes: &[u8], start: usize) -> Option<usize> {
    let mut closers = Vec::new();
    let mut pos = start;
    loop {
        pos = match bytes.get(pos)? {
            open @ (b'{' | b'[') if closers.len() < MAX_DEPTH => {
                let closer = if *open == b'{' { b'}' } else { b']' };
                let inner = space(bytes, pos + 1);
                if bytes.get(inner) != Some(&closer) {
                    closers.push(closer);
                    pos = if closer == b'}' { key(bytes, inner)? } else { inner };
                    continue;
                }
                inner + 1
            }
            b'"' => string(bytes, pos)?,
            _ => word(bytes, pos)?,
        };
        // After a value: to the next one, or out of the containers that end here.
        loop {
            let Some(closer) = closers.last() else { return Some(pos) };
            pos = space(bytes, pos);
            match bytes.get(pos)? {
                b',' if *closer == b'}' => pos = key(bytes, space(bytes, pos + 1))?,
                b',' => pos = space(bytes, pos + 1),
                byte if byte == closer => {
                    closers.pop();
                    pos += 1;
                    continue;
                }
                _ => return None,
            }
            break;
        }
    }
}

/// From a key to the value that follows it.
fn key(bytes: &[u8], pos: usize) -> Option<usize> {
    let colon = space(bytes, string(bytes, pos)?);
    (bytes.get(colon) == Some(&b':')).then(|| space(bytes, colon + 1))
}

fn string(bytes: &[u8], start: usize) -> Option<usize> {
    let mut pos = start + usize::from(bytes.get(start) == Some(&b'"'));
    if pos == start {
        return None;
    }
    loop {
        match bytes.get(pos)? {
            b'"' => return Some(pos + 1),
            b'\\' => pos += 2,
            0..0x20 => return None,
            _ => pos += 1,
        }
    }
}

/// The end of a number, `true`, `false` or `null`.
fn word(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    let literal = [&b"true"[..], b"false", b"null"].into_iter().find(|word| rest.starts_with(word));
    let len =
        literal.map_or_else(|| rest.iter().take_while(|byte| is_of_number(**byte)).count(), <[u8]>::len);
    let numeric = literal.is_some() || is_number(rest.get(..len)?);
    let ends = rest
        .get(len)
        .is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte < 0x80 && !b"_$.".contains(byte));
    (numeric && ends).then_some(start + len)
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || b"+-.eE".contains(&byte)
}

/// Whether these bytes are a number of JSON.
pub(crate) fn is_number(bytes: &[u8]) -> bool {
    let after = |pos: usize| skip(bytes, pos, b"0123456789");
    let start = usize::from(bytes.first() == Some(&b'-'));
    let mut pos = after(start);
    let leading_zero = bytes.get(start) == Some(&b'0') && pos > start + 1;
    if pos == start || leading_zero {
        return false;
    }
    if bytes.get(pos) == Some(&b'.') {
        let digits = pos + 1;
        pos = after(digits);
        if pos == digits {
            return false;
        }
    }
    if matches!(bytes.get(pos), Some(b'e' | b'E')) {
        let digits = pos + 1 + usize::from(matches!(bytes.get(pos + 1), Some(b'+' | b'-')));
        pos = after(digits);
        if pos == digits {
            return false;
        }
    }
    pos == bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_told_from_what_may_need_repair() {
        let good = [
            "",
            " \n",
            "{}",
            "{}{}",
            "[1,-2.5e+3,0]\n{\"a\":{\"b\":[]}}",
            "\"a\\\"b\" 1 true",
            "{\"a\":\"…\"},\n{}",
        ];
        for text in good {
            assert!(is_stream(text), "{text}");
        }
        let bad = [
            "{",
            "[1,]",
            "{\"a\" 1}",
            "{a:1}",
            "[01]",
            "[1.]",
            "[1e]",
            "[tru]",
            "[truex]",
            "\"a\nb\"",
            "x {}",
            "]",
        ];
        for text in bad {
            assert!(!is_stream(text), "{text}");
        }
    }
}
