//! M28: the same field inside and outside `$or`.

use eventglass_pattern::{Condition, ConditionId, Group, GroupEntry, Op, Pattern, Tree, compile};
use eventglass_syntax::{Node, Text, Value, push_text};

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::grid::Test;
use crate::rewrite::{Address, Rewrite, list_in};
use crate::words::{Said, Words, code};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M28",
    code: "or-overrides",
    title: Said {
        english: "same field inside and outside `$or`",
        japanese: "`$or` の内と外に同じフィールドがある",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "A field has one list in each branch of `$or`. Where it stands both beside `$or` and in a branch, \
                  the later one in the text replaces the earlier one: they are not joined by AND, and EventBridge \
                  says nothing. Write the field in one of the two places only.",
        japanese: "`$or` の各分岐で、1 つのフィールドが持つリストは 1 つだけです。`$or` の隣と分岐の中の両方に書くと、\
                   後に書かれた方が前のものを置き換えます。AND にはならず、EventBridge も何も知らせません。\
                   フィールドはどちらか一方だけに書いてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"a":["1"],"$or":[{"a":["2"]},{"b":["3"]}]}}"#,
        event: r#"{"detail":{"a":"2"}}"#,
        remedied: Some(r#"{"detail":{"a":["1"],"b":["3"]}}"#),
    },
};

/// A condition that a later one of the same path replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Replaced {
    /// The earlier one, which is not asked.
    pub(super) gone: ConditionId,
    /// The later one.
    pub(super) by: ConditionId,
    /// Whether only one of the two stands in a branch of `$or`, or one in a deeper branch than the other.
    pub(super) by_or: bool,
    /// Whether the explanation is told for branches in which both stand.
    pub(super) is_met: bool,
}

/// The branches of `$or` on the way to a condition: where each `$or` begins, and which of its branches.
type Way = Vec<(u32, usize)>;

/// The conditions that are replaced, in the order of the text.
pub(super) fn replaced(case: &Case<'_>) -> Vec<Replaced> {
    let Some((pattern, told)) = case.pattern().zip(case.explanation.as_ref()) else { return Vec::new() };
    let (mut ways, mut chosen, mut found) = (Vec::new(), Vec::new(), Vec::new());
    collect(&pattern.root, &mut Vec::new(), &mut ways);
    taken(&told.tree, &mut chosen);
    for (index, (gone, way)) in ways.iter().enumerate() {
        let path = path_of(pattern, *gone);
        for (by, other) in ways.iter().skip(index + 1).filter(|(by, _)| path_of(pattern, *by) == path) {
            let clash = way.iter().any(|(or, branch)| other.iter().any(|(it, at)| it == or && at != branch));
            let is_met = way.iter().chain(other).all(|step| chosen.contains(step));
            if !clash {
                found.push(Replaced { gone: *gone, by: *by, by_or: way != other, is_met });
            }
        }
    }
    found
}

fn path_of(pattern: &Pattern, id: ConditionId) -> Option<&Text> {
    pattern.condition(id).map(|it| &it.path)
}

fn collect(group: &Group, way: &mut Way, found: &mut Vec<(ConditionId, Way)>) {
    for entry in &group.entries {
        match entry {
            GroupEntry::Condition(id) => found.push((*id, way.clone())),
            GroupEntry::Group(_, group) => collect(group, way, found),
            GroupEntry::Or(or) => {
                for (at, branch) in or.branches.iter().enumerate() {
                    way.push((or.span.start, at));
                    collect(branch, way, found);
                    way.pop();
                }
            }
        }
    }
}

fn taken(tree: &Tree, found: &mut Way) {
    match tree {
        Tree::All { children, .. } => children.iter().for_each(|child| taken(child, found)),
        Tree::Either { span, chosen, child, .. } => {
            found.push((span.start, *chosen));
            taken(child, found);
        }
        Tree::Condition(_) => {}
    }
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    if !case.matches() {
        return Vec::new();
    }
    let met = replaced(case).into_iter().filter(|it| it.by_or && it.is_met);
    met.filter_map(|it| overridden(case, it)).collect()
}

fn overridden(case: &Case<'_>, replaced: Replaced) -> Option<Finding> {
    let pattern = case.pattern()?;
    let (gone, by) = (pattern.condition(replaced.gone)?, pattern.condition(replaced.by)?);
    let list = |condition: &Condition| case.list(condition).map(|it| it.span.of(case.text));
    let (gone_list, by_list) = (list(gone)?, list(by)?);
    // Where the lost list holds as well, AND would match too: the later one only narrows it down.
    if holds(case, &gone.path, gone_list) {
        return None;
    }
    let (path, before, after) = (code(gone.path.as_str()), code(gone_list), code(by_list));
    let said = Words::new(
        format!(
            "{path} stands both beside `$or` and in the branch that matches: the later list {after} replaces {before}, \
             so that {before} is not asked for here."
        ),
        format!(
            "{path} が `$or` の隣と、一致した分岐の両方にあります。後に書かれた {after} が {before} を置き換えるため、\
             この分岐では {before} は判定されません。"
        ),
    );
    let pair = Pair::new(case, gone, by)?;
    let places = [Place::Pattern(gone.span), Place::Pattern(by.span)];
    let finding = Finding::about(replaced.by, Certainty::Certain, said).at(places);
    let finding = match common(case, gone, by) {
        Some(common) if common.is_empty() => finding.remedy(pair.without_branch()),
        Some(common) => finding.remedy(pair.narrowed(&list_in(case.text, &common))),
        None => finding,
    };
    Some(finding.remedy(pair.spelt_out()))
}

