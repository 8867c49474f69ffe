//! M08: `*` in a string that is compared letter by letter.

use eventglass_pattern::Reason;
use eventglass_syntax::{Node, Value};

use crate::case::{Case, Part, Piece, Told, Wanted, Way, fits, gathered, runs};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Finding, Place};
use crate::rewrite::{joined, operator};
use crate::words::{Said, Words, code, quoted, value};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M08",
    code: "star-in-literal",
    title: Said { english: "`*` in a plain string", japanese: "ただの文字列の中の `*`" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Only `wildcard` gives `*` a meaning. In a plain string, in `prefix`, `suffix` and \
                  `equals-ignore-case`, and in the values of `anything-but` it is an ordinary character. Put the \
                  string into `wildcard`, or use `prefix` or `suffix` where the star is at an end.",
        japanese: "`*` が特別な意味を持つのは `wildcard` の中だけです。ただの文字列、`prefix`、`suffix`、\
                   `equals-ignore-case`、`anything-but` の値の中では普通の文字として扱われます。文字列を `wildcard` に\
                   入れるか、`*` が端にある場合は `prefix` や `suffix` を使ってください。",
    },
    example: Example {
        pattern: r#"{"resources":["arn:aws:s3:::logs-*"]}"#,
        event: r#"{"resources":["arn:aws:s3:::logs-2026"]}"#,
        remedied: Some(r#"{"resources":[{"wildcard":"arn:aws:s3:::logs-*"}]}"#),
    },
};

const SEVERAL: [Said; 2] = [
    Said {
        english: "Put these strings into `wildcard`", japanese: "これらの文字列を `wildcard` に入れる"
    },
    Said {
        english: "Use `prefix` or `suffix` for these", japanese: "これらに `prefix` や `suffix` を使う"
    },
];

fn find(case: &Case<'_>) -> Vec<Finding> {
    let pieces: Vec<Piece<'_>> = if case.matches() {
        case.holding().into_iter().filter_map(|told| excluded(case, told)).collect()
    } else {
        case.refusing().into_iter().filter_map(|(told, found)| piece(case, told, &found)).collect()
    };
    gathered(case, Certainty::Likely, &pieces, &SEVERAL)
}

fn piece<'c>(case: &'c Case<'_>, told: Told<'c>, found: &[&Node]) -> Option<Piece<'c>> {
    let all = case.wanted(told.condition);
    let starred: Vec<&Wanted<'_>> = all.iter().filter(|it| has_star(it)).collect();
    let passes = |wanted: &Wanted<'_>, node: &Node| match node.as_str() {
        Some(text) => fits(&runs(&wildcard(wanted)), text),
        None => wanted.text == "*",
    };
    let (wanted, node) = starred
        .iter()
        .find_map(|wanted| Some((*wanted, *found.iter().find(|node| passes(wanted, node))?)))?;
    let said = said(told.condition.path.as_str(), wanted, node);
    let places = vec![Place::Pattern(wanted.node.span), Place::Event(node.span)];
    Some(Piece { told, said, places, ways: ways(case, wanted, &starred) })
}

fn has_star(wanted: &Wanted<'_>) -> bool {
    wanted.part != Part::Stars && wanted.text.as_str().contains('*')
}

/// The wildcard that was meant.
fn wildcard(wanted: &Wanted<'_>) -> String {
    let text = starred(wanted.text.as_str());
    let (before, behind) = match wanted.part {
        Part::Start if !text.ends_with('*') => ("", "*"),
        Part::End if !text.starts_with('*') => ("*", ""),
        _ => ("", ""),
    };
    [before, &text, behind].concat()
}

/// A string with its stars as a wildcard: it takes no two stars in a row, and a backslash as an escape.
fn starred(text: &str) -> String {
    let mut text = text.replace('\\', "\\\\");
    while text.contains("**") {
        text = text.replace("**", "*");
    }
    text
}

fn said(path: &str, wanted: &Wanted<'_>, found: &Node) -> Words {
    let (path, asked, has) = (code(path), code(wanted.text.as_str()), value(&found.value));
    let (place, at) = match (wanted.part, wanted.ignores_case) {
        (Part::Start, _) => ("in `prefix`", "`prefix` の中"),
        (Part::End, _) => ("in `suffix`", "`suffix` の中"),
        (_, true) => ("in `equals-ignore-case`", "`equals-ignore-case` の中"),
        _ => ("in a plain string", "ただの文字列の中"),
    };
    Words::new(
        format!("{path} asks for {asked}, but {place} `*` is an ordinary character; the event has {has}."),
        format!(
            "{path} に {asked} が指定されていますが、{at}の `*` は普通の文字です。イベントの値は {has} です。"
        ),
    )
}

fn ways(case: &Case<'_>, wanted: &Wanted<'_>, all: &[&Wanted<'_>]) -> Vec<Way> {
    let stars = |wanted: &&Wanted<'_>| {
        let json = operator(case.text, "wildcard", &quoted(&wildcard(wanted).as_str().into()));
        (wanted.alternative.clone(), json)
    };
    let label = Words::new("Put it into `wildcard`", "`wildcard` に入れる");
    let mut ways = vec![Way { label, changes: all.iter().map(stars).collect() }];
    let at_an_end = |wanted: &&Wanted<'_>| match affix(case, wanted) {
        Some((_, json)) => (wanted.alternative.clone(), json),
        None => stars(wanted),
    };
    if wanted.text == "*" {
        // Whatever stands there is meant: numbers too.
        let label = Words::new("Ask that the field exists", "フィールドの存在を条件にする");
        ways.insert(0, Way::one(label, &wanted.alternative, operator(case.text, "exists", "true")));
    } else if let Some((name, _)) = affix(case, wanted) {
        let label = Words::new(format!("Use `{name}`"), format!("`{name}` を使う"));
        ways.push(Way { label, changes: all.iter().map(at_an_end).collect() });
    }
    ways
}

