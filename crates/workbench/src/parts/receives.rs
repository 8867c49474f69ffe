//! What the selected rule's target receives of the selected event, and what is wrong with the target.

use eventglass_delivery::{
    Delivery, Diff, Loss, Outcome, Place, Queue, Target, TargetKind as Problem, Topic, config_change,
    lambda_sns, lambda_sqs, mail, sqs_message,
};
use eventglass_event::{Role as AmiRole, amis};
use eventglass_syntax::Node;

use super::{Look, code, dim, line, prose, section};
use crate::delivery::{TARGET_ID, delivery, readable};
use crate::inputs::{RuleInput, TargetKind};
use crate::markup::{Act, Piece, Role};
use crate::screen::Arrival;
use crate::words::shorten;

/// How much of a found value is shown.
const MAX_VALUE: usize = 80;
/// How much of a payload is shown.
const MAX_SHOWN: usize = 20_000;
/// How many matched events the target is asked about, and how many bytes of events.
const MAX_ASKED: usize = 500;
const MAX_BYTES: u32 = 2_000_000;
/// How many paths and AMI ids are listed.
const MAX_ROWS: usize = 30;

/// What is wrong with the target, whatever event comes.
pub(super) fn problems(look: Look<'_>) -> Vec<Piece> {
    let Some(rule) = look.rule().filter(|rule| is_given(rule)) else { return Vec::new() };
    let Some(target) = rule.target.target() else {
        return vec![Piece::new(Role::Error, look.words().map_not_object)];
    };
    target.problems().iter().map(|it| problem(look, &target, it)).collect()
}

/// A target of which nothing was typed yet has no problem.
fn is_given(rule: &RuleInput) -> bool {
    match rule.target.kind {
        TargetKind::Matched => false,
        TargetKind::InputPath => !rule.target.input_path.is_empty(),
        TargetKind::InputTransformer => {
            !(rule.target.input_template.is_empty() && rule.target.input_paths_map.is_empty())
        }
    }
}

fn problem(look: Look<'_>, target: &Target, it: &eventglass_delivery::TargetProblem) -> Piece {
    let advice = look.language.target_problem(&it.kind);
    let role = match it.kind.effect() {
        eventglass_delivery::Effect::Ignored => Role::Warning,
        _ => Role::Error,
    };
    let engine = it.kind.engine(TARGET_ID).map(|text| {
        line("").with([dim(look.words().eventbridge_says), Piece::new(Role::Text, " "), code(text)])
    });
    let about = match (&it.kind, target) {
        (
            Problem::UnknownPlaceholder(_) | Problem::PlaceholderInKey(_),
            Target::InputTransformer(transformer),
        ) => Some(code(shorten(it.span.of(&transformer.template), MAX_VALUE))),
        _ => None,
    };
    let message = prose(Role::Line, &advice.message)
        .with(about.map(|it| Piece::of(Role::Text, vec![Piece::new(Role::Text, " "), it])));
    Piece::of(role, Vec::new()).with(engine).with([message, line("").with([prose(Role::Dim, &advice.help)])])
}

/// What arrives.
pub(super) fn receives(look: Look<'_>) -> Vec<Piece> {
    let event = look.report.kept.looked_at(look.event);
    let (Some(event), Some(rule)) = (event, look.rule()) else { return Vec::new() };
    let row = look.report.rules.get(look.shown.rule);
    if row.is_none_or(|row| !row.usable) {
        return Vec::new();
    }
    let words = look.words();
    let is_unfinished = rule.target.kind != TargetKind::Matched && !is_given(rule);
    let found = delivery(&rule.target, &rule.name, &event.root).filter(|_| !is_unfinished);
    let Some(delivery) = found else {
        let said = if is_unfinished { words.unfinished } else { words.map_not_object };
        return vec![section(words.receives, vec![line("").with([dim(said)])])];
    };
    let content = content(look, rule, &event.root, &delivery);
    if look.report.matches(look.event, look.shown.rule) {
        return vec![section(words.receives, content)];
    }
    let miss = vec![
        line("").with([dim(words.nothing_sent)]),
        Piece::new(Role::Fold, words.if_it_matched).with(content),
    ];
    vec![section(words.receives, miss)]
}

fn content(look: Look<'_>, rule: &RuleInput, event: &Node, delivery: &Delivery) -> Vec<Piece> {
    let mut content = Vec::new();
    match &delivery.outcome {
        Outcome::Delivered(payload) => {
            content.extend(pending(look, event));
            content.extend(images(look, rule, event, payload));
            content.extend(values(look, event, delivery));
            content.push(arrivals(look, event));
            content.extend(arrived(look, event, payload));
        }
        Outcome::Lost(loss) => {
            content.push(lost(look, rule, loss));
            content.extend(values(look, event, delivery));
        }
    }
    content.extend(losses(look, rule));
    content.extend(delivery.notes.iter().map(|note| {
        Piece::of(
            Role::Note,
            vec![
                line("").with([Piece::new(Role::Strong, look.words().undocumented)]),
                prose(Role::Line, look.language.target_note(note.kind)),
            ],
        )
    }));
    content
}

