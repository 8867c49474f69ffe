//! E10: what a call answered, of a call that failed.

use eventglass_pattern::{Condition, Equals, Event, Op, Pattern};
use eventglass_syntax::Value;

use crate::words::{Said, Words, code};

use super::shell::Command;
use super::{Advice, Cause, Subject, console};

pub(super) const CAUSE: Cause = Cause {
    id: "E10",
    code: "failed-call",
    title: Said {
        english: "failed calls have no answer", japanese: "失敗した呼び出しには応答がない"
    },
    applies,
};

pub(super) const ABOUT: Said = Said {
    english: "CloudTrail records calls that failed, too: with `errorCode`, and with `null` for \
                  `responseElements`, so that no id of what would have been made stands there. Add \
                  `\"errorCode\": [{\"exists\": false}]` under `detail` to take only calls that succeeded.",
    japanese: "CloudTrail は失敗した呼び出しも記録します。その場合は `errorCode` があり、`responseElements` は `null` なので、\
                   作成されるはずだったリソースの ID はありません。成功した呼び出しだけに絞るには、`detail` に \
                   `\"errorCode\": [{\"exists\": false}]` を追加してください。",
};

const ANSWER: &str = "detail.responseElements";
const ERROR: &str = "detail.errorCode";

fn applies(subject: &Subject<'_>) -> Option<Advice> {
    subject.trail_event()?;
    let pattern = subject.pattern?;
    let asked = subject.below(ANSWER).find(|condition| asks(condition)).filter(|_| is_open(pattern));
    let text = match asked {
        Some(condition) => needs_answer(condition),
        None => took_failure(subject, pattern)?,
    };
    let check = Words::new(
        "Check whether the call failed; add `\"errorCode\": [{\"exists\": false}]` under `detail` to leave failed \
         calls out.",
        "呼び出しが失敗していないか確認してください。失敗した呼び出しを除くには、`detail` に \
         `\"errorCode\": [{\"exists\": false}]` を追加してください。",
    );
    let region = subject.region();
    let advice = Advice::new(text, check).command(command(subject, region));
    Some(advice.console(console::page("cloudtrail", region, "#/events")))
}

/// Whether a condition asks for something that only an answer has.
fn asks(condition: &Condition) -> bool {
    let tests = || condition.alternatives.iter().map(|alternative| &alternative.op);
    !tests().any(|op| matches!(op, Op::Absent | Op::Equals(Equals::Null)))
}

/// Whether some branch asks for the answer and says nothing about an error.
fn is_open(pattern: &Pattern) -> bool {
    let path = |id| pattern.condition(id).map_or("", |condition| condition.path.as_str());
    pattern.branches().any(|branch| {
        let (mut answer, mut error) = (false, false);
        for id in branch {
            answer |= path(id).starts_with(ANSWER);
            error |= path(id) == ERROR;
        }
        answer && !error
    })
}

fn needs_answer(condition: &Condition) -> Words {
    let (path, all) = (code(condition.path.as_str()), code("responseElements"));
    Words::new(
        format!("The pattern asks for {path}. When a call fails it has an `errorCode`, and {all} is `null`."),
        format!(
            "パターンは {path} を指定しています。呼び出しが失敗すると `errorCode` が付き、{all} は `null` になります。"
        ),
    )
}

/// That the pattern takes this event, which is of a failed call.
fn took_failure(subject: &Subject<'_>, pattern: &Pattern) -> Option<Words> {
    let error = subject.found(ERROR)?;
    let answered = subject.node(ANSWER).is_some_and(|node| node.value != Value::Null);
    let told = subject.below(ERROR).next().is_some();
    if answered || told || !is_about_calls(subject) || !pattern.matches(&Event::new(subject.event?)) {
        return None;
    }
    let error = code(error);
    Some(Words::new(
        format!("This call failed with {error}, and the rule takes it: its `responseElements` has nothing."),
        format!(
            "この呼び出しは {error} で失敗していますが、ルールに一致します。`responseElements` には何もありません。"
        ),
    ))
}

/// Whether the rule is about calls, and not about whatever a service does.
fn is_about_calls(subject: &Subject<'_>) -> bool {
    let kinds = subject.wanted("detail-type");
    let fields = ["detail.eventName", "detail.eventSource", "detail.requestParameters"];
    kinds.iter().any(|it| it.fits("AWS API Call via CloudTrail"))
        || fields.iter().any(|path| subject.below(path).next().is_some())
}

/// Looks the call up, where its name is known.
fn command(subject: &Subject<'_>, region: Option<&str>) -> Option<String> {
    let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let name = subject.said("detail.eventName").iter().find_map(|it| it.whole()).filter(is_name)?;
    let lookup = ["AttributeKey=EventName,AttributeValue=", name].concat();
    Command::new(&["aws cloudtrail lookup-events --lookup-attributes ", &lookup].concat())
        .region(region)
        .text()
}
