//! M37: a path, an index or `$` in a key.

mod steps;

use eventglass_syntax::{Member, Node, Text, Value};

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, Move, Rewrite};
use crate::words::{Said, Words, code, listed};
use steps::Steps;

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M37",
    code: "jsonpath-key",
    title: Said {
        english: "path, index or `$` in a key", japanese: "キーにパス、添字、`$` が含まれる"
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Keys of a pattern are names of fields, character by character: `items[0]` would be a field of just \
                  that name, and `$` has no meaning. A pattern begins at the top level of the event, nests its keys as \
                  the event does, and steps through arrays without an index: any element may have the value. Drop `$` \
                  and the index, and nest the names.",
        japanese: "イベントパターンのキーは、1 文字ずつそのままフィールド名として扱われます。`items[0]` はその名前の\
                   フィールドを指し、`$` に特別な意味はありません。パターンはイベントの最上位から始まり、イベントと同じ\
                   ように入れ子にします。配列は添字なしでたどられ、どの要素の値でも一致します。`$` と添字を取り除き、\
                   名前を入れ子にしてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"requestParameters":{"instancesSet":{"items[0].imageId":[{"prefix":"ami-"}]}}}}"#,
        event: r#"{"detail":{"requestParameters":{"instancesSet":{"items":[{"imageId":"ami-0123456789abcdef0"}]}}}}"#,
        remedied: Some(
            r#"{"detail":{"requestParameters":{"instancesSet":{"items":{"imageId":[{"prefix":"ami-"}]}}}}}"#,
        ),
    },
};

/// So many keys are rewritten at once.
const MOST: usize = 32;

/// A key that is a path.
struct Found<'c> {
    address: Address,
    member: &'c Member,
    steps: Steps<'c>,
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(tree) = case.tree.as_ref().filter(|_| !case.is_refused()) {
        collect(case, tree, &Address::default(), &mut found);
    }
    if found.is_empty() { Vec::new() } else { vec![told(case, &found)] }
}

fn collect<'c>(case: &'c Case<'_>, node: &'c Node, at: &Address, found: &mut Vec<Found<'c>>) {
    for (position, member) in node.members().iter().enumerate() {
        let (address, key) = (at.inner(position), &member.key.value);
        if found.len() < MOST
            && let Some(steps) = Steps::of(key.as_str())
            && case.fields.named(key.as_str()).is_empty()
        {
            found.push(Found { address: address.clone(), member, steps });
        }
        match &member.value.value {
            Value::Array(branches) if *key == *"$or" => {
                for (position, branch) in branches.iter().enumerate() {
                    collect(case, branch, &address.inner(position), found);
                }
            }
            _ => collect(case, &member.value, &address, found),
        }
    }
}

fn told(case: &Case<'_>, found: &[Found<'_>]) -> Finding {
    let keys: Vec<String> = found.iter().map(|it| code(it.member.key.value.as_str())).collect();
    let keys = listed(&keys);
    let mut said = Words::new(
        format!(
            "A key is the name of a field, character by character, and no field is called {}.",
            keys.english
        ),
        format!(
            "キーは 1 文字ずつそのままフィールド名として扱われます。{} という名前のフィールドはありません。",
            keys.japanese
        ),
    );
    if found.iter().any(|it| it.steps.from_top) {
        said = said.and(&Words::new(
            "A pattern begins at the top level of the event, without `$`.",
            "パターンは `$` なしで、イベントの最上位から始まります。",
        ));
    }
    if found.iter().any(|it| it.steps.has_index) {
        said = said.and(&Words::new(
            "Arrays are stepped through without an index: any element may have the value.",
            "配列は添字なしでたどられ、どの要素の値でも一致します。",
        ));
    }
    let sure = found.iter().any(|it| !it.steps.may_be_name);
    let certainty = if sure { Certainty::Certain } else { Certainty::Likely };
    let is_below = |at: u32| found.iter().any(|it| it.member.key.span.to(it.member.value.span).touches(at));
    let failing = case.failing().into_iter().filter(|told| is_below(told.condition.key.start));
    let failing: Vec<_> = failing.collect();
    let label = Words::new("Write plain names, nested", "名前だけを入れ子にして書く");
    let text = found.iter().rev().try_fold(Rewrite::of(case.text), |rewrite, it| plain(case, rewrite, it));
    let places = found.iter().map(|it| Place::Pattern(it.member.key.span));
    let finding = Finding::accounting(&failing, certainty, said).at(places);
    finding.remedy(text.map(|text| Draft::pattern(label, text.text())))
}

