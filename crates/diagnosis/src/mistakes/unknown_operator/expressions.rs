//! Texts with any text in them: regular expressions, `%` and `*`.

use super::super::two_ops_one_object::escaped;

/// The wildcards that say the same as a regular expression; none where there is more in it than texts, `.*` and `|`.
pub(super) fn of_regex(expression: &str) -> Option<Vec<String>> {
    let inner = expression.strip_prefix('/').and_then(|it| it.strip_suffix('/')).unwrap_or(expression);
    let (opens, inner) = anchored(inner.strip_prefix('^'), inner);
    let (closes, inner) = anchored(inner.strip_suffix('$'), inner);
    let inner = inner.strip_prefix('(').and_then(|it| it.strip_suffix(')')).unwrap_or(inner);
    let star = |anchored: bool| if anchored { "" } else { "*" };
    let whole = |part: &str| Some(single_stars(&[star(opens), &of_branch(part)?, star(closes)].concat()));
    inner.split('|').map(whole).collect()
}

fn anchored<'e>(without: Option<&'e str>, inner: &'e str) -> (bool, &'e str) {
    (without.is_some(), without.unwrap_or(inner))
}

fn of_branch(part: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = part.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '.' if rest.next_if(|next| matches!(next, '*' | '+')).is_some() => {
                rest.next_if_eq(&'?');
                out.push('*');
            }
            '\\' => out.push_str(&escaped(&rest.next().filter(char::is_ascii_punctuation)?.to_string())),
            '*' | '+' | '?' | '[' | ']' | '(' | ')' | '{' | '}' | '^' | '$' => return None,
            _ => out.push(c),
        }
    }
    Some(out)
}

/// The wildcard that says the same as `like`.
pub(super) fn of_like(text: &str) -> String {
    single_stars(&escaped(text).replace('%', "*"))
}

/// Two stars in a row are an error, and say no more than one. An escaped star is no star.
fn single_stars(text: &str) -> String {
    let (mut out, mut is_escaped, mut after_star) = (String::new(), false, false);
    for c in text.chars() {
        let is_star = c == '*' && !is_escaped;
        if !(is_star && after_star) {
            out.push(c);
        }
        (is_escaped, after_star) = (c == '\\' && !is_escaped, is_star);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_expressions_are_wildcards() {
        let cases: [(&str, Option<&[&str]>); 8] = [
            ("^prod-.*", Some(&["prod-*"])),
            ("^prod-.+$", Some(&["prod-*"])),
            (r"error\.log$", Some(&["*error.log"])),
            ("timeout", Some(&["*timeout*"])),
            ("^(dev|test)$", Some(&["dev", "test"])),
            (r"^a\*b$", Some(&[r"a\*b"])),
            ("^i-[0-9a-f]+$", None),
            (r"^\d+$", None),
        ];
        for (expression, expected) in cases {
            let found = of_regex(expression);
            assert_eq!(
                found.as_deref().map(|it| it.iter().map(String::as_str).collect()),
                expected.map(Vec::from)
            );
        }
    }
}
