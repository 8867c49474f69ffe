//! The lives of AMIs: a line each, in pictures and as a list.

use eventglass_history::{ImageState, Lifecycle, Moment, Step, StepKind};

use super::{Look, button, code, dim, line, prose};
use crate::markup::{Act, Piece, Role};

/// How many AMIs are shown, and how many steps of each.
const MAX_IMAGES: usize = 100;
const MAX_STEPS: usize = 60;

pub(super) fn lives(look: Look<'_>) -> Vec<Piece> {
    let lives = look.report.lifecycles();
    if lives.is_empty() {
        return vec![line("").with([dim(look.words().no_images)])];
    }
    let times = || lives.iter().flat_map(|life| &life.steps).filter_map(|step| step.time);
    let span = times().min().zip(times().max());
    let rest = lives.len().saturating_sub(MAX_IMAGES);
    let shown = lives.iter().take(MAX_IMAGES).map(|life| one(look, life, span));
    shown.chain((rest > 0).then(|| dim(look.language.and_more(rest)))).collect()
}

fn one(look: Look<'_>, life: &Lifecycle, span: Option<(Moment, Moment)>) -> Piece {
    let words = look.words();
    let state = Piece::new(Role::Badge, look.language.image_state(life.state));
    let source =
        life.source_image.clone().map(|id| Piece::of(Role::Row, vec![dim(words.from_image), code(id)]));
    let heading = Piece::new(Role::Heading, "").with([code(life.id.clone())]);
    let about = [life.name.clone(), life.region.clone()].into_iter().flatten().map(dim);
    let tags = life.tags.iter().map(|(key, value)| Piece::new(Role::Badge, format!("{key} = {value}")));
    let picture = span.map(|span| timeline(look, life, span));
    let steps = life.steps.iter().take(MAX_STEPS).map(|it| step(look, it));
    let rest = life.steps.len().saturating_sub(MAX_STEPS);
    let pending = (life.state == ImageState::Pending)
        .then(|| Piece::of(Role::Note, vec![prose(Role::Line, words.pending)]));
    Piece::of(
        Role::Section,
        vec![heading, Piece::of(Role::Row, vec![state]).with(about).with(source).with(tags)],
    )
    .with(picture)
    .with([Piece::of(Role::Steps, steps.collect())])
    .with((rest > 0).then(|| dim(look.language.and_more(rest))))
    .with(pending)
}

/// All lines have one scale, so that lives can be compared.
fn timeline(look: Look<'_>, life: &Lifecycle, (first, last): (Moment, Moment)) -> Piece {
    let whole = (last.millis() - first.millis()).max(1);
    let point = |step: &Step| {
        let at = (step.time?.millis() - first.millis()) * 960 / whole + 20;
        let words = format!("{} {}", moment(look, step), look.language.step(step.kind));
        let colour = match step.kind {
            StepKind::Available | StepKind::Enabled => "pass",
            StepKind::Failed | StepKind::FailedCall | StepKind::Deregistered | StepKind::Disabled => "fail",
            _ => "",
        };
        Some(
            Piece::new(Role::Point, words)
                .about(colour)
                .at(u16::try_from(at).ok()?, 0)
                .act(Act::Event(step.event)),
        )
    };
    let points = life.steps.iter().take(MAX_STEPS).filter_map(point).collect();
    Piece::of(Role::Timeline, points).about(life.id.clone())
}

fn moment(look: Look<'_>, step: &Step) -> String {
    step.time.map_or_else(String::new, |time| look.language.moment(&time.to_string(), false))
}

fn step(look: Look<'_>, step: &Step) -> Piece {
    let who = step.who.as_ref().map(|who| dim(look.language.who(who)));
    // Each stands in its column, also where the one before is empty.
    let other = step.other.clone().map_or_else(|| dim(""), code);
    let label = look.language.step(step.kind);
    Piece::of(Role::Item, vec![dim(moment(look, step)), button(label, Act::Event(step.event))])
        .with([other])
        .with(who)
}