/// Whether a condition, asked by itself, holds in the event.
fn holds(case: &Case<'_>, path: &Text, list: &str) -> bool {
    let mut text = String::from("{");
    push_text(&mut text, path);
    text.extend([":", list, "}"]);
    compile(&text).pattern.is_some_and(|pattern| pattern.matches(&case.event))
}

/// What two lists both accept, as JSON: none where neither is a list of values.
fn common(case: &Case<'_>, one: &Condition, other: &Condition) -> Option<Vec<String>> {
    let is_plain = |it: &&Condition| it.alternatives.iter().all(|it| matches!(it.op, Op::Equals(_)));
    let values = [other, one].into_iter().find(is_plain)?;
    let test = if std::ptr::eq(values, one) { other } else { one };
    let test = Test::new(case.list(test)?.span.of(case.text));
    let elements = case.list(values)?.elements().iter();
    let is_scalar = |it: &&Node| !matches!(it.value, Value::Object(_));
    let both = elements.filter(is_scalar).filter(|it| test.accepts(it));
    Some(both.map(|it| it.span.of(case.text).to_owned()).collect())
}

/// The two conditions, by where they stand.
struct Pair<'c> {
    case: &'c Case<'c>,
    /// The list beside `$or`.
    outer: Address,
    /// The list in a branch.
    inner: Address,
    /// The innermost `$or` that only the inner one stands in.
    or: Address,
    /// The keys from the object with that `$or` to the outer one.
    keys: Vec<Text>,
    /// Whether the inner one comes first and is lost.
    inner_is_lost: bool,
}

impl<'c> Pair<'c> {
    fn new(case: &'c Case<'c>, gone: &'c Condition, by: &'c Condition) -> Option<Pair<'c>> {
        let (first, second) = (case.address(gone)?, case.address(by)?);
        let or = |of: &Address, not: &Address| -> Option<Address> {
            let ways =
                (1..=of.0.len()).rev().map(|depth| Address(of.0.iter().take(depth).copied().collect()));
            let is_or = |it: &Address| {
                it.member(case.tree.as_ref()?).filter(|member| member.key.value == *"$or").map(|_| ())
            };
            ways.filter(|it| !not.0.starts_with(&it.0)).find(|it| is_or(it).is_some())
        };
        let (outer, inner, or, inner_is_lost) = match (or(&second, &first), or(&first, &second)) {
            (Some(or), None) => (first, second, or, false),
            (None, Some(or)) => (second, first, or, true),
            _ => return None,
        };
        let keys = keys_from(case, &or.outer()?, &outer)?;
        Some(Pair { case, outer, inner, or, keys, inner_is_lost })
    }

    /// Without the branch, which could never hold; what is left of two stands without `$or`.
    fn without_branch(&self) -> Option<Draft> {
        let root = self.case.tree.as_ref()?;
        let branches = self.or.of(root)?.elements();
        let position = *self.inner.0.get(self.or.0.len())? as usize;
        let text = Rewrite::of(self.case.text);
        let rewrite = if let [first, second] = branches {
            let left = if position == 0 { second } else { first };
            // Two members of one key would be a mistake of their own.
            let around = self.or.outer()?.of(root)?.members();
            let is_known = |key: &Text| around.iter().any(|it| it.key.value == *key);
            if left.members().iter().any(|it| is_known(&it.key.value)) {
                return None;
            }
            let inside = left.span.of(self.case.text).strip_prefix('{')?.strip_suffix('}')?.trim();
            let member = self.or.member(root)?;
            text.span(member.key.span.to(member.value.span), inside)
        } else {
            text.remove(&self.or.inner(position))
        };
        draft("Drop the branch, which could never hold", "成立しない分岐を削除する", rewrite)
    }

    /// With what both accept in the branch.
    fn narrowed(&self, list: &str) -> Option<Draft> {
        let rewrite = Rewrite::of(self.case.text).value(&self.inner, list)?;
        let rewrite = if self.inner_is_lost { self.outer_first(rewrite) } else { Some(rewrite) };
        draft("Ask for what both accept", "両方が受け入れる値だけを指定する", rewrite)
    }

    /// With the outer condition before `$or`, so that the branch has the last word.
    fn outer_first(&self, rewrite: Rewrite) -> Option<Rewrite> {
        let list = rewrite.text_at(&self.outer)?;
        let text = rewrite.remove(&self.outer)?.text();
        let root = eventglass_syntax::parse(&text).value?;
        let (key, []) = self.keys.split_first()? else { return None };
        let object = self.or.outer()?.of(&root)?;
        let mut start = object.span;
        start.start += 1;
        start.end = object.members().first()?.key.span.start;
        let space = start.of(&text);
        let mut new = String::from(space);
        push_text(&mut new, key);
        new.extend([if text.contains("\": ") { ": " } else { ":" }, &list, ","]);
        new.push_str(if space.is_empty() && text.contains(", ") { " " } else { space });
        Rewrite::of(&text).span(start, &new)
    }

    /// As it is now, with the field written in every branch.
    fn spelt_out(&self) -> Option<Draft> {
        let root = self.case.tree.as_ref()?;
        let list = self.outer.of(root)?.span.of(self.case.text);
        let mut rewrite = Rewrite::of(self.case.text);
        let own = *self.inner.0.get(self.or.0.len())? as usize;
        for (position, _) in self.or.of(root)?.elements().iter().enumerate() {
            let branch = self.or.inner(position);
            let known =
                if position == own { Some(self.inner.clone()) } else { below(root, &branch, &self.keys) };
            rewrite = match known {
                Some(known) if self.inner_is_lost => rewrite.value(&known, list)?,
                Some(_) => rewrite,
                None => rewrite.put(&branch, &self.keys, list)?,
            };
        }
        draft(
            "Write the field in each branch, as it works now",
            "今の動作のまま、各分岐にフィールドを書く",
            rewrite.remove(&self.outer),
        )
    }
}

