//! What is wrong with a pattern, in English.

use eventglass_pattern::ProblemKind;

use super::syntax;
use crate::words::{Advice, Language, named};

#[expect(clippy::too_many_lines, reason = "a table: one entry for each kind")]
pub(in crate::words) fn pattern_problem(kind: &ProblemKind) -> Advice {
    use ProblemKind as P;
    match kind {
        P::Json(kind) => syntax::advice(kind),
        P::NotAnObject => Advice::new("a pattern is a JSON object", "begin with `{` and name a field"),
        P::EmptyObject => Advice::new(
            "an empty object asks for nothing",
            "name a field, or remove the object; to take every event, write `{\"source\": [{\"prefix\": \"\"}]}`",
        ),
        P::NotAList(key) => Advice::new(
            format!("the value of {} is not in a list", named(key)),
            "put it in brackets: a field's value is a list of alternatives",
        ),
        P::EmptyList => Advice::new(
            "an empty list has no alternative",
            "add a value, or `{\"exists\": true}` to take any; remove the field if it does not matter",
        ),
        P::NestedList => {
            Advice::new("a list inside a list", "remove the inner brackets: one list holds all alternatives")
        }
        P::MissingOperator => {
            Advice::new("this object names no operator", "write one, such as `{\"prefix\": \"a\"}`")
        }
        P::UnknownOperator(name) => Advice::new(
            format!("there is no operator {}", named(name)),
            "use `prefix`, `suffix`, `wildcard`, `equals-ignore-case`, `anything-but`, `numeric`, `cidr` or `exists`; \
             if it is a field, remove the brackets around the object",
        ),
        P::SecondOperator => Advice::new(
            "an object holds one operator only",
            "give each operator an object of its own: they are joined by OR",
        ),
        P::TooManyElements => Advice::new(
            "there is more here than EventBridge reads",
            "keep one operator for an object, and in `numeric` the lower bound before the upper",
        ),
        P::OrNotList => Advice::new("`$or` needs a list", "write `\"$or\": [{…}, {…}]`"),
        P::OrNotObjects => {
            Advice::new("a branch of `$or` is an object", "write fields: `{\"source\": [\"aws.ec2\"]}`")
        }
        P::OrTooFew => {
            Advice::new("`$or` needs two branches at least", "add one, or write the branch without `$or`")
        }
        P::OrReserved(name) => Advice::new(
            format!("inside `$or` no field can be called {}", named(name)),
            "put operators into a field's list: branches of `$or` hold fields",
        ),
        P::TooManyBranches(count) | P::TooManyCombinations(count) => Advice::new(
            format!("`$or` multiplies to {} combinations", number(*count)),
            "keep it to 1,000: use lists of values in place of branches",
        ),
        P::TrailingText => Advice::new("text behind the pattern is ignored", "remove it"),
        P::DuplicateKey(key) => Advice::new(
            format!("{} stands here twice", named(key)),
            "join the two: of two lists only the last counts, two objects are merged",
        ),
        P::TooLong(length) => Advice::new(
            format!("the pattern has {} characters; 4,096 is the most", number(*length as u64)),
            "shorten it, or make two rules of it",
        ),
        P::Long(length, minified) => Advice::new(
            format!("the pattern has {} characters; the quota is 2,048", number(*length as u64)),
            format!(
                "shorten it: without white space it has {}; the quota can be raised to 4,096",
                number(*minified as u64)
            ),
        ),
        P::TooComplex(score) => Advice::new(
            format!("these wildcards score {score}; above 10 EventBridge refuses them"),
            "use fewer `*`, and less repeated text behind a `*`",
        ),
        P::ExactlyNotString => Advice::new("`exactly` takes one string", "put the value in quotes"),
        P::PrefixNotString => Advice::new("`prefix` takes one string", "write an object for each prefix"),
        P::PrefixEmpty => {
            Advice::new("`prefix` has no text", "write a string, or `{\"equals-ignore-case\": \"…\"}`")
        }
        P::PrefixUnsupported(name) => Advice::new(
            format!("`prefix` cannot hold {}", named(name)),
            "write a string, or `{\"equals-ignore-case\": \"…\"}`",
        ),
        P::SuffixNotString => Advice::new("`suffix` takes one string", "write an object for each suffix"),
        P::SuffixEmpty => {
            Advice::new("`suffix` has no text", "write a string, or `{\"equals-ignore-case\": \"…\"}`")
        }
        P::SuffixUnsupported(name) => Advice::new(
            format!("`suffix` cannot hold {}", named(name)),
            "write a string, or `{\"equals-ignore-case\": \"…\"}`",
        ),
        P::IgnoreCaseNotString => {
            Advice::new("`equals-ignore-case` takes one string", "write an object for each string")
        }
        P::WildcardNotString => Advice::new("`wildcard` takes one string", "write an object for each string"),
        P::WildcardConsecutive(_) => {
            Advice::new("two stars in a row", "write one: `*` stands for any run of characters")
        }
        P::WildcardEscape(_) => Advice::new(
            "a backslash can only stand before `*` or a backslash",
            "write `\\\\\\\\` in the JSON text for one backslash; regular expressions are not understood",
        ),
        P::CidrNotString => Advice::new("`cidr` takes one string", "write an object for each block"),
        P::CidrWithoutMask => Advice::new(
            "this block has no mask",
            "add one, such as `/24`; for a single address write the plain string",
        ),
        P::CidrMaskNotInteger => {
            Advice::new("the mask is no number", "write how many bits count, such as `/24`")
        }
        P::CidrMaskNegative => {
            Advice::new("the mask is negative", "write how many bits count, such as `/24`")
        }
        P::CidrMaskTooLongV4 => Advice::new(
            "an IPv4 mask must be below 32",
            "write the plain address for a single one: `\"203.0.113.7\"`",
        ),
        P::CidrMaskTooLongV6 => Advice::new(
            "an IPv6 mask must be below 128",
            "write the plain address for a single one: `\"2001:db8::1\"`",
        ),
        P::CidrInvalidAddress(text) => {
            Advice::new(format!("{} is not a valid address", named(text)), "check its digits")
        }
        P::CidrNoAddress(text) => Advice::new(
            format!("{} is no IP address", named(text)),
            "write an IPv4 or IPv6 address before the mask: names are not looked up",
        ),
        P::ExistsNotBoolean => Advice::new("`exists` takes `true` or `false`", "write it without quotes"),
        P::NumericNotList => Advice::new("`numeric` takes a list", "write `[\">\", 0]`"),
        P::NumericWithoutOperator(_) => {
            Advice::new("`numeric` begins with a comparison", "write `[\">\", 0]` or `[\"=\", 5]`")
        }
        P::NumericUnknownOperator(name) => Advice::new(
            format!("`numeric` knows no {}", named(name)),
            "use `=`, `<`, `<=`, `>` or `>=`; for \"not equal\" use `anything-but`",
        ),
        P::NumericEqualsNotNumber => Advice::new("`=` needs a number", "write it without quotes"),
        P::NumericNotNumber(name) => Advice::new(
            format!("{} needs a number", named(name)),
            "write it behind the comparison, without quotes",
        ),
        P::NumericBadSecond(_) => {
            Advice::new("the second comparison is missing", "write `<` or `<=` before the upper bound")
        }
        P::NumericBadSecondOperator(name) => Advice::new(
            format!("the second comparison cannot be {}", named(name)),
            "write the lower bound first, then `<` or `<=` and the upper bound",
        ),
        P::NumericTooManyTerms => {
            Advice::new("a range has two bounds at most", "remove what follows the second")
        }
        P::NumericEmptyRange => Advice::new(
            "no number lies in this range",
            "make the lower bound smaller than the upper; for one number use `=`",
        ),
        P::NumberNotComparable(lexeme) => Advice::new(
            format!("`{lexeme}` is too large or too precise to be compared"),
            "send it as a string; a plain value in the list is compared by its text",
        ),
        P::AnythingButBadValue => Advice::new(
            "`anything-but` takes a string, a number or a list of them",
            "write `[\"a\", \"b\"]`, or `{\"prefix\": \"a\"}` and the like",
        ),
        P::AnythingButBadMember => Advice::new(
            "in an `anything-but` list only strings or numbers can stand",
            "put the operator outside the list: `{\"anything-but\": {\"prefix\": [\"a\", \"b\"]}}`",
        ),
        P::AnythingButMixed => Advice::new(
            "an `anything-but` list holds either strings or numbers",
            "keep one kind; a list needs one value at least",
        ),
        P::AnythingButEmpty => {
            Advice::new("`anything-but` names nothing", "write a value, or `{\"prefix\": \"a\"}`")
        }
        P::AnythingButUnsupported(name) => Advice::new(
            format!("`anything-but` cannot hold {}", named(name)),
            "use `prefix`, `suffix`, `equals-ignore-case` or `wildcard`; turn a `numeric` comparison round",
        ),
        P::AnythingButEmptyAffix => Advice::new(
            "an empty prefix or suffix excludes every string",
            "write the text that must not be there",
        ),
        P::AnythingButAffixNotString => Advice::new(
            "the excluded prefix or suffix is no string",
            "put it in quotes; a list of strings works too",
        ),
        P::AnythingButIgnoreCaseNotString => {
            Advice::new("the excluded value is no string", "put it in quotes; a list of strings works too")
        }
        P::AnythingButEmptyNested => Advice::new(
            "EventBridge accepts this empty list and then fails on every event",
            "add a string to the list",
        ),
    }
}

fn number(count: u64) -> String {
    Language::English.number(usize::try_from(count).unwrap_or(usize::MAX))
}
