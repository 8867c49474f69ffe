//! What can be wrong with a pattern, as facts, with EventBridge's own text for each.

use eventglass_syntax::{Span, SyntaxKind};

use crate::jackson;

/// Something that EventBridge refuses, or accepts though it is hardly meant.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternProblem {
    /// What it is.
    pub kind: ProblemKind,
    /// The offending text.
    pub span: Span,
    /// Where EventBridge's reader stands when it finds out. Of several problems it reports the first by this order.
    pub met_at: u32,
}

impl PatternProblem {
    /// A problem that is met as soon as its text has been read.
    pub(crate) fn at(kind: ProblemKind, span: Span) -> Self {
        PatternProblem { kind, span, met_at: span.end }
    }
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// EventBridge refuses the pattern.
    Error,
    /// It is accepted and probably not what was meant.
    Warning,
}

/// A kind of problem. Each variant's comment is a pattern that has it.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// `{"a": [1,]}`
    Json(SyntaxKind),
    /// `[]`
    NotAnObject,
    /// `{"a": {}}`
    EmptyObject,
    /// `{"a": "x"}`: the key
    NotAList(Box<str>),
    /// `{"a": []}`
    EmptyList,
    /// `{"a": [["x"]]}`
    NestedList,
    /// `{"a": [{}]}`
    MissingOperator,
    /// `{"a": [{"contains": "x"}]}`
    UnknownOperator(Box<str>),
    /// `{"a": [{"prefix": "x", "suffix": "y"}]}`
    SecondOperator,
    /// `{"a": [{"exactly": 1}]}`
    ExactlyNotString,
    /// `{"a": [{"prefix": 1}]}`
    PrefixNotString,
    /// `{"a": [{"prefix": {}}]}`
    PrefixEmpty,
    /// `{"a": [{"prefix": {"wildcard": "x"}}]}`
    PrefixUnsupported(Box<str>),
    /// `{"a": [{"suffix": 1}]}`
    SuffixNotString,
    /// `{"a": [{"suffix": {}}]}`
    SuffixEmpty,
    /// `{"a": [{"suffix": {"prefix": "x"}}]}`
    SuffixUnsupported(Box<str>),
    /// `{"a": [{"equals-ignore-case": 1}]}`
    IgnoreCaseNotString,
    /// `{"a": [{"wildcard": 1}]}`
    WildcardNotString,
    /// `{"a": [{"wildcard": "a**"}]}`: the byte position of the first star, counted from 1
    WildcardConsecutive(usize),
    /// `{"a": [{"wildcard": "a\\b"}]}`: the byte position of the backslash, counted from 1
    WildcardEscape(usize),
    /// `{"a": [{"cidr": 1}]}`
    CidrNotString,
    /// `{"a": [{"cidr": "10.0.0.0"}]}`
    CidrWithoutMask,
    /// `{"a": [{"cidr": "10.0.0.0/x"}]}`
    CidrMaskNotInteger,
    /// `{"a": [{"cidr": "10.0.0.0/-1"}]}`
    CidrMaskNegative,
    /// `{"a": [{"cidr": "10.0.0.0/32"}]}`
    CidrMaskTooLongV4,
    /// `{"a": [{"cidr": "::1/128"}]}`
    CidrMaskTooLongV6,
    /// `{"a": [{"cidr": "300.0.0.0/8"}]}`
    CidrInvalidAddress(Box<str>),
    /// `{"a": [{"cidr": "host/8"}]}`
    CidrNoAddress(Box<str>),
    /// `{"a": [{"exists": "true"}]}`
    ExistsNotBoolean,
    /// `{"a": [{"numeric": 1}]}`
    NumericNotList,
    /// `{"a": [{"numeric": [1]}]}`
    NumericWithoutOperator(Box<str>),
    /// `{"a": [{"numeric": ["!=", 1]}]}`
    NumericUnknownOperator(Box<str>),
    /// `{"a": [{"numeric": ["=", "1"]}]}`
    NumericEqualsNotNumber,
    /// `{"a": [{"numeric": [">", "1"]}]}`: the comparison
    NumericNotNumber(Box<str>),
    /// `{"a": [{"numeric": [">", 1, 2]}]}`
    NumericBadSecond(Box<str>),
    /// `{"a": [{"numeric": [">", 1, ">", 2]}]}`
    NumericBadSecondOperator(Box<str>),
    /// `{"a": [{"numeric": [">", 1, "<", 5, 6]}]}`
    NumericTooManyTerms,
    /// `{"a": [{"numeric": ["<", 5, ">", 0]}]}`
    TooManyElements,
    /// `{"a": [{"numeric": [">", 5, "<", 1]}]}`
    NumericEmptyRange,
    /// `{"a": [{"numeric": ["=", 1e400]}]}`
    NumberNotComparable(Box<str>),
    /// `{"a": [{"anything-but": true}]}`
    AnythingButBadValue,
    /// `{"a": [{"anything-but": ["x", null]}]}`
    AnythingButBadMember,
    /// `{"a": [{"anything-but": ["x", 1]}]}`
    AnythingButMixed,
    /// `{"a": [{"anything-but": {}}]}`
    AnythingButEmpty,
    /// `{"a": [{"anything-but": {"numeric": ["=", 1]}}]}`
    AnythingButUnsupported(Box<str>),
    /// `{"a": [{"anything-but": {"prefix": ""}}]}`
    AnythingButEmptyAffix,
    /// `{"a": [{"anything-but": {"prefix": 1}}]}`
    AnythingButAffixNotString,
    /// `{"a": [{"anything-but": {"equals-ignore-case": 1}}]}`
    AnythingButIgnoreCaseNotString,
    /// `{"a": [{"anything-but": {"prefix": []}}]}`: the engine takes it and fails on every event
    AnythingButEmptyNested,
    /// `{"$or": {"a": ["x"]}}`
    OrNotList,
    /// `{"$or": ["x", "y"]}`
    OrNotObjects,
    /// `{"$or": [{"a": ["x"]}]}`
    OrTooFew,
    /// `{"$or": [{"prefix": ["x"]}, {"a": ["y"]}]}`
    OrReserved(Box<str>),
    /// more combinations of branches, or of lists within them, than can be held; the number of combinations
    TooManyBranches(u64),
    /// `{"a": ["x"]} junk`
    TrailingText,
    /// `{"a": ["x"], "a": ["y"]}`
    DuplicateKey(Box<str>),
    /// over 4,096 characters: their number as written
    TooLong(usize),
    /// over 2,048 characters: their number as written, and minified
    Long(usize, usize),
    /// over 1,000 combinations of branches: their number
    TooManyCombinations(u64),
    /// `{"a": [{"wildcard": "*:*:*:*:*:event-bus/*"}]}`: the score
    TooComplex(usize),
}

