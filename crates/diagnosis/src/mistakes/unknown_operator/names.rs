//! Names that people give to operators, and what they mean by them.

use crate::near;

/// What a name is meant to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// An operator of one string: `startsWith`
    One(&'static str),
    /// An operator whose operand stays as it is: `Numeric`
    Same(&'static str),
    /// None of what an operator of one string accepts: `not-prefix`
    NotOne(&'static str),
    /// One of these values: `in`
    Values,
    /// None of these values, or not what an operator says: `not`
    Not,
    /// All of several operators: `and`
    All,
    /// A text somewhere inside, or nowhere: `contains`
    Contains(bool),
    /// A comparison of numbers: `greater-than`
    Compare(&'static str),
    /// Two numbers and all between them: `between`
    Between,
    /// Whether the field has a value: `missing`
    Present(bool),
    /// A regular expression: `matches`
    Regex,
    /// `%` for any text: `like`
    Like,
    /// Dates are texts to EventBridge: `date-after`
    Dates,
}

use Meaning as M;

/// Without hyphens, underscores and capitals.
const NAMES: [(&str, Meaning); 115] = [
    ("prefix", M::One("prefix")),
    ("suffix", M::One("suffix")),
    ("wildcard", M::One("wildcard")),
    ("equalsignorecase", M::One("equals-ignore-case")),
    ("cidr", M::One("cidr")),
    ("exactly", M::Values),
    ("numeric", M::Same("numeric")),
    ("exists", M::Same("exists")),
    ("anythingbut", M::Not),
    ("startswith", M::One("prefix")),
    ("startwith", M::One("prefix")),
    ("starts", M::One("prefix")),
    ("beginswith", M::One("prefix")),
    ("begins", M::One("prefix")),
    ("stringstartswith", M::One("prefix")),
    ("endswith", M::One("suffix")),
    ("endwith", M::One("suffix")),
    ("ends", M::One("suffix")),
    ("stringendswith", M::One("suffix")),
    ("glob", M::One("wildcard")),
    ("wildcards", M::One("wildcard")),
    ("stringlike", M::One("wildcard")),
    ("ignorecase", M::One("equals-ignore-case")),
    ("equalignorecase", M::One("equals-ignore-case")),
    ("equalsignorescase", M::One("equals-ignore-case")),
    ("stringequalsignorecase", M::One("equals-ignore-case")),
    ("caseinsensitive", M::One("equals-ignore-case")),
    ("iequals", M::One("equals-ignore-case")),
    ("ip", M::One("cidr")),
    ("ipaddress", M::One("cidr")),
    ("ipaddressinrange", M::One("cidr")),
    ("cidrblock", M::One("cidr")),
    ("anythingbutprefix", M::NotOne("prefix")),
    ("notprefix", M::NotOne("prefix")),
    ("notstartswith", M::NotOne("prefix")),
    ("doesnotstartwith", M::NotOne("prefix")),
    ("anythingbutsuffix", M::NotOne("suffix")),
    ("notsuffix", M::NotOne("suffix")),
    ("notendswith", M::NotOne("suffix")),
    ("doesnotendwith", M::NotOne("suffix")),
    ("anythingbutwildcard", M::NotOne("wildcard")),
    ("notwildcard", M::NotOne("wildcard")),
    ("stringnotlike", M::NotOne("wildcard")),
    ("anythingbutequalsignorecase", M::NotOne("equals-ignore-case")),
    ("anythingbutignorecase", M::NotOne("equals-ignore-case")),
    ("notequalsignorecase", M::NotOne("equals-ignore-case")),
    ("stringnotequalsignorecase", M::NotOne("equals-ignore-case")),
    ("in", M::Values),
    ("or", M::Values),
    ("any", M::Values),
    ("anyof", M::Values),
    ("oneof", M::Values),
    ("value", M::Values),
    ("values", M::Values),
    ("equals", M::Values),
    ("equal", M::Values),
    ("equalto", M::Values),
    ("eq", M::Values),
    ("is", M::Values),
    ("exact", M::Values),
    ("stringequals", M::Values),
    ("numericequals", M::Values),
    ("=", M::Values),
    ("==", M::Values),
    ("===", M::Values),
    ("not", M::Not),
    ("isnot", M::Not),
    ("ne", M::Not),
    ("neq", M::Not),
    ("notequal", M::Not),
    ("notequals", M::Not),
    ("notequalto", M::Not),
    ("notin", M::Not),
    ("nin", M::Not),
    ("noneof", M::Not),
    ("except", M::Not),
    ("exclude", M::Not),
    ("anythingexcept", M::Not),
    ("stringnotequals", M::Not),
    ("!", M::Not),
    ("!=", M::Not),
    ("!==", M::Not),
    ("<>", M::Not),
    ("contains", M::Contains(true)),
    ("contain", M::Contains(true)),
    ("includes", M::Contains(true)),
    ("substring", M::Contains(true)),
    ("notcontains", M::Contains(false)),
    ("doesnotcontain", M::Contains(false)),
    (">", M::Compare(">")),
    ("gt", M::Compare(">")),
    ("greaterthan", M::Compare(">")),
    (">=", M::Compare(">=")),
    ("=>", M::Compare(">=")),
    ("≥", M::Compare(">=")),
    ("gte", M::Compare(">=")),
    ("greaterthanorequal", M::Compare(">=")),
    ("greaterthanorequalto", M::Compare(">=")),
    ("atleast", M::Compare(">=")),
    ("<", M::Compare("<")),
    ("lt", M::Compare("<")),
    ("lessthan", M::Compare("<")),
    ("<=", M::Compare("<=")),
    ("=<", M::Compare("<=")),
    ("≤", M::Compare("<=")),
    ("lte", M::Compare("<=")),
    ("lessthanorequal", M::Compare("<=")),
    ("lessthanorequalto", M::Compare("<=")),
    ("atmost", M::Compare("<=")),
    ("between", M::Between),
    ("range", M::Between),
    ("present", M::Present(true)),
    ("ispresent", M::Present(true)),
    ("missing", M::Present(false)),
    ("notexists", M::Present(false)),
];

/// Those that have no counterpart, or only sometimes.
const OTHERS: [(&str, Meaning); 13] = [
    ("and", M::All),
    ("all", M::All),
    ("allof", M::All),
    ("doesnotexist", M::Present(false)),
    ("regex", M::Regex),
    ("regexp", M::Regex),
    ("matches", M::Regex),
    ("match", M::Regex),
    ("like", M::Like),
    ("dateafter", M::Dates),
    ("datebefore", M::Dates),
    ("before", M::Dates),
    ("after", M::Dates),
];

/// The names that EventBridge knows.
pub(crate) const OPERATORS: [&str; 9] = [
    "prefix",
    "suffix",
    "wildcard",
    "equals-ignore-case",
    "anything-but",
    "numeric",
    "exists",
    "cidr",
    "exactly",
];

/// What is meant by a name, whatever its letter case and hyphens.
pub(crate) fn meaning(name: &str) -> Option<Meaning> {
    let plain = plain(name);
    let all = NAMES.iter().chain(&OTHERS);
    all.clone().find(|(known, _)| *known == plain).map(|(_, meaning)| *meaning).or_else(|| misspelt(&plain))
}

/// An operator's name with a letter or two wrong: the first nine of the table.
fn misspelt(plain: &str) -> Option<Meaning> {
    let most = 2.min(plain.chars().count() / 3);
    let operators = NAMES.iter().take(OPERATORS.len());
    let near = operators.filter_map(|(name, meaning)| Some((near::distance(plain, name, most)?, *meaning)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, meaning)| meaning)
}

fn plain(name: &str) -> String {
    let kept = name.trim().chars().take(40).filter(|c| !matches!(c, '-' | '_' | ' ' | '.' | '$'));
    kept.flat_map(char::to_lowercase).collect()
}
