//! Cases written by hand, in files of several.

use std::collections::BTreeMap;

/// A case: its parts by name.
pub(crate) struct Written {
    pub(crate) name: String,
    pub(crate) parts: BTreeMap<String, String>,
}

impl Written {
    pub(crate) fn part(&self, name: &str) -> Option<&str> {
        self.parts.get(name).map(String::as_str)
    }

    pub(crate) fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        self.part(name).unwrap_or_default().lines().filter(|line| !line.is_empty())
    }
}

/// The cases of a file: each begins with `=== name`, its parts with `--- part`.
pub(crate) fn read(text: &str) -> Vec<Written> {
    let mut cases: Vec<Written> = Vec::new();
    let mut part = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            cases.push(Written { name: name.to_owned(), parts: BTreeMap::new() });
            part.clear();
        } else if let Some(name) = line.strip_prefix("--- ") {
            name.clone_into(&mut part);
            cases.last_mut().unwrap().parts.insert(part.clone(), String::new());
        } else if let Some(text) = cases.last_mut().and_then(|it| it.parts.get_mut(&part)) {
            text.push_str(line);
            text.push('\n');
        }
    }
    for case in &mut cases {
        case.parts.values_mut().for_each(|text| text.truncate(text.trim_end().len()));
    }
    cases
}
