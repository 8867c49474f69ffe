//! M20: a regular expression or a glob where only `*` has a meaning.

mod translate;

use eventglass_pattern::ProblemKind;
use eventglass_syntax::{Node, Value};

use self::translate::{Notation, Translated, translate};
use crate::case::{Case, Part, Piece, Told, Wanted, Way, changed, escaped, fits, gathered, runs};
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Draft, Finding, Place};
use crate::rewrite::{Address, joined, operator};
use crate::words::{Said, Words, code, listed, quoted};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M20",
    code: "regex-in-wildcard",
    title: Said { english: "regular expression or glob", japanese: "正規表現や glob の書き方" },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "Only `*` has a meaning in `wildcard`: any characters, or none. `.`, `?`, `+`, `[ ]`, `( )` and `^` \
                  stand for themselves, and a backslash may stand before `*` and `\\` only; EventBridge refuses any \
                  other, and two stars in a row. Write `*` where anything may stand, and alternatives as elements of \
                  the list.",
        japanese: "`wildcard` で特別な意味を持つのは、任意の文字列を表す `*` だけです。`.`、`?`、`+`、`[ ]`、`( )`、`^` は\
                   その文字自身を表します。バックスラッシュは `*` と `\\` の前にだけ書けます。それ以外のバックスラッシュや、\
                   連続する `*` は EventBridge に拒否されます。何が入ってもよい箇所には `*` を書き、選択肢はリストの要素に\
                   分けてください。",
    },
    example: Example {
        pattern: r#"{"detail":{"name":[{"wildcard":"prod-.*"}]}}"#,
        event: r#"{"detail":{"name":"prod-api"}}"#,
        remedied: Some(r#"{"detail":{"name":[{"wildcard":"prod-*"}]}}"#),
    },
};

/// So many refused wildcards are mended at once.
const MOST: usize = 50;

const SEVERAL: [Said; 1] = [Said { english: "Write these with `*`", japanese: "これらを `*` で書く" }];

fn find(case: &Case<'_>) -> Vec<Finding> {
    if case.is_refused() {
        return refused(case).into_iter().collect();
    }
    let pieces: Vec<Piece<'_>> =
        case.refusing().into_iter().filter_map(|(told, found)| piece(case, told, &found)).collect();
    gathered(case, Certainty::Likely, &pieces, &SEVERAL)
}

fn piece<'c>(case: &'c Case<'_>, told: Told<'c>, found: &[&Node]) -> Option<Piece<'c>> {
    let all = case.wanted(told.condition);
    let (wanted, translated, node) = all.iter().find_map(|wanted| {
        let node = |translated: &Translated| found.iter().find(|node| passes(wanted, translated, node));
        let notations = [Notation::Glob, Notation::Regex].into_iter();
        let mut read =
            notations.filter(|_| is_foreign(wanted)).filter_map(|it| translate(wanted.text.as_str(), it));
        read.find_map(|translated| node(&translated).map(|node| (wanted, translated, node)))
    })?;
    let (path, asked, has) =
        (code(told.condition.path.as_str()), code(wanted.text.as_str()), code(node.as_str()?));
    let said = Words::new(
        format!(
            "{path} asks for {asked} and the event has {has}: only `*` in `wildcard` has a meaning, every other \
             character stands for itself."
        ),
        format!(
            "{path} に {asked} が指定されていますが、イベントの値は {has} です。特別な意味を持つのは `wildcard` の `*` だけで、ほかの文字はその文字自身を表します。"
        ),
    );
    let said = said.and(&wider(&translated));
    let places = vec![Place::Pattern(wanted.node.span), Place::Event(node.span)];
    Some(Piece { told, said, places, ways: vec![way(case, wanted, &translated)] })
}

