//! Names of the pattern that the event spells otherwise.

use eventglass_pattern::Reason;
use eventglass_syntax::{Member, Node, Text, Value, sort_by_order};

use crate::case::{Case, Told};
use crate::finding::{Draft, Finding, Place};
use crate::near::{ENVELOPE, differs_in_case, distance_of_names, is_name};
use crate::rewrite::{Address, Rewrite};
use crate::words::{Words, code, listed, value};

/// So many conditions are looked at, so many elements of arrays, so many names beside each other by their letters, and
/// so many by how near they are: where there are more they are no names of fields.
const MOST: (usize, usize, usize, usize) = (32, 100, 2_000, 400);
/// More letters than these are another name.
const LETTERS: usize = 2;

/// How a name is spelt otherwise. Where several differ, the last of these names the mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelling {
    /// `imageID` for `imageId`
    LetterCase,
    /// `detailType` for `detail-type`
    Envelope,
    /// `evnetName` for `eventName`
    Misspelt,
}

/// A key that is to be renamed.
#[derive(Clone, Debug)]
pub(crate) struct Rename<'c> {
    /// Where its member stands in the pattern.
    pub(crate) address: Address,
    key: &'c Text,
    name: Text,
    /// The dotted path of the level in the event; empty for the top.
    level: String,
    field: Place,
    spelling: Spelling,
}

/// Conditions that fail for the spelling of their keys.
#[derive(Clone, Debug)]
pub(crate) struct Respelt<'c> {
    /// What the mistake is.
    pub(crate) spelling: Spelling,
    /// All keys that are to be renamed.
    pub(crate) renames: Vec<Rename<'c>>,
    /// The conditions.
    pub(crate) conditions: Vec<Told<'c>>,
}

/// The conditions that fail for a spelling. Those with the same mistake are one, and so are those that share a key.
pub(crate) fn respelt<'c>(case: &'c Case<'_>) -> Vec<Respelt<'c>> {
    let mut all: Vec<Respelt<'c>> = Vec::new();
    for told in case.failing().into_iter().take(MOST.0) {
        let renames = renames(case, told);
        let Some(spelling) = renames.iter().map(|it| it.spelling).max() else { continue };
        let mut new = Respelt { spelling, renames, conditions: vec![told] };
        while let Some(known) = all.iter().position(|known| known.belongs_to(&new)) {
            new = all.swap_remove(known).with(new);
        }
        all.push(new);
    }
    all
}

impl<'c> Respelt<'c> {
    fn belongs_to(&self, other: &Respelt<'_>) -> bool {
        let shared = |it: &Rename<'_>| other.renames.iter().any(|known| known.address == it.address);
        self.spelling == other.spelling || self.renames.iter().any(shared)
    }

    fn with(mut self, other: Respelt<'c>) -> Self {
        self.spelling = self.spelling.max(other.spelling);
        self.conditions.extend(other.conditions);
        for rename in other.renames {
            if self.renames.iter().all(|known| known.address != rename.address) {
                self.renames.push(rename);
            }
        }
        self
    }

    /// The pattern with all names as the event has them.
    pub(crate) fn draft(&self, case: &Case<'_>) -> Option<Draft> {
        let tree = case.tree.as_ref()?;
        let mut renames: Vec<&Rename<'_>> = self.renames.iter().collect();
        sort_by_order(&mut renames, |it| it.address.of(tree).map_or(0, |node| node.span.order()));
        // From the inside out: a key that meets another of its name takes its place among the members of that.
        let text = renames
            .iter()
            .rev()
            .try_fold(Rewrite::of(case.text), |rewrite, it| rewrite.rename_or_join(&it.address, &it.name));
        let label = match self.renames.as_slice() {
            [only] => {
                let name = code(only.name.as_str());
                Words::new(format!("Rename to {name}"), format!("{name} に変更"))
            }
            _ => Words::new("Rename the fields as in the event", "フィールド名をイベントと同じにする"),
        };
        Some(Draft::pattern(label, text?.text()))
    }

    /// A finding's places, conditions and remedy; without its words.
    pub(crate) fn finding(&self, case: &Case<'_>, finding: Finding) -> Finding {
        let key = |it: &Rename<'_>| Some(it.address.member(case.tree.as_ref()?)?.key.span);
        let keys = self.renames.iter().filter_map(key).map(Place::Pattern);
        let refused = self.conditions.iter().find_map(|told| self.refused(case, *told));
        let finding = match refused {
            Some(said) => Finding { text: finding.text.clone().and(&said), ..finding },
            None => finding,
        };
        finding.at(keys).at(self.renames.iter().map(|it| it.field)).remedy(self.draft(case))
    }

    /// What is to be said of a condition that does not hold under the right names either.
    fn refused(&self, case: &Case<'_>, told: Told<'_>) -> Option<Words> {
        let name = |(depth, key): (usize, &Text)| {
            let address = case.key_address(told.condition, depth)?;
            let rename = self.renames.iter().find(|it| it.address == address);
            Some(rename.map_or(key, |it| &it.name).clone())
        };
        let keys: Vec<Text> = told.condition.key_steps().into_iter().enumerate().map_while(name).collect();
        let there = case.put_elsewhere(&keys, case.list(told.condition)?.span.of(case.text))?;
        let path = Text::joined(&keys.iter().collect::<Vec<_>>(), ".");
        let field = case.fields.at(&path).first().copied().and_then(|id| case.fields.get(id))?;
        if there.holds() || matches!(field.node.value, Value::Array(_) | Value::Object(_)) {
            return None;
        }
        let (path, value) = (code(path.as_str()), value(&field.node.value));
        Some(Words::new(
            format!("At {path} is {value}, which the list does not accept either."),
            format!("{path} の値は {value} で、リストのどの候補にも一致しません。"),
        ))
    }