/// The operator for a string whose only star is at an end, and the alternative.
fn affix(case: &Case<'_>, wanted: &Wanted<'_>) -> Option<(&'static str, String)> {
    let runs = runs(&wildcard(wanted));
    let (name, text) = match runs.as_slice() {
        [start, end] if end.is_empty() => ("prefix", start),
        [start, end] if start.is_empty() => ("suffix", end),
        _ => return None,
    };
    let mut operand = quoted(&text.as_str().into());
    if wanted.ignores_case {
        operand = operator(case.text, "equals-ignore-case", &operand);
    }
    Some((name, operator(case.text, name, &operand)))
}

/// A value that was to be excluded by a string with a star.
fn excluded<'c>(case: &'c Case<'_>, told: Told<'c>) -> Option<Piece<'c>> {
    let Reason::Accepted { found, alternative } = &told.verdict.reason else { return None };
    let Value::String(text) = &found.value else { return None };
    let node = case.list(told.condition)?.elements().get(*alternative)?;
    let [member] = node.members() else { return None };
    let strings = match &member.value.value {
        Value::Array(elements) => elements.as_slice(),
        _ => std::slice::from_ref(&member.value),
    };
    let strings: Vec<&str> = strings.iter().filter_map(Node::as_str).collect();
    let is_meant = |wanted: &&str| wanted.contains('*') && fits(&runs(&starred(wanted)), text.as_str());
    let wanted = strings.iter().find(|it| member.key.value == *"anything-but" && is_meant(it))?;
    let (path, asked, has) = (code(told.condition.path.as_str()), code(wanted), value(&found.value));
    let said = Words::new(
        format!("{path} is to be anything but {asked}, where `*` is an ordinary character: {has} passes."),
        format!(
            "{path} から {asked} が除外されていますが、ここの `*` は普通の文字なので {has} は除外されません。"
        ),
    );
    let wildcards: Vec<String> = strings.iter().map(|it| quoted(&starred(it).as_str().into())).collect();
    let operand = match wildcards.as_slice() {
        [only] => only.clone(),
        all => ["[", &joined(case.text, all), "]"].concat(),
    };
    let json = operator(case.text, "anything-but", &operator(case.text, "wildcard", &operand));
    let label = Words::new("Exclude by `wildcard`", "`wildcard` で除外する");
    let at = case.address(told.condition)?.inner(*alternative);
    let places = vec![Place::Pattern(node.span), Place::Event(found.span)];
    Some(Piece { told, said, places, ways: vec![Way::one(label, &at, json)] })
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn strings_with_stars_become_wildcards() {
        let cases = [
            (r#"["a-*"]"#, r#""a-1""#, r#"[{"wildcard":"a-*"}]"#),
            (r#"["x","a-*","b-*"]"#, r#""a-1""#, r#"["x",{"wildcard":"a-*"},{"wildcard":"b-*"}]"#),
            (r#"["**/a.txt"]"#, r#""x/y/a.txt""#, r#"[{"wildcard":"*/a.txt"}]"#),
            (r#"["C:\\a\\*"]"#, r#""C:\\a\\b""#, r#"[{"wildcard":"C:\\\\a\\\\*"}]"#),
            (r#"[{"prefix":"a-*"}]"#, r#""a-1""#, r#"[{"wildcard":"a-*"}]"#),
            (r#"[{"prefix":"a*b"}]"#, r#""a-b-1""#, r#"[{"wildcard":"a*b*"}]"#),
            (r#"[{"suffix":"*.png"}]"#, r#""a.png""#, r#"[{"wildcard":"*.png"}]"#),
            (r#"[{"equals-ignore-case":"A-*"}]"#, r#""A-1""#, r#"[{"wildcard":"A-*"}]"#),
            (r#"["*"]"#, "5", r#"[{"exists":true}]"#),
        ];
        for (list, value, remedied) in cases {
            let of = |list: &str| format!(r#"{{"detail":{{"s":{list}}}}}"#);
            first("star-in-literal", &of(list), &format!(r#"{{"detail":{{"s":{value}}}}}"#), &of(remedied));
        }
    }

    #[test]
    fn an_exclusion_with_a_star_excludes_nothing() {
        let cases = [
            (r#""dev-*""#, r#"{"wildcard":"dev-*"}"#),
            (r#"["test","dev-*"]"#, r#"{"wildcard":["test","dev-*"]}"#),
        ];
        for (operand, remedied) in cases {
            let of = |operand: &str| format!(r#"{{"s":[{{"anything-but":{operand}}}]}}"#);
            first("star-in-literal", &of(operand), r#"{"s":"dev-1"}"#, &of(remedied));
        }
        absent("star-in-literal", r#"{"s":[{"anything-but":"dev-*"}]}"#, r#"{"s":"prod"}"#);
    }

    #[test]
    fn a_star_that_does_not_help_is_left() {
        absent("star-in-literal", r#"{"s":["a-*"]}"#, r#"{"s":"b-1"}"#);
        absent("star-in-literal", r#"{"s":[{"wildcard":"a-*"}]}"#, r#"{"s":"b-1"}"#);
        absent("star-in-literal", r#"{"s":["a-*"]}"#, r#"{"s":"a-*"}"#);
    }
}