fn draft(english: &str, japanese: &str, rewrite: Option<Rewrite>) -> Option<Draft> {
    Some(Draft::pattern(Words::new(english, japanese), rewrite?.text()))
}

/// The keys on the way from an object to a value in it.
fn keys_from(case: &Case<'_>, object: &Address, value: &Address) -> Option<Vec<Text>> {
    let root = case.tree.as_ref()?;
    let steps = value.0.strip_prefix(object.0.as_slice())?;
    let key = |depth: usize| {
        let member = Address(value.0.iter().take(object.0.len() + depth).copied().collect());
        Some(member.member(root)?.key.value.clone())
    };
    (1..=steps.len()).map(key).collect()
}

/// What stands below an object at a path of keys.
fn below(root: &Node, object: &Address, keys: &[Text]) -> Option<Address> {
    keys.iter().try_fold(object.clone(), |at, key| {
        let members = at.of(root)?.members();
        Some(at.inner(members.iter().rposition(|it| it.key.value == *key)?))
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn the_branch_that_could_never_hold_is_dropped() {
        let cases = [
            (
                r#"{"$or": [{"a": ["2"]}, {"b": ["3"]}, {"c": ["4"]}], "a": ["1"]}"#,
                r#"{"a": "1", "b": "x"}"#,
                r#"{"$or": [{"b": ["3"]}, {"c": ["4"]}], "a": ["1"]}"#,
            ),
            (
                r#"{"a": ["1", "2"], "$or": [{"a": ["2", "3"]}, {"b": ["3"]}]}"#,
                r#"{"a": "3"}"#,
                r#"{"a": ["1", "2"], "$or": [{"a": ["2"]}, {"b": ["3"]}]}"#,
            ),
            (
                r#"{"$or": [{"a": ["2"]}, {"b": ["3"]}], "a": [{"prefix": ""}]}"#,
                r#"{"a": "3"}"#,
                r#"{"a": [{"prefix": ""}], "$or": [{"a": ["2"]}, {"b": ["3"]}]}"#,
            ),
        ];
        for (pattern, event, remedied) in cases {
            first("or-overrides", pattern, event, remedied);
        }
    }

    #[test]
    fn at_any_depth() {
        for depth in 0..5 {
            let nested =
                |inner: &str| (0..depth).fold(inner.to_owned(), |it, n| format!(r#"{{"k{n}": {it}}}"#));
            let pattern = nested(r#"{"a": ["1"], "$or": [{"a": ["2"]}, {"b": ["3"]}]}"#);
            let remedied = nested(r#"{"a": ["1"], "b": ["3"]}"#);
            first("or-overrides", &pattern, &nested(r#"{"a": "2"}"#), &remedied);
        }
    }

    #[test]
    fn narrowing_down_is_no_mistake() {
        let cases = [
            (r#"{"a": ["1", "2"], "$or": [{"a": ["2"]}, {"b": ["3"]}]}"#, r#"{"a": "2"}"#),
            (r#"{"a": ["1"], "$or": [{"a": ["2"]}, {"b": ["3"]}]}"#, r#"{"a": "1", "b": "3"}"#),
            (r#"{"$or": [{"a": ["2"]}, {"a": ["3"]}]}"#, r#"{"a": "2"}"#),
        ];
        for (pattern, event) in cases {
            absent("or-overrides", pattern, event);
        }
    }
}
