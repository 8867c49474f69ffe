//! What one event does to resources: the ids it names, brought to keys.

use eventglass_event::Event;

use crate::call::Call;
use crate::resources::{Action, Kind, kinds, texts};
use crate::spelling::Spelling;
use crate::{Moment, console, order};

/// An event that makes resources, takes them away or brings them back.
pub(crate) struct Touch {
    pub(crate) action: Action,
    pub(crate) event: usize,
    pub(crate) time: Option<Moment>,
    /// Whether it had no effect; then it names no resources.
    pub(crate) is_void: bool,
    pub(crate) resources: Vec<Named>,
}

/// A resource as a call names it.
pub(crate) struct Named {
    /// Its keys: one for each spelling; where the call does not tell its kind, one for each kind.
    pub(crate) keys: Vec<String>,
    /// What the call that makes it tells about it.
    pub(crate) made: Option<Made>,
}

/// What is known of a resource when it is made.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) rank: usize,
    pub(crate) kind: &'static Kind,
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) size: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) account: Option<String>,
    pub(crate) console: Option<String>,
}

/// What an event does to resources; none where no kind of the table knows the call.
pub(crate) fn touch(index: usize, event: &Event) -> Option<Touch> {
    let call = Call::of(&event.node)?;
    let mut touch: Option<Touch> = None;
    for (rank, kind) in kinds().iter().enumerate() {
        let Some((action, ids)) = kind.action(&call) else {
            continue;
        };
        let time = Moment::of_event(&event.node);
        let touch = touch.get_or_insert(Touch {
            action,
            event: index,
            time,
            is_void: call.is_void,
            resources: Vec::new(),
        });
        if !call.is_void {
            let naming = Naming { call: &call, rank, kind, action };
            naming.add(ids, &mut touch.resources);
        }
    }
    touch
}

impl Touch {
    /// A number that sorts touches by time. CloudTrail's times are whole seconds, and pages of it run newest first: of
    /// one second, making comes before taking away and that before bringing back.
    pub(crate) fn order(&self) -> u64 {
        let step = match self.action {
            Action::Create => 0,
            Action::Delete => 1,
            Action::Undo => 2,
        };
        order::rank(self.time) << 2 | step
    }
}

/// How the resources of one kind are named in a call.
struct Naming<'a, 'b> {
    call: &'b Call<'a>,
    rank: usize,
    kind: &'static Kind,
    action: Action,
}

impl Naming<'_, '_> {
    /// Adds the resources at a place. Those that another kind found already get more keys.
    fn add(&self, ids: &str, resources: &mut Vec<Named>) {
        let spellings: Vec<Vec<String>> =
            ids.split(',').map(|places| texts(self.call, places, SEPARATOR)).collect();
        let count = spellings.iter().map(Vec::len).max().unwrap_or_default();
        let traits = if self.action == Action::Create { self.traits(count) } else { Traits::default() };
        for index in 0..count {
            let ids: Vec<&String> = spellings.iter().filter_map(|ids| ids.get(index)).collect();
            let keys = ids.iter().map(|id| self.key(&self.id(id)));
            if let Some(known) = resources.get_mut(index) {
                known.keys.extend(keys);
            } else {
                let is_made = self.action == Action::Create;
                let made = ids.first().filter(|_| is_made).map(|id| self.made(id, index, &traits));
                resources.push(Named { keys: keys.collect(), made });
            }
        }
    }

    fn traits(&self, count: usize) -> Traits {
        let (sizes, names) = (self.kind.sizes(self.call), self.kind.labels(self.call));
        Traits { sizes: PerResource::of_call(sizes, count), names: PerResource::of_call(names, count) }
    }

    fn made(&self, raw: &str, index: usize, traits: &Traits) -> Made {
        let id = self.id(raw);
        let plain =
            |name: &str| if name.starts_with("arn:") { Spelling::Last.key(name) } else { name.to_owned() };
        let name = traits.names.of(index).map(plain);
        let region = self.region();
        let arn = Some(raw).filter(|raw| raw.starts_with("arn:") && !raw.contains(SEPARATOR));
        let parent = console::parent(&id, arn);
        let subject = console::Subject {
            region: region.unwrap_or_default(),
            id: &id,
            name: name.as_deref(),
            arn,
            parent: parent.as_deref(),
        };
        Made {
            rank: self.rank,
            kind: self.kind,
            console: console::address(self.kind.console, &subject),
            size: traits.sizes.of(index).map(str::to_owned),
            region: region.map(str::to_owned),
            account: self.call.account.map(str::to_owned),
            name: name.filter(|name| *name != id),
            id,
        }
    }

    /// The id that is shown and compared: every part of it in the kind's spelling.
    fn id(&self, raw: &str) -> String {
        let spelling = Spelling::named(self.kind.spelling);
        let parts: Vec<String> = raw.split(SEPARATOR).map(|part| spelling.key(part)).collect();
        parts.join("/")
    }

    /// A service of one region is in another one where the partition is another.
    fn region(&self) -> Option<&str> {
        let of_call = self.call.region;
        match self.kind.region {
            "" | "any" => of_call,
            fixed => Some(fixed)
                .filter(|_| console::host(of_call.unwrap_or(fixed)) == console::host(fixed))
                .or(of_call),
        }
    }

    /// What tells a resource from all others: ids are unique in a kind, an account and a region.
    fn key(&self, id: &str) -> String {
        let region = if self.kind.region == "any" { None } else { self.region() };
        let account = self.call.account.unwrap_or_default();
        [self.kind.id, account, region.unwrap_or_default(), id].join("\n")
    }
}

/// Stands between the parts of an id that is told by several fields; no field of a call holds it.
const SEPARATOR: &str = "\0";

#[derive(Default)]
struct Traits {
    sizes: PerResource,
    names: PerResource,
}

/// Texts of a call that makes resources: one for each of them, or one for all.
#[derive(Default)]
struct PerResource(Vec<String>);

impl PerResource {
    fn of_call(mut texts: Vec<String>, count: usize) -> PerResource {
        if texts.len() != count {
            texts.truncate(1);
            // What is kept many times must be short.
            texts.retain(|text| text.len() <= 256);
        }
        PerResource(texts)
    }

    fn of(&self, index: usize) -> Option<&str> {
        self.0.get(index).or_else(|| self.0.first()).map(String::as_str)
    }
}