impl ProblemKind {
    /// Every name that [`ProblemKind::code`] gives.
    pub const CODES: [&'static str; 60] = [
        "json-syntax",
        "not-an-object",
        "empty-object",
        "not-a-list",
        "empty-list",
        "nested-list",
        "missing-operator",
        "unknown-operator",
        "second-operator",
        "exactly-not-string",
        "prefix-not-string",
        "prefix-empty",
        "prefix-unsupported",
        "suffix-not-string",
        "suffix-empty",
        "suffix-unsupported",
        "ignore-case-not-string",
        "wildcard-not-string",
        "wildcard-consecutive",
        "wildcard-escape",
        "cidr-not-string",
        "cidr-without-mask",
        "cidr-mask-not-integer",
        "cidr-mask-negative",
        "cidr-mask-too-long-v4",
        "cidr-mask-too-long-v6",
        "cidr-invalid-address",
        "cidr-no-address",
        "exists-not-boolean",
        "numeric-not-list",
        "numeric-without-operator",
        "numeric-unknown-operator",
        "numeric-equals-not-number",
        "numeric-not-number",
        "numeric-bad-second",
        "numeric-bad-second-operator",
        "numeric-too-many-terms",
        "too-many-elements",
        "numeric-empty-range",
        "number-not-comparable",
        "anything-but-bad-value",
        "anything-but-bad-member",
        "anything-but-mixed",
        "anything-but-empty",
        "anything-but-unsupported",
        "anything-but-empty-affix",
        "anything-but-affix-not-string",
        "anything-but-ignore-case-not-string",
        "anything-but-empty-nested",
        "or-not-list",
        "or-not-objects",
        "or-too-few",
        "or-reserved",
        "too-many-branches",
        "trailing-text",
        "duplicate-key",
        "too-long",
        "long",
        "too-many-combinations",
        "too-complex",
    ];

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            ProblemKind::TrailingText | ProblemKind::DuplicateKey(_) | ProblemKind::Long(..) => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }

    /// The stable kebab-case name.
    pub fn code(&self) -> &'static str {
        use ProblemKind as P;
        match self {
            P::Json(_) => "json-syntax",
            P::NotAnObject => "not-an-object",
            P::EmptyObject => "empty-object",
            P::NotAList(_) => "not-a-list",
            P::EmptyList => "empty-list",
            P::NestedList => "nested-list",
            P::MissingOperator => "missing-operator",
            P::UnknownOperator(_) => "unknown-operator",
            P::SecondOperator => "second-operator",
            P::ExactlyNotString => "exactly-not-string",
            P::PrefixNotString => "prefix-not-string",
            P::PrefixEmpty => "prefix-empty",
            P::PrefixUnsupported(_) => "prefix-unsupported",
            P::SuffixNotString => "suffix-not-string",
            P::SuffixEmpty => "suffix-empty",
            P::SuffixUnsupported(_) => "suffix-unsupported",
            P::IgnoreCaseNotString => "ignore-case-not-string",
            P::WildcardNotString => "wildcard-not-string",
            P::WildcardConsecutive(_) => "wildcard-consecutive",
            P::WildcardEscape(_) => "wildcard-escape",
            P::CidrNotString => "cidr-not-string",
            P::CidrWithoutMask => "cidr-without-mask",
            P::CidrMaskNotInteger => "cidr-mask-not-integer",
            P::CidrMaskNegative => "cidr-mask-negative",
            P::CidrMaskTooLongV4 => "cidr-mask-too-long-v4",
            P::CidrMaskTooLongV6 => "cidr-mask-too-long-v6",
            P::CidrInvalidAddress(_) => "cidr-invalid-address",
            P::CidrNoAddress(_) => "cidr-no-address",
            P::ExistsNotBoolean => "exists-not-boolean",
            P::NumericNotList => "numeric-not-list",
            P::NumericWithoutOperator(_) => "numeric-without-operator",
            P::NumericUnknownOperator(_) => "numeric-unknown-operator",
            P::NumericEqualsNotNumber => "numeric-equals-not-number",
            P::NumericNotNumber(_) => "numeric-not-number",
            P::NumericBadSecond(_) => "numeric-bad-second",
            P::NumericBadSecondOperator(_) => "numeric-bad-second-operator",
            P::NumericTooManyTerms => "numeric-too-many-terms",
            P::TooManyElements => "too-many-elements",
            P::NumericEmptyRange => "numeric-empty-range",
            P::NumberNotComparable(_) => "number-not-comparable",
            P::AnythingButBadValue => "anything-but-bad-value",
            P::AnythingButBadMember => "anything-but-bad-member",
            P::AnythingButMixed => "anything-but-mixed",
            P::AnythingButEmpty => "anything-but-empty",
            P::AnythingButUnsupported(_) => "anything-but-unsupported",
            P::AnythingButEmptyAffix => "anything-but-empty-affix",
            P::AnythingButAffixNotString => "anything-but-affix-not-string",
            P::AnythingButIgnoreCaseNotString => "anything-but-ignore-case-not-string",
            P::AnythingButEmptyNested => "anything-but-empty-nested",
            P::OrNotList => "or-not-list",
            P::OrNotObjects => "or-not-objects",
            P::OrTooFew => "or-too-few",
            P::OrReserved(_) => "or-reserved",
            P::TooManyBranches(_) => "too-many-branches",
            P::TrailingText => "trailing-text",
            P::DuplicateKey(_) => "duplicate-key",
            P::TooLong(_) => "too-long",
            P::Long(..) => "long",
            P::TooManyCombinations(_) => "too-many-combinations",
            P::TooComplex(_) => "too-complex",
        }
    }

    /// What EventBridge says, word for word, behind "Event pattern is not valid. Reason: ". None where it says
    /// nothing, or where its words are not on record (length, combinations). Source: `JsonRuleCompiler` of
    /// event-ruler; for JSON mistakes the reader it uses.
    pub fn engine_text(&self, pattern: &str) -> Option<String> {
        use ProblemKind as P;
        let fixed = match self {
            P::Json(kind) => return Some(jackson::text(kind, pattern)),
            P::NotAnObject => "Filter is not an object",
            P::EmptyObject => "Empty objects are not allowed",
            P::NotAList(key) => return Some(format!("\"{key}\" must be an object or an array")),
            P::EmptyList => "Empty arrays are not allowed",
            P::NestedList => "Match value must be String, number, true, false, or null",
            P::MissingOperator => "Match expression name not found",
            P::UnknownOperator(name) => return Some(format!("Unrecognized match type {name}")),
            P::SecondOperator => "Only one key allowed in match expression",
            P::ExactlyNotString => "exact match pattern must be a string",
            P::PrefixNotString | P::CidrNotString => "prefix match pattern must be a string",
            P::PrefixEmpty => "Prefix expression name not found",
            P::PrefixUnsupported(name) => return Some(format!("Unsupported prefix pattern: {name}")),
            P::SuffixNotString => "suffix match pattern must be a string",
            P::SuffixEmpty => "Suffix expression name not found",
            P::SuffixUnsupported(name) => return Some(format!("Unsupported suffix pattern: {name}")),
            P::IgnoreCaseNotString => "equals-ignore-case match pattern must be a string",
            P::WildcardNotString => "wildcard match pattern must be a string",
            P::WildcardConsecutive(pos) => {
                return Some(format!("Consecutive wildcard characters at pos {pos}"));
            }
            P::WildcardEscape(pos) => return Some(format!("Invalid escape character at pos {pos}")),
            P::CidrWithoutMask => "Malformed CIDR, one '/' required",
            P::CidrMaskNotInteger => "Malformed CIDR, mask bits must be an integer",
            P::CidrMaskNegative => "Malformed CIDR, mask bits must not be negative",
            P::CidrMaskTooLongV4 => "IPv4 mask bits must be < 32",
            P::CidrMaskTooLongV6 => "IPv6 mask bits must be < 128",
            P::CidrInvalidAddress(address) => return Some(format!("Invalid IP address: {address}")),
            P::CidrNoAddress(address) => return Some(format!("Nonstandard IP address: {address}")),
            P::ExistsNotBoolean => "exists match pattern must be either true or false.",
            P::NumericNotList => "Value of numeric must be an array.",
            P::NumericWithoutOperator(found) => {
                return Some(format!("Invalid member in numeric match: {found}"));
            }
            P::NumericUnknownOperator(name) => {
                return Some(format!("Unrecognized numeric range operator: {name}"));
            }
            P::NumericEqualsNotNumber => "Value of equals must be numeric",
            P::NumericNotNumber(name) => return Some(format!("Value of {name} must be numeric")),
            P::NumericBadSecond(found) => return Some(format!("Bad value in numeric range: {found}")),
            P::NumericBadSecondOperator(name) => return Some(format!("Bad numeric range operator: {name}")),
            P::NumericTooManyTerms => "Too many terms in numeric range expression",
            P::TooManyElements => "Too many elements in numeric expression",
            P::NumericEmptyRange => "Bottom must be less than top",
            P::NumberNotComparable(number) => return Some(format!("Cannot compare number : {number}")),
            P::AnythingButBadValue => "Value of anything-but must be an array or single string/number value.",
            P::AnythingButBadMember => "Inside anything but list, start|null|boolean is not supported.",
            P::AnythingButMixed => {
                "Inside anything but list, either all values are number or string, mixed type is not supported"
            }
            P::AnythingButEmpty => "Anything-But expression name not found",
            P::AnythingButUnsupported(name) => {
                return Some(format!("Unsupported anything-but pattern: {name}"));
            }
            P::AnythingButEmptyAffix => "Null prefix/suffix not allowed",
            P::AnythingButAffixNotString => "prefix/suffix match pattern must be a string",
            P::AnythingButIgnoreCaseNotString => {
                "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
            }
            P::OrNotList => "It must be an Array followed with $or.",
            P::OrNotObjects => "Only JSON object is allowed in array of $or relationship.",
            P::OrTooFew => "There must have at least 2 Objects in $or relationship.",
            P::OrReserved(name) => {
                return Some(format!("{name} is Ruler reserved fieldName which cannot be used inside $or."));
            }
            P::TooComplex(_) => {
                "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences \
                 after a wildcard character"
            }
            P::AnythingButEmptyNested
            | P::TooManyBranches(_)
            | P::TrailingText
            | P::DuplicateKey(_)
            | P::TooLong(_)
            | P::Long(..)
            | P::TooManyCombinations(_) => return None,
        };
        Some(fixed.to_owned())
    }
}
