//! Lives of AMIs.

use std::collections::HashMap;

use eventglass_event::{AmiMention, Event, amis};

use crate::call::Call;
use crate::step::{Step, StepKind};
use crate::tags::TagChange;
use crate::{Moment, Who, order, place};

/// An AMI calls about tags may name no more resources than this.
const MOST_TAGGED: usize = 1000;

/// The life of one AMI, as far as the events show it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lifecycle {
    /// `ami-0123456789abcdef0`
    pub id: String,
    /// Where it lives.
    pub region: Option<String>,
    /// The name that it was created with.
    pub name: Option<String>,
    /// The AMI it is a copy of.
    pub source_image: Option<String>,
    /// Its tags as last seen, key and value, in the order in which they were set.
    pub tags: Vec<(String, String)>,
    /// The instances that were launched from it.
    pub instances: Vec<String>,
    /// What happened, in time order. An event is one step, of each kind.
    pub steps: Vec<Step>,
    /// The last state that the events show.
    pub state: ImageState,
}

/// The state of an AMI.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ImageState {
    /// nothing but calls that say nothing of it
    #[default]
    Unknown,
    /// created, and not yet available
    Pending,
    /// `available`; instances were launched from it
    Available,
    /// `failed`
    Failed,
    /// `disabled`
    Disabled,
    /// `deregistered`
    Deregistered,
}

impl ImageState {
    /// All of them.
    pub const ALL: [ImageState; 6] = [
        ImageState::Unknown,
        ImageState::Pending,
        ImageState::Available,
        ImageState::Failed,
        ImageState::Disabled,
        ImageState::Deregistered,
    ];

    /// The stable kebab-case name.
    pub fn name(self) -> &'static str {
        match self {
            ImageState::Unknown => "unknown",
            ImageState::Pending => "pending",
            ImageState::Available => "available",
            ImageState::Failed => "failed",
            ImageState::Disabled => "disabled",
            ImageState::Deregistered => "deregistered",
        }
    }

    /// The state after a step.
    fn after(self, step: StepKind) -> ImageState {
        match step {
            StepKind::Created | StepKind::Copied | StepKind::Registered => ImageState::Pending,
            StepKind::Available | StepKind::Enabled => ImageState::Available,
            // One cannot launch or copy what is not there yet.
            StepKind::Launched | StepKind::CopiedTo
                if matches!(self, ImageState::Unknown | ImageState::Pending) =>
            {
                ImageState::Available
            }
            StepKind::Failed => ImageState::Failed,
            StepKind::Disabled => ImageState::Disabled,
            StepKind::Deregistered => ImageState::Deregistered,
            // Its state is told later.
            StepKind::Restored => ImageState::Unknown,
            _ => self,
        }
    }
}

impl Lifecycle {
    /// Whether it was created and no event shows that it became available, or came to another end: who must act on a
    /// usable AMI wants the `EC2 AMI State Change` that follows.
    pub fn is_pending(&self) -> bool {
        self.state == ImageState::Pending
    }
}

/// The lives of all AMIs that the events name, in the order in which they appear in time.
pub fn lifecycles(events: &[Event]) -> Vec<Lifecycle> {
    let mentions: Vec<Vec<AmiMention>> = events.iter().map(|event| amis(&event.node)).collect();
    let mut book = Book::default();
    for index in order(events) {
        if let (Some(event), Some(mentions)) = (events.get(index), mentions.get(index)) {
            book.read(index, event, mentions);
        }
    }
    book.lives
}

#[derive(Default)]
struct Book<'a> {
    lives: Vec<Lifecycle>,
    known: HashMap<&'a str, usize>,
    /// The instances, and the life of which they are: a page pasted twice launches none twice.
    instances: HashMap<&'a str, usize>,
}

/// An event that names AMIs.
struct Page<'a> {
    index: usize,
    time: Option<Moment>,
    who: Option<Who>,
    call: Option<Call<'a>>,
    tags: TagChange<'a>,
    tagged: usize,
    /// The kinds whose other party is told already. A call has one for the AMI it is about; for a thousand AMIs in a
    /// hostile one it must not be written a thousand times.
    told: Vec<StepKind>,
}