    /// The level of the only key: ` in `, and where it is.
    pub(crate) fn level(&self) -> Words {
        match self.renames.as_slice() {
            [only] if only.level.is_empty() => Words::new(" at the top level", "の最上位"),
            [only] => {
                let level = code(&only.level);
                Words::new(format!(" in {level}"), format!("の {level} の中"))
            }
            _ => Words::default(),
        }
    }

    /// The keys, and the names that the event has.
    pub(crate) fn names(&self) -> (Words, Words) {
        let keys: Vec<String> = self.renames.iter().map(|it| code(it.key.as_str())).collect();
        let names: Vec<String> = self.renames.iter().map(|it| code(it.name.as_str())).collect();
        (listed(&keys), listed(&names))
    }
}

/// The keys of a condition that are to be renamed, so that its path is one of the event. None where it is not then.
pub(crate) fn renames<'c>(case: &'c Case<'_>, told: Told<'c>) -> Vec<Rename<'c>> {
    let mut renames = Vec::new();
    if !matches!(told.verdict.reason, Reason::Missing { .. }) {
        return renames;
    }
    let (mut objects, mut level) = (opened(&[case.root()]), String::new());
    for (depth, key) in told.condition.key_steps().into_iter().enumerate() {
        let Some(step) = Step::of(&objects, key.as_str(), depth == 0) else { return Vec::new() };
        if let Some((spelling, field)) = step.spelling {
            let Some(address) = case.key_address(told.condition, depth) else { return Vec::new() };
            let name = step.name.as_str().into();
            renames.push(Rename { address, key, name, level: level.clone(), field, spelling });
        }
        level = [level.as_str(), if level.is_empty() { "" } else { "." }, &step.name].concat();
        objects = opened(&step.values);
    }
    renames
}

/// A key of the pattern, followed into the event.
struct Step<'c> {
    name: String,
    spelling: Option<(Spelling, Place)>,
    values: Vec<&'c Node>,
}

impl<'c> Step<'c> {
    fn of(objects: &[&'c Node], key: &str, is_top: bool) -> Option<Self> {
        let whole = named(objects, key, is_top);
        let Some((first, rest)) = key.split_once('.').filter(|_| whole.is_none()) else { return whole };
        // A key with dots is as good as nested ones.
        let first = Step::of(objects, first, is_top)?;
        let last = Step::of(&opened(&first.values), rest, false)?;
        let spelling = match (first.spelling, last.spelling) {
            (Some(a), Some(b)) => Some(if a.0 < b.0 { b } else { a }),
            (one, other) => one.or(other),
        };
        Some(Step { name: [&first.name, ".", &last.name].concat(), spelling, values: last.values })
    }
}

fn named<'c>(objects: &[&'c Node], key: &str, is_top: bool) -> Option<Step<'c>> {
    let members: Vec<&Member> = objects.iter().flat_map(|it| it.members()).collect();
    let (found, spelling) = match members.iter().find(|it| it.key.value == *key) {
        Some(member) => (*member, None),
        // An envelope's name is right: an event without it is none, or not all of it was pasted.
        None if is_top && ENVELOPE.contains(&key) => return None,
        None => {
            let (member, spelling) = similar(&members, key, is_top)?;
            (member, Some((spelling, Place::Event(member.key.span))))
        }
    };
    let same = members.iter().filter(|it| it.key.value == found.key.value);
    Some(Step { name: found.key.value.as_str().into(), spelling, values: same.map(|it| &it.value).collect() })
}

fn similar<'c>(members: &[&'c Member], key: &str, is_top: bool) -> Option<(&'c Member, Spelling)> {
    let (some, few) = (members.iter().take(MOST.2), members.iter().take(MOST.3));
    let find = |is_it: &dyn Fn(&str) -> bool| some.clone().find(|it| is_it(it.key.value.as_str())).copied();
    let is_joined = |name: &str| plain(name).eq(plain(key));
    if let Some(member) = find(&|name| is_top && ENVELOPE.contains(&name) && is_joined(name)) {
        return Some((member, Spelling::Envelope));
    }
    if let Some(member) = find(&|name| name.len() == key.len() && differs_in_case(name, key)) {
        return Some((member, Spelling::LetterCase));
    }
    // `instanceId` for `instance-id`, however many words there are.
    let joined = find(&is_joined);
    let near = || nearest(few, key).filter(|_| is_name(key));
    Some((joined.or_else(near)?, Spelling::Misspelt))
}

/// A name without letter case and what joins its words.
fn plain(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase)
}

fn nearest<'m, 'c: 'm>(members: impl Iterator<Item = &'m &'c Member>, key: &str) -> Option<&'c Member> {
    // Of a short name too little is left when two letters differ.
    let most = LETTERS.min(key.chars().count() / 3);
    let near = members.filter_map(|it| Some((distance_of_names(key, it.key.value.as_str(), most)?, *it)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, member)| member)
}

/// The objects among values, those in arrays too.
fn opened<'c>(values: &[&'c Node]) -> Vec<&'c Node> {
    let mut objects = Vec::new();
    let mut rest: Vec<&Node> = values.iter().rev().copied().collect();
    while let Some(node) = rest.pop().filter(|_| objects.len() < MOST.1) {
        match &node.value {
            Value::Object(_) => objects.push(node),
            Value::Array(elements) => rest.extend(elements.iter().take(MOST.1).rev()),
            _ => {}
        }
    }
    objects
}
