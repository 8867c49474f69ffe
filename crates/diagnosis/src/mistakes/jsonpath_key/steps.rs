//! Keys that are written as paths.

/// A key that is a path: `$.detail.items[0].sku`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Steps<'k> {
    /// The names in it.
    pub(super) names: Vec<&'k str>,
    /// It begins with `$`.
    pub(super) from_top: bool,
    /// It has an index or a `*`.
    pub(super) has_index: bool,
    /// It could be a name after all: `0`, `*`, `/detail`
    pub(super) may_be_name: bool,
}

impl<'k> Steps<'k> {
    /// Reads a key; none where it is a name, or several joined by dots.
    pub(super) fn of(key: &'k str) -> Option<Self> {
        let inner = key.strip_prefix('$').filter(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        let mut steps =
            Steps { names: Vec::new(), from_top: inner.is_some(), has_index: false, may_be_name: true };
        if let Some(pointer) = key.strip_prefix('/') {
            pointer.split('/').for_each(|name| {
                steps.name(name);
            });
            return Some(steps);
        }
        let mut rest = inner.unwrap_or(key);
        while !rest.is_empty() {
            rest = match rest.strip_prefix('[') {
                Some(bracket) => steps.bracket(bracket)?,
                None => steps.name(rest),
            };
        }
        steps.may_be_name &= !steps.from_top;
        let is_path = steps.from_top || steps.has_index || !steps.may_be_name || key.starts_with('.');
        is_path.then_some(steps)
    }

    /// `0]`, `*]`, `'sku']`
    fn bracket(&mut self, rest: &'k str) -> Option<&'k str> {
        let (inside, rest) = rest.split_once(']')?;
        let quoted = |quote: char| inside.strip_prefix(quote)?.strip_suffix(quote);
        match quoted('\'').or_else(|| quoted('"')) {
            Some(name) => self.names.push(name),
            None if inside.contains(|c: char| c.is_alphabetic()) => return None,
            None => self.has_index = true,
        }
        self.may_be_name = false;
        Some(rest)
    }

    /// `sku`, `sku.` or `sku[`
    fn name(&mut self, rest: &'k str) -> &'k str {
        let (name, rest) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
        if name == "*" || !name.is_empty() && name.bytes().all(|it| it.is_ascii_digit()) {
            self.has_index = true;
        } else if !name.is_empty() {
            self.names.push(name);
        }
        rest.strip_prefix('.').unwrap_or(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_is_left_of_a_path() {
        let cases: [(&str, Option<&[&str]>); 16] = [
            ("items[0].imageId", Some(&["items", "imageId"])),
            ("$.detail.state", Some(&["detail", "state"])),
            ("$", Some(&[])),
            ("$['detail']['a.b']", Some(&["detail", "a.b"])),
            ("items[*]", Some(&["items"])),
            ("items[].sku", Some(&["items", "sku"])),
            ("items.0.sku", Some(&["items", "sku"])),
            ("[0]", Some(&[])),
            ("$..sku", Some(&["sku"])),
            ("/detail/items/0/sku", Some(&["detail", "items", "sku"])),
            (".detail.state", Some(&["detail", "state"])),
            ("state", None),
            ("a.b", None),
            ("$or", None),
            ("", None),
            ("a[b", None),
        ];
        for (key, expected) in cases {
            let names = Steps::of(key).map(|it| it.names);
            assert_eq!(names.as_deref(), expected, "{key}");
        }
    }
}
