//! M35: `$or` over operators or values instead of fields.

use eventglass_pattern::{Event, ProblemKind, compile};
use eventglass_syntax::{Node, Span, Text, Value};

use super::unknown_operator::{elements, meaning};
use crate::case::{Case, Refused};
use crate::catalogue::{Example, Mistake, Page};
use crate::difference::Edit;
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, comma, replaced};
use crate::words::{Said, Words, code, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M35",
    code: "or-degraded",
    title: Said {
        english: "`$or` that holds no branches of fields",
        japanese: "フィールドの分岐になっていない `$or`",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`$or` is a field whose value is a list of patterns: each branch is an object of field names. Operators \
                  and values for one field need no `$or`; they are alternatives already where they stand in the field's \
                  own list. Inside `$or` names of operators cannot be names of fields.",
        japanese: "`$or` はパターンのリストを値に持つフィールドで、各分岐はフィールド名を持つオブジェクトです。1 つのフィールドの\
                   演算子や値を並べるのに `$or` は要りません。フィールドのリストに並べるだけで、どれか 1 つで足りる候補になります。\
                   `$or` の中では、演算子の名前をフィールド名として使えません。",
    },
    example: Example {
        pattern: r#"{"detail":{"$or":[{"prefix":"a"},{"suffix":"z"}]}}"#,
        event: r#"{"detail":{"x":"abc"}}"#,
        remedied: Some(r#"{"detail":{"x":[{"prefix":"a"},{"suffix":"z"}]}}"#),
    },
};

/// Longer than any pattern that EventBridge takes.
const LONG: usize = 4_096;
/// So many fields of the event are offered, of so many.
const MOST_FIELDS: (usize, usize) = (3, 100);

fn is_degraded(kind: &ProblemKind) -> bool {
    use ProblemKind as P;
    matches!(kind, P::OrNotList | P::OrNotObjects | P::OrReserved(_) | P::UnknownOperator(_))
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(root) = case.tree.as_ref() else { return Vec::new() };
    let mut known: Vec<Address> = Vec::new();
    let mut found = Vec::new();
    for it in case.refused_for(is_degraded) {
        let Some(or) = Or::of(case, root, &it) else { continue };
        if !known.contains(&or.address) {
            known.push(or.address.clone());
            found.push(or.finding(case, &it));
        }
    }
    found
}

/// A list in which `$or` was meant under another name: `"or": [{"a": ["x"]}, {"b": ["y"]}]`
pub(super) fn is_meant(case: &Case<'_>, it: &Refused<'_>) -> bool {
    let name = it.field.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_name = matches!(name.trim_start_matches('$'), "or" | "and" | "anyof" | "allof" | "oneof");
    let list = it.within.as_ref().zip(case.tree.as_ref()).and_then(|(within, root)| within.0.of(root));
    is_name && list.is_some_and(|list| list.elements().iter().take(MOST_FIELDS.1).all(is_fields))
}

fn is_fields(branch: &Node) -> bool {
    branch
        .members()
        .first()
        .is_some_and(|it| it.key.value == *"$or" || meaning(it.key.value.as_str()).is_none())
}

/// An `$or` that is none.
struct Or<'c> {
    /// Where its value stands.
    address: Address,
    /// Its value.
    value: &'c Node,
    /// The text to be replaced: its member, or the element or key that it is.
    own: Span,
    /// The dotted path of the object around it.
    outer: Text,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `"$or": [{"prefix": "a"}]`
    Member,
    /// `"a": [{"$or": ["x", "y"]}]`
    Element,
    /// `"or": [{"a": ["x"]}]`
    Named,
}

impl<'c> Or<'c> {
    fn of(case: &Case<'_>, root: &'c Node, it: &Refused<'c>) -> Option<Self> {
        if let ProblemKind::UnknownOperator(name) = &it.problem.kind {
            if &**name == "$or" {
                let element = it.within.as_ref()?.1;
                let (value, outer) = (&element.members().first()?.value, it.field.clone());
                return Some(Or {
                    address: it.address.clone(),
                    value,
                    own: element.span,
                    outer,
                    shape: Shape::Element,
                });
            }
            let address = it.within.as_ref()?.0.clone();
            let member = address.member(root).filter(|_| is_meant(case, it))?;
            let (value, own, outer) = (&member.value, member.key.span, it.field.clone());
            return Some(Or { address, value, own, outer, shape: Shape::Named });
        }
        // Of a reserved name the branch and the key lie between; deeper there is a field that it may belong to.
        let (up, outer) = match &it.problem.kind {
            ProblemKind::OrReserved(name) => {
                (2, it.field.as_str().strip_suffix(&**name)?.trim_end_matches('.').into())
            }
            ProblemKind::OrNotObjects => (1, it.field.clone()),
            _ => (0, it.field.clone()),
        };
        let address = Address(it.address.0.get(..it.address.0.len().checked_sub(up)?)?.to_vec());
        let member = address.member(root).filter(|member| member.key.value == *"$or")?;
        let own = member.key.span.to(member.value.span);
        Some(Or { address, value: &member.value, own, outer, shape: Shape::Member })
    }

