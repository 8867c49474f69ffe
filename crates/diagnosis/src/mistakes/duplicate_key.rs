//! M36: a key is written twice.

use eventglass_pattern::{Op, Pattern, compile};
use eventglass_syntax::{Node, Text, Value, parse, sort_by_order};

use crate::case::{Case, Told};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::mistakes::or_overrides::{Replaced, replaced};
use crate::mistakes::two_anything_but::merged;
use crate::rewrite::{Address, Rewrite, list_in};
use crate::words::{Said, Words, code, listed};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M36",
    code: "duplicate-key",
    title: Said { english: "key written twice", japanese: "同じキーが 2 回書かれている" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Of two lists under one key the later replaces the earlier, and EventBridge says nothing; two \
                  objects under one key are read as one, so that all that stands in both must hold. Join the lists, \
                  write two objects as one, and use `$or` where either will do.",
        japanese: "同じキーのリストが 2 つあると、後のものが前のものを置き換えますが、EventBridge は何も知らせません。\
                   同じキーのオブジェクトが 2 つあると 1 つとして扱われ、両方の中身がすべて必要になります。\
                   リストは 1 つにまとめ、オブジェクトは 1 つにして書き、どちらかでよい場合は `$or` を使ってください。",
    },
    example: Example {
        pattern: r#"{"detail":{"a":["1"]},"detail":{"a":["2"]}}"#,
        event: r#"{"detail":{"a":"1"}}"#,
        remedied: Some(r#"{"detail":{"a":["1","2"]}}"#),
    },
};

/// More keys that are written twice are left as they are.
const MOST: usize = 20;

fn find(case: &Case<'_>) -> Vec<Finding> {
    twice(case).into_iter().collect()
}

fn twice(case: &Case<'_>) -> Option<Finding> {
    let (pattern, root) = (case.pattern()?, case.tree.as_ref()?);
    let lost: Vec<Replaced> = replaced(case).into_iter().filter(|it| !it.by_or).collect();
    let pairs = pairs(root);
    if lost.is_empty() && pairs.is_empty() {
        return None;
    }
    let joined = if pairs.is_empty() { without_lost(case, pattern, &lost) } else { written_once(case.text) };
    let mends = |text: &String| compile(text).pattern.is_some_and(|it| it.matches(&case.event));
    let is_certain = case.matches() || joined.as_ref().is_some_and(mends);
    let certainty = if is_certain { Certainty::Certain } else { Certainty::Likely };
    let conditions: Vec<Told<'_>> =
        case.failing().into_iter().filter(|told| stands_in(case, *told, &pairs, &lost)).collect();
    let finding = Finding::accounting(&conditions, certainty, said(case, pattern, &lost, &pairs));
    let label = if lost.is_empty() {
        Words::new("Write the key once", "キーを 1 回だけ書く")
    } else {
        Words::new("Join the lists", "リストを 1 つにまとめる")
    };
    let finding = finding.at(places(pattern, root, &lost, &pairs));
    let finding = finding.remedy(joined.map(|text| Draft::pattern(label, text)));
    let either = Words::new("Let either do, by `$or`", "`$or` でどちらかを満たせばよいことにする");
    let alternatives = pairs.first().and_then(|pair| pair.as_or(case.text, root));
    Some(finding.remedy(alternatives.map(|text| Draft::pattern(either, text))))
}

/// Two members of an object that have the same key.
#[derive(Clone, Debug)]
struct Pair {
    object: Address,
    first: usize,
    second: usize,
}

fn pairs(root: &Node) -> Vec<Pair> {
    let mut found = Vec::new();
    look(root, &Address::default(), &mut found);
    found
}

fn look(node: &Node, at: &Address, found: &mut Vec<Pair>) {
    let members = node.members();
    for (position, member) in members.iter().enumerate() {
        let key = &member.key.value;
        let before = members.iter().take(position).position(|it| it.key.value == *key && *key != *"$or");
        if let Some(first) = before.filter(|_| found.len() < MOST) {
            found.push(Pair { object: at.clone(), first, second: position });
        }
    }
    let inner = members.iter().map(|it| &it.value).chain(node.elements());
    for (position, value) in
        inner.enumerate().filter(|(_, it)| matches!(it.value, Value::Object(_) | Value::Array(_)))
    {
        look(value, &at.inner(position), found);
    }
}