/// Whether a string has more in it than stars that could have a meaning elsewhere. A star in a plain string that would
/// do as it stands is a mistake of its own.
fn is_foreign(wanted: &Wanted<'_>) -> bool {
    wanted.text.as_str().contains(['?', '+', '[', '(', '{', '|', '^', '$', '\\', '%'])
        || wanted.text.as_str().contains(".*")
}

fn passes(wanted: &Wanted<'_>, translated: &Translated, node: &Node) -> bool {
    let Some(text) = node.as_str() else { return false };
    let whole = |wildcard: &String| in_part(wanted.part, wildcard);
    let as_it_stands = in_part(wanted.part, &wanted.text.as_str().replace('\\', "\\\\"));
    let is_new = wanted.part == Part::Stars || !fits(&runs(&as_it_stands), text);
    is_new && translated.wildcards.iter().any(|wildcard| fits(&runs(&whole(wildcard)), text))
}

/// The wildcard for the whole of a value.
fn in_part(part: Part, wildcard: &str) -> String {
    match part {
        Part::Start if !wildcard.ends_with('*') => [wildcard, "*"].concat(),
        Part::End if !wildcard.starts_with('*') => ["*", wildcard].concat(),
        _ => wildcard.to_owned(),
    }
}

fn way(case: &Case<'_>, wanted: &Wanted<'_>, translated: &Translated) -> Way {
    if let ([only], Part::Start | Part::End) = (translated.wildcards.as_slice(), wanted.part)
        && let [run] = runs(only).as_slice()
    {
        let (label, json) = (label(std::slice::from_ref(run)), quoted(&run.as_str().into()));
        return Way::one(label, &wanted.operand, json);
    }
    let wildcards: Vec<String> = translated.wildcards.iter().map(|it| in_part(wanted.part, it)).collect();
    let label = label(&wildcards);
    match wildcards.as_slice() {
        [only] if wanted.part == Part::Stars => {
            Way::one(label, &wanted.operand, quoted(&only.as_str().into()))
        }
        _ => Way::one(label, &wanted.alternative, alternatives(case, &wildcards)),
    }
}

fn label(wildcards: &[String]) -> Words {
    let wildcards = listed(&wildcards.iter().map(|it| code(it)).collect::<Vec<_>>());
    Words::new(format!("Write {}", wildcards.english), format!("{} と書く", wildcards.japanese))
}

fn alternatives(case: &Case<'_>, wildcards: &[String]) -> String {
    let all = wildcards.iter().map(|it| operator(case.text, "wildcard", &quoted(&it.as_str().into())));
    joined(case.text, &all.collect::<Vec<_>>())
}

fn wider(translated: &Translated) -> Words {
    if !translated.is_wider {
        return Words::default();
    }
    Words::new(
        "There is no counterpart for a class or a single character: `*` lets more pass.",
        "文字クラスや任意の 1 文字にあたる書き方はないため、`*` にすると一致する範囲が広がります。",
    )
}

/// Wildcards that EventBridge refuses: for a backslash, or for two stars in a row.
fn refused(case: &Case<'_>) -> Option<Finding> {
    let root = case.tree.as_ref()?;
    let is_mine = |kind: &ProblemKind| {
        matches!(kind, ProblemKind::WildcardEscape(_) | ProblemKind::WildcardConsecutive(_))
    };
    let problems = case.problems.iter().filter(|problem| is_mine(&problem.kind)).take(MOST);
    let places: Vec<(Address, &Node)> = problems
        .map(|problem| Address::at(root, problem.span))
        .filter_map(|at| at.of(root).map(|node| (at.clone(), node)))
        .filter(|(_, node)| node.as_str().is_some())
        .collect();
    let (at, node) = places.first()?;
    let translated: Vec<(Translated, &(Address, &Node))> =
        places.iter().filter_map(|place| Some((read(case, &place.0, place.1.as_str()?)?, place))).collect();
    let ways: Vec<Way> =
        translated.iter().map(|(translated, (at, _))| mended(case, at, &translated.wildcards)).collect();
    let said = refusal(case.dotted(at).as_str(), node.as_str()?);
    let said =
        translated.iter().find(|(it, _)| it.is_wider).map_or(said.clone(), |(it, _)| said.and(&wider(it)));
    let label = match ways.as_slice() {
        [only] => only.label.clone(),
        _ => SEVERAL.first().copied().map(Words::from)?,
    };
    let text = changed(case, &ways.iter().collect::<Vec<_>>())?;
    let finding = Finding::general(Certainty::Certain, said);
    let finding = finding.at(places.iter().map(|(_, node)| Place::Pattern(node.span)));
    Some(finding.remedy(Some(Draft::pattern(label, text))))
}

