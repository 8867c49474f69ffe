//! Events made from the table's own places, in every style of record.

use crate::resources::{Kind, Row};

/// How lists and whole requests are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Style {
    /// `"idSet": [{"id": "x"}]`
    Plain,
    /// `"idSet": {"items": [{"id": "x"}]}`
    Older,
    /// `"OpRequest": {"IdSet": {"tag": 1, "Id": "x"}}`, `"OpResponse": {"idSet": {"item": {"id": "x"}}}`
    Newer,
}

impl Style {
    pub(crate) const ALL: [Style; 3] = [Style::Plain, Style::Older, Style::Newer];
}

/// A call in eu-west-1 at a second of 2026, and the places of it that are set.
pub(crate) struct Record<'a> {
    pub(crate) kind: &'a Kind,
    pub(crate) call: &'static str,
    pub(crate) second: usize,
    pub(crate) error: Option<&'a str>,
    values: Vec<(String, String)>,
}

impl<'a> Record<'a> {
    /// A call that names a resource by one of the table's places. `names` are the parts of its id.
    pub(crate) fn of(kind: &'a Kind, row: &Row, ids: &str, names: &[&str]) -> Record<'a> {
        let mut values = Vec::new();
        if let Some((places, wanted)) =
            row.condition.split_once('=').filter(|(places, _)| !places.ends_with('!'))
        {
            let value = wanted.split(',').next().unwrap().replace('*', "any");
            values.push((places.split('|').next().unwrap().to_owned(), value));
        }
        for (part, name) in ids.split('+').zip(names).filter(|(part, _)| !part.starts_with('\'')) {
            values.retain(|(place, _)| place != part);
            let is_arn = part.to_lowercase().trim_end_matches("[]").ends_with("arn");
            values.push((part.to_owned(), if is_arn { arn(kind, name) } else { (*name).to_owned() }));
        }
        Record { kind, call: row.call, second: 0, error: None, values }
    }

    pub(crate) fn json(&self, style: Style) -> String {
        let service = self.kind.source.split(',').next().unwrap();
        let at = |root: &str| self.tree(root, style);
        let head = format!(
            r#""source": "aws.{service}", "account": "111122223333", "region": "eu-west-1", "resources": {},
               "time": "2026-03-01T{:02}:{:02}:{:02}Z""#,
            at("resources[]").unwrap_or("[]".to_owned()),
            self.second / 3600,
            self.second / 60 % 60,
            self.second % 60,
        );
        if self.call.contains(' ') {
            let detail = at("detail").unwrap_or("{}".to_owned());
            return format!(r#"{{{head}, "detail-type": "{}", "detail": {detail}}}"#, self.call);
        }
        let side = |root: &str, suffix: &str| match (at(root), style) {
            (Some(tree), Style::Newer) => format!(r#"{{"{}{suffix}": {tree}}}"#, self.call),
            (tree, _) => tree.unwrap_or("null".to_owned()),
        };
        let error = self.error.map_or(String::new(), |code| format!(r#", "errorCode": "{code}""#));
        format!(
            r#"{{{head}, "detail-type": "AWS API Call via CloudTrail", "detail": {{"eventSource": "{service}.amazonaws.com",
               "eventName": "{}", "requestParameters": {}, "responseElements": {}{error}}}}}"#,
            self.call,
            side("rq", "Request"),
            side("rs", "Response"),
        )
    }

    /// The object below one root, if anything is set there.
    fn tree(&self, root: &str, style: Style) -> Option<String> {
        let below = self.values.iter().filter_map(|(place, value)| {
            let rest = place.strip_prefix(root)?;
            Some((rest.strip_prefix('.').unwrap_or(rest).split('.').collect::<Vec<_>>(), value.as_str()))
        });
        let below: Vec<(Vec<&str>, &str)> = below.collect();
        if root == "resources[]" {
            return below.first().map(|(_, value)| format!(r#"["{value}"]"#));
        }
        (!below.is_empty()).then(|| object(&below, style, style == Style::Newer && root == "rq"))
    }
}

fn object(below: &[(Vec<&str>, &str)], style: Style, is_pascal: bool) -> String {
    let mut keys: Vec<&str> = below.iter().map(|(steps, _)| steps[0]).collect();
    keys.sort_unstable();
    keys.dedup();
    let member = |key: &str| {
        let rest: Vec<(Vec<&str>, &str)> = below
            .iter()
            .filter(|(steps, _)| steps[0] == key)
            .map(|(steps, value)| (steps[1..].to_vec(), *value))
            .collect();
        let leaf = rest.iter().find(|(steps, _)| steps.is_empty()).map(|(_, value)| format!(r#""{value}""#));
        let value = leaf.clone().unwrap_or_else(|| object(&rest, style, is_pascal));
        let value = match (key.ends_with("[]"), style, is_pascal, leaf) {
            (false, ..) => value,
            (true, Style::Plain, ..) => format!("[{value}]"),
            (true, Style::Older, ..) => format!(r#"{{"items": [{value}]}}"#),
            (true, Style::Newer, false, _) => format!(r#"{{"item": {value}}}"#),
            (true, Style::Newer, true, None) => format!(r#"{{"tag": 1, {}"#, &value[1..]),
            (true, Style::Newer, true, Some(leaf)) => format!(r#"{{"tag": 1, "content": {leaf}}}"#),
        };
        let key = key.trim_end_matches("[]");
        let key = if is_pascal { key[..1].to_uppercase() + &key[1..] } else { key.to_owned() };
        format!(r#""{key}": {value}"#)
    };
    format!("{{{}}}", keys.into_iter().map(member).collect::<Vec<_>>().join(", "))
}

fn arn(kind: &Kind, name: &str) -> String {
    match kind.spelling {
        "secret" => format!("arn:aws:secretsmanager:eu-west-1:111122223333:secret:{name}-AbCd12"),
        _ => format!("arn:aws:{}:eu-west-1:111122223333:thing/{name}", kind.source),
    }
}