impl<'a> Book<'a> {
    fn read(&mut self, index: usize, event: &'a Event, mentions: &'a [AmiMention]) {
        if mentions.is_empty() {
            return;
        }
        let call = Call::of(&event.node);
        let mut page = Page {
            index,
            time: Moment::of_event(&event.node),
            who: Who::of_event(&event.node),
            tags: call.as_ref().map(TagChange::of).unwrap_or_default(),
            call,
            tagged: 0,
            told: Vec::new(),
        };
        for mention in mentions.iter().filter(|mention| mention.well_formed) {
            let life = *self.known.entry(&mention.id).or_insert(self.lives.len());
            if life == self.lives.len() {
                self.lives.push(Lifecycle { id: mention.id.to_string(), ..Lifecycle::default() });
            }
            if let Some(life) = self.lives.get_mut(life) {
                page.enter(life, mention);
            }
        }
        if let Some(call) = page.call.filter(|call| call.is("RunInstances") && !call.is_void) {
            self.launch(index, &call);
        }
    }

    /// Notes the instances of a call with the AMIs that they were launched from.
    fn launch(&mut self, index: usize, call: &Call<'a>) {
        for item in place::nodes(call, "rs.instancesSet[]") {
            let image = place::field(item, "imageId").and_then(|image| self.known.get(image).copied());
            let (Some(instance), Some(image)) = (place::field(item, "instanceId"), image) else {
                continue;
            };
            let is_new = self.instances.insert(instance, image).is_none();
            if let Some(life) = self.lives.get_mut(image) {
                life.instances.extend(is_new.then(|| instance.to_owned()));
                life.add_other(index, instance);
            }
        }
    }
}

impl Page<'_> {
    fn enter(&mut self, life: &mut Lifecycle, mention: &AmiMention) {
        let mentioned = || vec![StepKind::Mentioned];
        let kinds = self.call.as_ref().map_or_else(mentioned, |call| StepKind::of(mention.role, call));
        for kind in kinds {
            let here = life.steps.iter().rev().take_while(|step| step.event == self.index);
            let kinds_here: Vec<StepKind> = here.map(|step| step.kind).collect();
            if kinds_here.contains(&kind) || (kind == StepKind::Mentioned && !kinds_here.is_empty()) {
                continue;
            }
            if kinds_here == [StepKind::Mentioned] {
                life.steps.pop();
            }
            let region = mention.region.as_deref().map(str::to_owned);
            if life.region.is_none() {
                life.region.clone_from(&region);
            }
            let (time, who) = (self.time, self.who.clone());
            life.steps.push(Step { event: self.index, time, kind, who, region, other: self.other(kind) });
            life.state = life.state.after(kind);
            self.tell(life, kind);
        }
    }

    fn other(&mut self, kind: StepKind) -> Option<String> {
        if self.told.contains(&kind) {
            return None;
        }
        self.told.push(kind);
        kind.other(self.call.as_ref()?)
    }

    /// What a step tells about the AMI itself.
    fn tell(&mut self, life: &mut Lifecycle, kind: StepKind) {
        let Some(call) = &self.call else {
            return;
        };
        if self.tagged < MOST_TAGGED {
            self.tagged += 1;
            self.tags.apply(kind, &mut life.tags);
        }
        let is_made = matches!(kind, StepKind::Created | StepKind::Copied | StepKind::Registered);
        let text = |place: &str| place::value(call, place).map(str::to_owned);
        if is_made && life.name.is_none() {
            life.name = text("rq.name");
        }
        if kind == StepKind::Copied {
            life.source_image = text("rq.sourceImageId");
        }
    }
}

impl Lifecycle {
    /// Adds to the other parties of the launch that an event is.
    fn add_other(&mut self, event: usize, other: &str) {
        let is_it = |step: &&mut Step| step.event == event && step.kind == StepKind::Launched;
        if let Some(step) = self.steps.last_mut().filter(is_it) {
            let others = step.other.get_or_insert_default();
            others.push_str(if others.is_empty() { "" } else { ", " });
            others.push_str(other);
        }
    }
}

#[cfg(test)]
mod tests;