/// That an AMI that was just created cannot be used yet.
fn pending(look: Look<'_>, event: &Node) -> Option<Piece> {
    let created = amis(event).iter().any(|mention| mention.role == AmiRole::Created);
    created.then(|| Piece::of(Role::Note, vec![prose(Role::Line, look.words().pending)]))
}

fn lost(look: Look<'_>, rule: &RuleInput, loss: &Loss) -> Piece {
    let advice = match loss {
        Loss::Refused(problem) => look.language.target_problem(&problem.kind),
        loss => look.language.loss(loss),
    };
    let place = loss.span().map(|span| shorten(span.of(&rule.target.input_template), MAX_VALUE));
    let heading = line("").with([Piece::new(Role::Bad, look.words().lost)]);
    let message = prose(Role::Line, &advice.message)
        .with(place.map(|place| Piece::of(Role::Text, vec![Piece::new(Role::Text, " "), code(place)])));
    Piece::of(Role::Error, vec![heading, message, line("").with([prose(Role::Dim, &advice.help)])])
}

/// How many of the events that the rule matches its target would lose: a template that fits one may lose others.
fn losses(look: Look<'_>, rule: &RuleInput) -> Option<Piece> {
    if rule.target.kind != TargetKind::InputTransformer {
        return None;
    }
    let (mut asked, mut lost, mut bytes) = (0, 0, 0);
    for (index, event) in look.report.kept.all().iter().enumerate() {
        bytes += event.span.len();
        if asked == MAX_ASKED || bytes > MAX_BYTES {
            break;
        }
        if look.report.matches(index, look.shown.rule) {
            asked += 1;
            let outcome = delivery(&rule.target, &rule.name, &event.node).map(|it| it.outcome);
            lost += usize::from(!matches!(outcome, Some(Outcome::Delivered(_))));
        }
    }
    (lost > 0 && asked > 1).then(|| Piece::of(Role::Warning, vec![line(look.language.loses(lost, asked))]))
}

/// Every AMI id of the event beside what arrives.
fn images(look: Look<'_>, rule: &RuleInput, event: &Node, payload: &str) -> Option<Piece> {
    let mut ids: Vec<String> = Vec::new();
    for mention in amis(event).iter().filter(|mention| mention.well_formed) {
        if !ids.iter().any(|id| **id == *mention.id) {
            ids.push(mention.id.to_string());
        }
    }
    if ids.is_empty() || rule.target.kind == TargetKind::Matched {
        return None;
    }
    let words = look.words();
    let arrive = ids.iter().filter(|id| payload.contains(id.as_str())).count();
    let item = |id: &String| {
        let (colour, word) = if payload.contains(id.as_str()) {
            (Role::Good, words.in_payload)
        } else {
            (Role::Bad, words.not_in_payload)
        };
        Piece::of(Role::Item, vec![code(id.clone()), Piece::new(colour, word)])
    };
    let list = Piece::of(Role::List, ids.iter().take(MAX_ROWS).map(item).collect());
    if arrive == ids.len() {
        return Some(list);
    }
    let warning = line(look.language.fewer_images(arrive, ids.len()));
    Some(Piece::of(Role::Warning, vec![warning, list]))
}

/// What each path found.
fn values(look: Look<'_>, event: &Node, delivery: &Delivery) -> Option<Piece> {
    let words = look.words();
    let named = delivery.values.iter().any(|value| !value.name.is_empty());
    if !named {
        return None;
    }
    let head = |text: &str| Piece::new(Role::Head, text);
    let row = |value: &eventglass_delivery::Value| {
        let found = match value.found.as_slice() {
            _ if value.missing => dim(words.finds_nothing),
            [one] => code(shorten(&one.of(event).map(readable).unwrap_or_default(), MAX_VALUE)),
            many => dim(look.language.number(many.len())),
        };
        let cells = [code(value.name.clone()), code(value.path.clone()), found];
        Piece::of(Role::TableRow, cells.into_iter().map(|cell| Piece::of(Role::Cell, vec![cell])).collect())
    };
    let heads = Piece::of(Role::TableRow, vec![head(words.variable), head(words.path), head(words.value)]);
    let rows = delivery.values.iter().take(MAX_ROWS).map(row);
    Some(Piece::of(Role::Table, vec![heads]).about(words.value).with(rows))
}