    fn finding(&self, case: &Case<'_>, it: &Refused<'_>) -> Finding {
        let finding =
            Finding::general(Certainty::Certain, self.said(case.text)).at([Place::Pattern(it.problem.span)]);
        if Or::is_about_field(case, it) {
            return finding.inexpressible(Words::new(
                "Inside `$or` a field cannot have the name of an operator. Write a rule for each branch.",
                "`$or` の中では、演算子の名前をフィールド名として使えません。分岐ごとに別のルールを作ってください。",
            ));
        }
        let drafts = match (self.shape, self.alternatives(case.text)) {
            (Shape::Named, _) => self.renamed(case).into_iter().collect(),
            (Shape::Element, Some(all)) => vec![self.spliced(case, &all)],
            (Shape::Element, None) => Or::unwrapped(case, it).into_iter().collect(),
            (Shape::Member, Some(all)) => self.in_field(case, &all),
            (Shape::Member, None) => self.branched(case).into_iter().collect(),
        };
        drafts.into_iter().fold(finding, |finding, draft| finding.remedy(Some(draft)))
    }

    /// Whether the reserved name is a field's, which the event has.
    fn is_about_field(case: &Case<'_>, it: &Refused<'_>) -> bool {
        let has = || !case.fields.at(&it.field).is_empty();
        matches!(it.problem.kind, ProblemKind::OrReserved(_)) && it.node.as_str().is_none() && has()
    }

    /// The branches as elements of a field's list, where all are values or operators.
    fn alternatives(&self, text: &str) -> Option<Vec<String>> {
        let branches = match &self.value.value {
            Value::Array(branches) => branches.as_slice(),
            _ => std::slice::from_ref(self.value),
        };
        let of = |branch: &Node| match &branch.value {
            Value::Array(inner) => Some(inner.iter().map(|it| it.span.of(text).to_owned()).collect()),
            Value::Object(members) => members
                .iter()
                .map(|it| elements(text, it))
                .collect::<Option<Vec<_>>>()
                .map(|all| all.concat()),
            Value::Unreadable => None,
            _ => Some(vec![branch.span.of(text).to_owned()]),
        };
        let all: Vec<String> = branches.iter().map(of).collect::<Option<Vec<Vec<String>>>>()?.concat();
        (!all.is_empty()).then_some(all)
    }

    /// The alternatives in the list of the field that they belong to: the one around them, else one of the event that
    /// passes.
    fn in_field(&self, case: &Case<'_>, all: &[String]) -> Vec<Draft> {
        let list = ["[", &all.join(comma(case.text)), "]"].concat();
        let label = |name: &str| {
            Words::new(format!("Put them in the list of {name}"), format!("{name} のリストに書く"))
        };
        let around = self
            .address
            .outer()
            .zip(case.tree.as_ref())
            .and_then(|(outer, root)| Some((outer.member(root)?, outer.of(root)?)));
        let objects = self.objects(case);
        if let Some((member, object)) = around.filter(|(_, it)| it.members().len() == 1 && objects.is_empty())
        {
            let edit = Edit { span: object.span, replacement: list };
            let name = label(&code(member.key.value.as_str()));
            return vec![Draft::pattern(name, replaced(case.text, vec![edit]))];
        }
        let names = objects.iter().flat_map(|it| it.members()).map(|it| &it.key.value);
        // It is read for each of them.
        let names = names.take(if list.len() > LONG { 0 } else { MOST_FIELDS.1 });
        let passing = names.filter(|name| {
            let pattern = ["{", &quoted(name), ":", &list, "}"].concat();
            let pattern = compile(&pattern).pattern;
            pattern.is_some_and(|pattern| objects.iter().any(|it| pattern.matches(&Event::new(it))))
        });
        let draft = |name: &Text| {
            let colon = if comma(case.text) == ", " { ": " } else { ":" };
            let edit = Edit { span: self.own, replacement: [&quoted(name), colon, &list].concat() };
            Draft::pattern(label(&code(name.as_str())), replaced(case.text, vec![edit]))
        };
        passing.take(MOST_FIELDS.0).map(draft).collect()
    }