fn refusal(path: &str, text: &str) -> Words {
    let (path, asked) = (code(path), code(text));
    if text.contains("**") {
        return Words::new(
            format!(
                "{path} asks for {asked}: two stars in a row are refused, one stands for anything already."
            ),
            format!(
                "{path} の {asked} では `*` が連続しているため拒否されます。`*` 1 つで任意の文字列を表します。"
            ),
        );
    }
    Words::new(
        format!(
            "{path} asks for {asked}: in `wildcard` a backslash may stand before `*` and `\\` only, and regular \
             expressions mean nothing."
        ),
        format!(
            "{path} に {asked} が指定されていますが、`wildcard` でバックスラッシュを書けるのは `*` と `\\` の前だけ\
             です。正規表現は使えません。"
        ),
    )
}

/// What a refused wildcard was meant to be: what the event's value fits; else by what stands behind its backslashes.
fn read(case: &Case<'_>, at: &Address, text: &str) -> Option<Translated> {
    let plain = Translated { wildcards: vec![without_escapes(text)], is_wider: false };
    let is_regex = ["\\d", "\\w", "\\s", "\\S", "\\D", "\\W", "\\b", "\\.", "\\-", ".*", ".+"]
        .iter()
        .any(|sign| text.contains(sign));
    let regex = translate(text, Notation::Regex);
    let glob = translate(text, Notation::Glob).filter(|_| text.contains("**"));
    let readings = if is_regex { [glob, regex, Some(plain)] } else { [glob, Some(plain), regex] };
    let values = case.values_at(at);
    let fits_one = |reading: &&Translated| {
        let wildcards = &reading.wildcards;
        values
            .iter()
            .filter_map(|node| node.as_str())
            .any(|text| wildcards.iter().any(|it| fits(&runs(it), text)))
    };
    let all: Vec<Translated> = readings.into_iter().flatten().collect();
    all.iter().find(fits_one).or(all.first()).cloned()
}

/// The same with each backslash as a character of its own.
fn without_escapes(text: &str) -> String {
    let parts: Vec<String> = text.split('*').filter(|part| !part.is_empty()).map(escaped).collect();
    let star = |is_so: bool| if is_so { "*" } else { "" };
    [star(text.starts_with('*')), &parts.join("*"), star(text.ends_with('*'))].concat()
}