impl Pair {
    fn key<'n>(&self, root: &'n Node) -> Option<&'n Text> {
        Some(&self.object.inner(self.first).member(root)?.key.value)
    }

    fn has(&self, address: &Address) -> bool {
        [self.first, self.second].iter().any(|it| address.0.starts_with(&self.object.inner(*it).0))
    }

    /// Both members as branches of a `$or`.
    fn as_or(&self, text: &str, root: &Node) -> Option<String> {
        let member = |position: usize| self.object.inner(position).member(root);
        let written = |position: usize| {
            let member = member(position)?;
            Some(["{", member.key.span.to(member.value.span).of(text), "}"].concat())
        };
        let has_or = self.object.of(root)?.member("$or").is_some();
        let is_object = |position: usize| member(position).is_some_and(|it| it.value.is_object());
        if has_or || !is_object(self.first) || !is_object(self.second) {
            return None;
        }
        let branches = list_in(text, &[written(self.first)?, written(self.second)?]);
        let colon = if text.contains("\": ") { ": " } else { ":" };
        let first = member(self.first)?;
        let span = first.key.span.to(first.value.span);
        let rewrite = Rewrite::of(text).remove(&self.object.inner(self.second))?;
        Some(rewrite.span(span, &["\"$or\"", colon, &branches].concat())?.text())
    }
}

/// The pattern with every key of an object written once: lists joined, objects made one. None where a list meets an
/// object.
fn written_once(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..MOST {
        let root = parse(&text).value?;
        let Some(pair) = pairs(&root).into_iter().next() else { return Some(text) };
        let (into, from) = (pair.object.inner(pair.first), pair.object.inner(pair.second));
        text = join(Rewrite::of(&text), &root, &into, &from)?.remove(&from)?.text();
    }
    None
}

/// Adds what stands at one place to what stands at an earlier one.
fn join(rewrite: Rewrite, root: &Node, into: &Address, from: &Address) -> Option<Rewrite> {
    match (&into.of(root)?.value, &from.of(root)?.value) {
        (Value::Array(known), Value::Array(new)) => joined_lists(rewrite, into, known, new, from),
        (Value::Object(known), Value::Object(new)) => {
            new.iter().enumerate().try_fold(rewrite, |rewrite, (position, member)| {
                let from = from.inner(position);
                let known = known.iter().position(|it| it.key.value == member.key.value);
                if let Some(known) = known {
                    return join(rewrite, root, &into.inner(known), &from);
                }
                let value = rewrite.text_at(&from)?;
                rewrite.put(into, std::slice::from_ref(&member.key.value), &value)
            })
        }
        _ => None,
    }
}

fn joined_lists(
    rewrite: Rewrite,
    into: &Address,
    known: &[Node],
    new: &[Node],
    from: &Address,
) -> Option<Rewrite> {
    let lists = [rewrite.text_at(into)?, rewrite.text_at(from)?];
    if let Some(one) = one_exclusion(&lists) {
        return rewrite.value(into, &["[", &one, "]"].concat());
    }
    new.iter().enumerate().filter(|(_, it)| !known.contains(it)).try_fold(
        rewrite,
        |rewrite, (position, _)| {
            let element = rewrite.text_at(&from.inner(position))?;
            rewrite.push(into, &element)
        },
    )
}

/// Two lists of nothing but `anything-but` as one, since side by side they would exclude nothing.
fn one_exclusion(lists: &[String; 2]) -> Option<String> {
    let both = lists.iter().map(|list| ["{\"e\": ", list, "}"].concat());
    let patterns: Vec<Pattern> = both.filter_map(|text| compile(&text).pattern).collect();
    let ops = || patterns.iter().flat_map(|it| &it.conditions).flat_map(|it| &it.alternatives);
    let tests = ops().map(|it| match &it.op {
        Op::AnythingBut(test) => Some(test),
        _ => None,
    });
    let tests: Vec<_> = tests.collect::<Option<_>>()?;
    merged(&lists.concat(), tests.into_iter())
}

/// As [`written_once`], for keys that are only the same when they are joined by dots.
fn without_lost(case: &Case<'_>, pattern: &Pattern, lost: &[Replaced]) -> Option<String> {
    let root = case.tree.as_ref()?;
    let is_first = |it: &&Replaced| !lost.iter().any(|other| other.by == it.gone);
    let mut rewrite = Rewrite::of(case.text);
    let mut gone: Vec<Address> = Vec::new();
    for it in lost.iter().filter(is_first) {
        let address = |id| case.address(pattern.condition(id)?);
        let (into, from) = (address(it.gone)?, address(it.by)?);
        rewrite = join(rewrite, root, &into, &from)?;
        gone.push(from);
    }
    gone.sort();
    Some(gone.iter().rev().try_fold(rewrite, Rewrite::remove)?.text())
}