/// Writes a key as names. Keys are taken from the last to the first, so that the places of the others stay what they are.
fn plain(case: &Case<'_>, rewrite: Rewrite, found: &Found<'_>) -> Option<Rewrite> {
    let names: Vec<Text> = found.steps.names.iter().map(|name| Text::from(*name)).collect();
    let (at, outer) = (&found.address, found.address.outer()?);
    let Some(first) = names.first() else { return lifted(rewrite, at, &outer, &found.member.value) };
    let (scope, base) = at.scope(case.tree.as_ref()?);
    let is_from_top = found.steps.from_top && case.root().member(first.as_str()).is_some();
    let object = if is_from_top && base == 0 { scope } else { outer };
    rewrite.nest_or_join(&Move { from: at.clone(), object, keys: names })
}

/// `{"items": {"0": {"sku": ["A1"]}}}`: what stands below an index goes one level up.
fn lifted(rewrite: Rewrite, at: &Address, outer: &Address, value: &Node) -> Option<Rewrite> {
    let members = value.members();
    if members.is_empty() {
        let text = rewrite.text_at(at)?;
        return rewrite.value(outer, &text);
    }
    let moves = members.iter().enumerate().map(|(position, member)| Move {
        from: at.inner(position),
        object: outer.clone(),
        keys: vec![member.key.value.clone()],
    });
    rewrite.rearrange(&moves.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    const CODE: &str = "jsonpath-key";

    #[test]
    fn paths_become_nested_names() {
        let event = r#"{"detail": {"state": "open", "items": [{"sku": "A1"}, {"sku": "B2"}]}}"#;
        let cases = [
            (r#"{"$.detail.state": ["open"]}"#, r#"{"detail": {"state": ["open"]}}"#),
            (r#"{"$": {"detail": {"state": ["open"]}}}"#, r#"{"detail": {"state": ["open"]}}"#),
            (r#"{"/detail/state": ["open"]}"#, r#"{"detail": {"state": ["open"]}}"#),
            (r#"{".detail.state": ["open"]}"#, r#"{"detail": {"state": ["open"]}}"#),
            (r#"{"detail": {"$.state": ["open"]}}"#, r#"{"detail": {"state": ["open"]}}"#),
            (r#"{"detail": {"$.detail.state": ["open"]}}"#, r#"{"detail": {"state": ["open"]}}"#),
            (r#"{"detail": {"items[1]": {"sku": ["B2"]}}}"#, r#"{"detail": {"items": {"sku": ["B2"]}}}"#),
            (
                r#"{"detail": {"items": {"[*]": {"sku": ["B2"]}}}}"#,
                r#"{"detail": {"items": {"sku": ["B2"]}}}"#,
            ),
            (r#"{"detail": {"items": {"0": {"sku": ["A1"]}}}}"#, r#"{"detail": {"items": {"sku": ["A1"]}}}"#),
            (r#"{"detail.items.0.sku": ["A1"]}"#, r#"{"detail": {"items": {"sku": ["A1"]}}}"#),
            (
                r#"{"$.detail.state": ["open"], "$.detail.items[0].sku": ["A1"]}"#,
                r#"{"detail": {"items": {"sku": ["A1"]}, "state": ["open"]}}"#,
            ),
        ];
        for (pattern, remedied) in cases {
            first(CODE, pattern, event, remedied);
        }
    }

    #[test]
    fn a_field_of_that_very_name_is_one() {
        absent(CODE, r#"{"detail": {"items[0]": ["b"]}}"#, r#"{"detail": {"items[0]": "a"}}"#);
        absent(CODE, r#"{"detail": {"404": ["b"]}}"#, r#"{"detail": {"404": "a"}}"#);
    }
}