/// Other wildcards where a refused one stands.
fn mended(case: &Case<'_>, at: &Address, wildcards: &[String]) -> Way {
    let strings: Vec<String> = wildcards.iter().map(|it| quoted(&it.as_str().into())).collect();
    let label = label(wildcards);
    let root = case.tree.as_ref();
    let is_list = |at: &Address| {
        root.and_then(|root| at.of(root)).is_some_and(|node| matches!(node.value, Value::Array(_)))
    };
    let outer = at.outer().unwrap_or_default();
    match strings.as_slice() {
        [only] => Way::one(label, at, only.clone()),
        // Among others that are excluded.
        _ if is_list(&outer) => Way::one(label, at, joined(case.text, &strings)),
        _ if outer.outer().is_some_and(|it| is_list(&it)) => {
            Way::one(label, &outer, alternatives(case, wildcards))
        }
        _ => Way::one(label, at, ["[", &joined(case.text, &strings), "]"].concat()),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    fn of(list: &str) -> String {
        format!(r#"{{"detail":{{"s":{list}}}}}"#)
    }

    #[test]
    fn a_foreign_notation_becomes_stars() {
        let cases = [
            (r#"[{"wildcard":"prod-.*"}]"#, "prod-api", r#"[{"wildcard":"prod-*"}]"#),
            (r#"[{"wildcard":"^prod-[a-z]+$"}]"#, "prod-api", r#"[{"wildcard":"prod-*"}]"#),
            (r#"[{"wildcard":"prod-?"}]"#, "prod-1", r#"[{"wildcard":"prod-*"}]"#),
            (r#"[{"wildcard":"{web,api}-*"}]"#, "api-1", r#"[{"wildcard":"web-*"},{"wildcard":"api-*"}]"#),
            (
                r#"["x",{"wildcard":"(web|api)-1"}]"#,
                "api-1",
                r#"["x",{"wildcard":"web-1"},{"wildcard":"api-1"}]"#,
            ),
            (r#"["^prod-.*$"]"#, "prod-api", r#"[{"wildcard":"prod-*"}]"#),
            (r#"[{"prefix":"^prod-"}]"#, "prod-api", r#"[{"prefix":"prod-"}]"#),
            (r#"["prod-%"]"#, "prod-api", r#"[{"wildcard":"prod-*"}]"#),
            (r#"[{"suffix":"\\.(png|jpg)"}]"#, "a.jpg", r#"[{"wildcard":"*.png"},{"wildcard":"*.jpg"}]"#),
        ];
        for (list, value, remedied) in cases {
            first("regex-in-wildcard", &of(list), &of(&format!("\"{value}\"")), &of(remedied));
        }
    }

    #[test]
    fn refused_backslashes_and_stars_are_mended() {
        let cases = [
            (r#"[{"wildcard":"prod-\\d+"}]"#, "prod-7", r#"[{"wildcard":"prod-*"}]"#),
            (r#"[{"wildcard":"a\\.b\\.*"}]"#, "a.b.c", r#"[{"wildcard":"a.b.*"}]"#),
            (r#"[{"wildcard":"logs/**/x"}]"#, "logs/a/x", r#"[{"wildcard":"logs/*/x"}]"#),
            (r#"[{"wildcard":"C:\\dir\\*"}]"#, r"C:\\dir\\x", r#"[{"wildcard":"C:\\\\dir\\\\*"}]"#),
            (r#"[{"wildcard":"C:\\Users\\*"}]"#, "none", r#"[{"wildcard":"C:\\\\Users\\\\*"}]"#),
            (r#"[{"wildcard":"(a|b)\\d"},"x"]"#, "b1", r#"[{"wildcard":"a*"},{"wildcard":"b*"},"x"]"#),
            (
                r#"[{"anything-but":{"wildcard":"(a|b)\\d"}}]"#,
                "c",
                r#"[{"anything-but":{"wildcard":["a*","b*"]}}]"#,
            ),
            (
                r#"[{"anything-but":{"wildcard":["x","\\w-1"]}}]"#,
                "c",
                r#"[{"anything-but":{"wildcard":["x","*-1"]}}]"#,
            ),
        ];
        for (list, value, remedied) in cases {
            first("regex-in-wildcard", &of(list), &of(&format!("\"{value}\"")), &of(remedied));
        }
    }

    #[test]
    fn what_fits_no_better_is_left() {
        absent("regex-in-wildcard", &of(r#"[{"wildcard":"prod-.*"}]"#), &of(r#""test-api""#));
        absent("regex-in-wildcard", &of(r#"["a-*"]"#), &of(r#""a-1""#));
        absent("regex-in-wildcard", &of(r#"[{"wildcard":"a+b"}]"#), &of(r#""c""#));
    }
}