fn stands_in(case: &Case<'_>, told: Told<'_>, pairs: &[Pair], lost: &[Replaced]) -> bool {
    let address = case.address(told.condition);
    let is_by = lost.iter().any(|it| it.by == told.id);
    is_by || address.is_some_and(|address| pairs.iter().any(|pair| pair.has(&address)))
}

fn said(case: &Case<'_>, pattern: &Pattern, lost: &[Replaced], pairs: &[Pair]) -> Words {
    let written =
        |id| pattern.condition(id).and_then(|it| case.list(it)).map_or("", |it| it.span.of(case.text));
    let Some((first, path)) = lost.first().and_then(|it| Some((it, &pattern.condition(it.gone)?.path)))
    else {
        let keys = pairs.iter().filter_map(|pair| pair.key(case.tree.as_ref()?));
        let mut keys: Vec<String> = keys.map(|key| code(key.as_str())).collect();
        keys.dedup();
        let keys = listed(&keys);
        return Words::new(
            format!(
                "{} stands twice, and EventBridge reads both as one: all that is in them must hold.",
                keys.english
            ),
            format!(
                "{} が 2 回書かれています。EventBridge は 1 つとして扱い、両方の中身がすべて必要になります。",
                keys.japanese
            ),
        );
    };
    let (path, before, after) = (code(path.as_str()), code(written(first.gone)), code(written(first.by)));
    Words::new(
        format!("{path} is written twice: the later list {after} replaces {before}, which is not asked for."),
        format!(
            "{path} が 2 回書かれています。後の {after} が前の {before} を置き換え、前のリストは判定されません。"
        ),
    )
}

fn places(pattern: &Pattern, root: &Node, lost: &[Replaced], pairs: &[Pair]) -> Vec<Place> {
    let lists = lost.iter().flat_map(|it| [it.gone, it.by]).filter_map(|id| pattern.condition(id));
    let keys = pairs.iter().flat_map(|pair| [pair.first, pair.second].map(|at| pair.object.inner(at)));
    let keys = keys.filter_map(|address| Some(address.member(root)?.key.span));
    let mut spans: Vec<_> = lists.map(|it| it.key).chain(keys).collect();
    sort_by_order(&mut spans, |span| span.order());
    spans.dedup();
    spans.into_iter().map(Place::Pattern).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn lists_are_joined_and_objects_made_one() {
        let cases = [
            (
                r#"{"a": ["1"], "b": ["x"], "a": ["2", "1"]}"#,
                r#"{"a": "1", "b": "x"}"#,
                r#"{"a": ["1", "2"], "b": ["x"]}"#,
            ),
            (r#"{"a": ["1"], "a": ["2"], "a": ["3"]}"#, r#"{"a": "1"}"#, r#"{"a": ["1", "2", "3"]}"#),
            (r#"{"d": {"a": ["1"]}, "d.a": ["2"]}"#, r#"{"d": {"a": "1"}}"#, r#"{"d": {"a": ["1", "2"]}}"#),
            (
                r#"{"d": {"a": ["1"]}, "d": {"b": ["2"]}}"#,
                r#"{"d": {"a": "1", "b": "2"}}"#,
                r#"{"d": {"a": ["1"], "b": ["2"]}}"#,
            ),
            (
                r#"{"d": {"a": ["1"]}, "d": {"b": ["2"]}}"#,
                r#"{"d": {"a": "0", "b": "2"}}"#,
                r#"{"$or": [{"d": {"a": ["1"]}}, {"d": {"b": ["2"]}}]}"#,
            ),
            (
                r#"{"a": [{"anything-but": "x"}], "a": [{"anything-but": "y"}]}"#,
                r#"{"a": "x"}"#,
                r#"{"a": [{"anything-but": ["x", "y"]}]}"#,
            ),
        ];
        for (pattern, event, remedied) in cases {
            first("duplicate-key", pattern, event, remedied);
        }
    }

    #[test]
    fn one_key_in_different_objects_is_no_mistake() {
        absent(
            "duplicate-key",
            r#"{"a": {"k": ["1"]}, "b": {"k": ["2"]}}"#,
            r#"{"a": {"k": "1"}, "b": {"k": "2"}}"#,
        );
        absent("duplicate-key", r#"{"$or": [{"a": ["1"]}, {"a": ["2"]}]}"#, r#"{"a": "1"}"#);
    }
}
