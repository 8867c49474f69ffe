//! E12: a pattern that takes everything, or nearly.

use eventglass_pattern::{AnythingBut, Condition, Equals, Op, Pattern};
use eventglass_syntax::Text;

use crate::words::{Said, Words, listed};

use super::shell::Command;
use super::subject::Mention;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E12",
    code: "catch-all",
    title: Said {
        english: "the pattern takes everything", japanese: "パターンがすべてに一致する"
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "A pattern that asks only for `account` or `region`, or for what every event has, takes nearly \
                  everything on the bus. Every match is delivered and paid for, and where the target makes events \
                  itself, the rule matches those too and the two keep calling each other. Ask for a `source` and a \
                  `detail-type`.",
    japanese: "`account` や `region` だけを指定したパターンや、どのイベントにもあるものだけを指定したパターンは、イベント\
                   バスのほぼすべてのイベントに一致します。一致するたびに配信され、料金がかかります。ターゲットの処理がイベントを\
                   生む場合は、それにも一致してループになるおそれがあります。`source` と `detail-type` を指定してください。",
};

/// The fields that every event has as a string.
const ENVELOPE: [&str; 7] = ["version", "id", "detail-type", "source", "account", "time", "region"];

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    let text = catch_all(subject.pattern?)?;
    let check = Words::new(
        "Check how often the rule matches, and that its target makes no events that it matches again.",
        "ルールが一致する回数と、ターゲットの処理がルールに再び一致するイベントを生まないことを確認してください。",
    );
    let region = subject.region();
    let command = Command::new("aws events list-targets-by-rule").option("--rule", subject.rule);
    let advice = Advice::new(text, check).command(command.region(region).text());
    Some(advice.console(console::page("cloudwatch", region, "#metricsV2")))
}

/// What a pattern takes, where that is everything or nearly: `{"source": [{"prefix": ""}]}`, `{"account": ["…"]}`.
///
/// Cost: a pass over all combinations of `$or` branches.
pub fn catch_all(pattern: &Pattern) -> Option<Words> {
    let widest = pattern.branches().find_map(|branch| {
        let mut reach = Reach::default();
        for id in branch {
            reach.narrow(pattern.condition(id)?)?;
        }
        Some(reach)
    });
    widest.map(|reach| reach.words())
}

/// What is left of all events.
#[derive(Default)]
struct Reach {
    of_aws: bool,
    accounts: Vec<String>,
    regions: Vec<String>,
}

impl Reach {
    /// Takes in one more condition; none where it is about a certain kind of events.
    fn narrow(&mut self, condition: &Condition) -> Option<()> {
        let path = condition.path.as_str();
        let in_envelope = ENVELOPE.contains(&path);
        let tests = || condition.alternatives.iter().map(|alternative| &alternative.op);
        let absent = tests().any(|op| *op == Op::Absent);
        if (in_envelope && tests().any(|op| takes_nearly_all(path, op))) || (absent && !in_envelope) {
            return Some(());
        }
        let mentions = tests().map(Mention::of).collect::<Option<Vec<Mention<'_>>>>();
        match (path, mentions) {
            ("account", Some(accounts)) => self.accounts = accounts.into_iter().map(Mention::shown).collect(),
            ("region", Some(regions)) => self.regions = regions.into_iter().map(Mention::shown).collect(),
            ("source", Some(sources)) if sources.iter().any(|it| it.is_start_of("aws.")) => {
                self.of_aws = true;
            }
            _ => return None,
        }
        Some(())
    }

    fn words(&self) -> Words {
        let mut english = "The pattern takes every event, or nearly every one".to_owned();
        let mut japanese = String::new();
        if self.of_aws {
            english.push_str(", of AWS services");
            japanese.push_str("AWS サービスの、");
        }
        for (items, name, japanese_name) in
            [(&self.accounts, "account", "アカウント"), (&self.regions, "region", "リージョン")]
        {
            if items.is_empty() {
                continue;
            }
            let items = listed(items);
            english.extend([", of ", name, " ", &items.english]);
            japanese.extend([japanese_name, " ", &items.japanese, " の、"]);
        }
        english.push_str(
            ". Every match is paid for, and where the target makes events of its own, the rule may match those again \
             without end.",
        );
        japanese.push_str(
            "ほぼすべてのイベントに一致するパターンです。一致するたびに料金がかかり、ターゲットの処理がイベントを生む場合は\
             ループになるおそれがあります。",
        );
        Words::new(english, japanese)
    }
}

/// Whether a test takes nearly all strings that stand in a field of the envelope.
fn takes_nearly_all(path: &str, op: &Op) -> bool {
    match op {
        Op::Exists
        | Op::AnythingBut(AnythingBut::Texts(_) | AnythingBut::IgnoreCase(_) | AnythingBut::Numbers(_)) => {
            true
        }
        Op::Prefix(text) | Op::Suffix(text) => text.as_str().is_empty(),
        Op::PrefixIgnoreCase(test) | Op::SuffixIgnoreCase(test) => test.text.as_str().is_empty(),
        Op::Wildcard(test) => test.text == "*",
        Op::Equals(Equals::Text(text)) => path == "version" && *text == "0",
        // A list of kinds that are not wanted leaves all others; without those of AWS it is about one's own.
        Op::AnythingBut(AnythingBut::Prefixes(texts)) => !texts.iter().any(is_of_aws),
        _ => false,
    }
}

fn is_of_aws(prefix: &Text) -> bool {
    "aws.".starts_with(prefix.as_str())
}