    /// What the event has where `$or` stands: objects.
    fn objects<'e>(&self, case: &Case<'e>) -> Vec<&'e Node> {
        let here = match self.outer.as_str() {
            "" => vec![case.root()],
            _ => case
                .fields
                .at(&self.outer)
                .into_iter()
                .filter_map(|id| Some(case.fields.get(id)?.node))
                .collect(),
        };
        let all = here.into_iter().flat_map(|it| match &it.value {
            Value::Array(inner) => inner.as_slice(),
            _ => std::slice::from_ref(it),
        });
        all.filter(|it| it.is_object()).collect()
    }

    /// `"$or": {"a": ["x"], "b": ["y"]}`: each field a branch; one alone needs no `$or`.
    fn branched(&self, case: &Case<'_>) -> Option<Draft> {
        let members = self.value.members();
        let (first, last) = (members.first()?, members.last()?);
        let part =
            |start: u32, end: u32, new: &str| Edit { span: Span { start, end }, replacement: new.to_owned() };
        let (start, end) = (first.key.span.start, last.value.span.end);
        let is_one = members.len() == 1;
        let (open, close) = if is_one { ("", "") } else { ("[{", "}]") };
        let from = if is_one { self.own.start } else { self.value.span.start };
        let mut parts = vec![part(from, start, open), part(end, self.value.span.end, close)];
        let between = ["}", comma(case.text), "{"].concat();
        parts.extend(members.windows(2).filter_map(|pair| {
            let [before, after] = pair else { return None };
            Some(part(before.value.span.end, after.key.span.start, &between))
        }));
        let label = if is_one {
            Words::new("Write the field without `$or`", "`$or` を使わずにフィールドを書く")
        } else {
            Words::new("Make each field a branch", "フィールドをそれぞれ分岐にする")
        };
        Some(Draft::pattern(label, replaced(case.text, parts)))
    }

    /// `[{"$or": ["x", "y"]}]`: a list is an alternative already.
    fn spliced(&self, case: &Case<'_>, all: &[String]) -> Draft {
        let edit = Edit { span: self.own, replacement: all.join(comma(case.text)) };
        let label = Words::new("Write them in the list itself", "リストに直接書く");
        Draft::pattern(label, replaced(case.text, vec![edit]))
    }

    /// `[{"$or": [{"a": ["x"]}, {"b": ["y"]}]}]`: an object instead of a list.
    fn unwrapped(case: &Case<'_>, it: &Refused<'_>) -> Option<Draft> {
        let list = it.within.as_ref()?.0.of(case.tree.as_ref()?)?;
        let [only] = list.elements() else { return None };
        let edit = Edit { span: list.span, replacement: only.span.of(case.text).to_owned() };
        let label = Words::new("Leave out the brackets around `$or`", "`$or` を囲む括弧を取り除く");
        Some(Draft::pattern(label, replaced(case.text, vec![edit])))
    }

    fn renamed(&self, case: &Case<'_>) -> Option<Draft> {
        let name = self.own.of(case.text).to_ascii_lowercase();
        if !name.contains("and") && !name.contains("all") {
            let edit = Edit { span: self.own, replacement: "\"$or\"".into() };
            let label = Words::new("Rename to `$or`", "`$or` に変更");
            return Some(Draft::pattern(label, replaced(case.text, vec![edit])));
        }
        let fields: Option<Vec<&str>> = self
            .value
            .elements()
            .iter()
            .map(|it| {
                let all = it.members().iter().map(|member| member.key.span.to(member.value.span));
                Some(all.reduce(Span::to)?.of(case.text))
            })
            .collect();
        let edit = Edit { span: self.own.to(self.value.span), replacement: fields?.join(comma(case.text)) };
        let label = Words::new("Write the fields beside each other", "フィールドを並べて書く");
        Some(Draft::pattern(label, replaced(case.text, vec![edit])))
    }

    fn said(&self, text: &str) -> Words {
        let field = if self.outer.as_str().is_empty() {
            Words::new("at the top level", "最上位")
        } else {
            let outer = code(self.outer.as_str());
            Words::new(format!("at {outer}"), [&outer, " "].concat())
        };
        match self.shape {
            Shape::Named => Words::new(
                format!(
                    "The list {} holds patterns; what joins patterns by OR is called `$or`, and AND needs no name.",
                    field.english
                ),
                format!(
                    "{}のリストにはパターンが並んでいます。パターンを OR で結ぶフィールドの名前は `$or` です。AND に名前は要りません。",
                    field.japanese
                ),
            ),
            Shape::Element => Words::new(
                format!(
                    "In the list {} stands `$or`, which is no operator; the elements of a list are joined by OR already.",
                    field.english
                ),
                format!(
                    "{}のリストに `$or` が書かれていますが、`$or` は演算子ではありません。リストの要素はもともと OR で結ばれます。",
                    field.japanese
                ),
            ),
            Shape::Member if self.alternatives(text).is_some() => Words::new(
                format!(
                    "The branches of `$or` {} hold operators or values; they must be objects with the names of fields.",
                    field.english
                ),
                format!(
                    "{}にある `$or` の分岐に演算子や値が書かれています。分岐はフィールド名を持つオブジェクトでなければなりません。",
                    field.japanese
                ),
            ),
            Shape::Member => Words::new(
                format!("`$or` {} is not a list of objects with the names of fields.", field.english),
                format!(
                    "{}の `$or` が、フィールド名を持つオブジェクトのリストになっていません。",
                    field.japanese
                ),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first, inexpressible};

    #[test]
    fn operators_and_values_belong_to_a_fields_list() {
        let cases = [
            (r#"{"$or":[{"prefix":"a"},{"suffix":"z"}]}"#, r#"{"x":[{"prefix":"a"},{"suffix":"z"}]}"#),
            (r#"{"x":{"$or":["abc","d"]}}"#, r#"{"x":["abc","d"]}"#),
            (
                r#"{"x":{"$or":[{"prefix":"a"},{"contains":"z"}]}}"#,
                r#"{"x":[{"prefix":"a"},{"wildcard":"*z*"}]}"#,
            ),
            (r#"{"x":{"$or":[{"prefix":["q","a"]},"d"]}}"#, r#"{"x":[{"prefix":"q"},{"prefix":"a"},"d"]}"#),
            (r#"{"x":[{"$or":["abc",{"prefix":"d"}]}]}"#, r#"{"x":["abc",{"prefix":"d"}]}"#),
            (r#"{"$or":{"x":["abc"],"y":["2"]}}"#, r#"{"$or":[{"x":["abc"]},{"y":["2"]}]}"#),
            (r#"{"$or":{"x":["abc"]}}"#, r#"{"x":["abc"]}"#),
            (r#"{"o":[{"$or":[{"p":["1"]},{"q":["2"]}]}]}"#, r#"{"o":{"$or":[{"p":["1"]},{"q":["2"]}]}}"#),
            (r#"{"or":[{"x":["abc"]},{"y":["2"]}]}"#, r#"{"$or":[{"x":["abc"]},{"y":["2"]}]}"#),
            (r#"{"$and":[{"x":["abc"]},{"y":["1"]}]}"#, r#"{"x":["abc"],"y":["1"]}"#),
            (r#"{"$or":["abc","d"]}"#, r#"{"x":["abc","d"]}"#),
        ];
        for (wrong, right) in cases {
            let (pattern, remedied) =
                (format!(r#"{{"detail":{wrong}}}"#), format!(r#"{{"detail":{right}}}"#));
            let event = r#"{"detail":{"y":"1","x":"abc","o":[{"p":"1"}]}}"#;
            first("or-degraded", &pattern, event, &remedied);
        }
    }

    #[test]
    fn a_field_of_an_operators_name_cannot_stand_in_a_branch() {
        let pattern = r#"{"detail":{"$or":[{"prefix":["logs/"]},{"a":["x"]}]}}"#;
        inexpressible("or-degraded", pattern, r#"{"detail":{"prefix":"logs/"}}"#);
    }

    #[test]
    fn branches_of_fields_are_none() {
        absent("or-degraded", r#"{"$or":[{"x":["1"]},{"y":["2"]}]}"#, "{}");
        absent("or-degraded", r#"{"$or":[{"x":{"prefix":"1"}},{"y":["2"]}]}"#, r#"{"x":"12"}"#);
        absent("or-degraded", r#"{"$or":[{"x":["1"]}]}"#, "{}");
    }
}