/// The ways in which the payload can be looked at.
fn arrivals(look: Look<'_>, event: &Node) -> Piece {
    let words = look.words();
    let chat = config_change(event).map(|_| (Arrival::Chat, words.chat));
    let all = [
        (Arrival::Payload, words.payload),
        (Arrival::Mail, words.mail),
        (Arrival::LambdaSns, words.lambda_sns),
        (Arrival::LambdaSqs, words.lambda_sqs),
        (Arrival::SqsMessage, words.sqs_message),
    ];
    let choice = |(arrival, label): (Arrival, &str)| {
        let role = if arrival == look.shown.arrival { Role::Chosen } else { Role::Choice };
        Piece::new(role, label).act(Act::Arrival(arrival))
    };
    Piece::of(Role::Row, all.into_iter().chain(chat).map(choice).collect())
}

fn arrived(look: Look<'_>, event: &Node, payload: &str) -> Vec<Piece> {
    let place = Place::of(event);
    let words = look.words();
    let name = look.rule().map(|rule| rule.name.as_str()).unwrap_or_default();
    let (topic, queue) = (Topic { name, place }, Queue { name, place });
    let block = |text: String| vec![Piece::new(Role::Block, shorten(&text, MAX_SHOWN))];
    match look.shown.arrival {
        Arrival::Payload => block(pretty(payload)),
        Arrival::LambdaSns => block(lambda_sns(payload, &topic)),
        Arrival::LambdaSqs => block(lambda_sqs(payload, &queue)),
        Arrival::SqsMessage => block(sqs_message(payload)),
        Arrival::Mail => {
            let mail = mail(payload, &topic);
            let subject = line("").with([
                dim(words.subject),
                Piece::new(Role::Text, " "),
                Piece::new(Role::Strong, mail.subject),
            ]);
            let body = Piece::new(Role::Block, shorten(&mail.body, MAX_SHOWN));
            vec![Piece::of(Role::Mail, vec![subject, body]), line("").with([dim(words.mail_about)])]
        }
        Arrival::Chat => chat(look, event).unwrap_or_else(|| block(pretty(payload))),
    }
}

/// JSON that came on one line is laid out, everything else is shown as it is.
fn pretty(payload: &str) -> String {
    let read = eventglass_syntax::parse(payload);
    let whole = read.value.filter(|it| {
        read.problems.is_empty() && read.trailing.is_none() && (it.is_object() || !it.elements().is_empty())
    });
    match whole.filter(|_| !payload.contains('\n')) {
        Some(node) => eventglass_delivery::pretty(&node),
        None => payload.to_owned(),
    }
}

/// A change of AWS Config as a chat shows it, and its properties before and after.
fn chat(look: Look<'_>, event: &Node) -> Option<Vec<Piece>> {
    let change = config_change(event)?;
    let words = look.words();
    let title = line("").with([
        Piece::new(Role::Strong, change.resource_type.clone()),
        Piece::new(Role::Text, " "),
        code(change.resource_id.clone()),
    ]);
    let kind = change.change_type.clone().map(|kind| line("").with([dim(kind)]));
    let (message, table) = match &change.diff {
        Diff::Known(changes, json) => {
            (Piece::new(Role::Block, shorten(json, MAX_SHOWN)), Some(differences(look, changes)))
        }
        Diff::Absent => (line(words.no_difference), None),
        Diff::Oversized(place) => (
            line(words.oversized).with(
                place
                    .clone()
                    .map(|place| Piece::of(Role::Text, vec![Piece::new(Role::Text, " "), code(place)])),
            ),
            None,
        ),
    };
    let chat = Piece::of(Role::Chat, vec![title]).with(kind).with([message]);
    let about = line("").with([dim(words.chat_about)]);
    Some([chat, about].into_iter().chain(table).collect())
}

fn differences(look: Look<'_>, changes: &[eventglass_delivery::Change]) -> Piece {
    let words = look.words();
    let heads = [words.property, words.before, words.after].map(|it| Piece::new(Role::Head, it));
    let value = |value: &Option<String>| match value {
        Some(value) => Piece::of(Role::Cell, vec![Piece::new(Role::Block, shorten(value, 2_000))]),
        None => Piece::of(Role::Cell, vec![dim("–")]),
    };
    let row = |change: &eventglass_delivery::Change| {
        let property = Piece::of(Role::Cell, vec![code(change.property.clone())]);
        Piece::of(Role::TableRow, vec![property, value(&change.before), value(&change.after)])
    };
    Piece::of(Role::Table, vec![Piece::of(Role::TableRow, heads.into())])
        .about(words.changed)
        .with(changes.iter().take(MAX_ROWS).map(row))
}
