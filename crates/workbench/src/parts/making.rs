//! Making a rule from events: from the fields of one, or as what tells some from others.

use eventglass_diagnosis::{adding, apply};
use eventglass_pattern::{Event, compile};
use eventglass_suggest::{Field, Separation, Why, fields, pattern, separate};
use eventglass_syntax::{Node, Path, push_text};

use super::{Look, button, code, dim, line, prose, section};
use crate::analyze::Alive;
use crate::causes::{EditRow, TextSide, Trials};
use crate::inputs::RuleInput;
use crate::layout::format;
use crate::making::{Making, Tick};
use crate::markup::{Act, Piece, Role};
use crate::report::Place;
use crate::words::shorten;

/// So many events can be chosen from at once.
const EVENTS: usize = 40;
/// So many fields.
const FIELDS: usize = 200;
/// How much of a value is shown.
const VALUE: usize = 48;

pub(super) fn making(look: Look<'_>, trials: &Trials<'_>, alive: Alive<'_>) -> Vec<Piece> {
    let count = look.report.events.len();
    if count == 0 {
        return vec![line("").with([dim(look.words().no_events)])];
    }
    let exists = |index: &usize| *index < count;
    let chosen = &look.shown.making;
    let mut wanted: Vec<usize> = chosen.wanted.iter().copied().filter(exists).collect();
    let avoided: Vec<usize> = chosen.avoided.iter().copied().filter(exists).collect();
    if wanted.is_empty() {
        wanted.push(look.event);
    }
    let making = Making { wanted, avoided, ticked: chosen.ticked.clone() };
    let at = Workshop { look, making: &making };
    let mut parts = Vec::new();
    if count > 1 {
        parts.push(at.events());
    }
    let of_one = making.avoided.is_empty() && making.wanted.len() == 1;
    parts.extend(if of_one { at.of_fields(trials) } else { at.apart(trials, alive) });
    parts
}

#[derive(Clone, Copy)]
struct Workshop<'w> {
    look: Look<'w>,
    making: &'w Making,
}

impl Workshop<'_> {
    fn node(&self, index: usize) -> Option<&Node> {
        self.look.report.kept.all().get(index).map(|event| &event.node)
    }

    /// Every event with what is wanted of it.
    fn events(self) -> Piece {
        let (look, words) = (self.look, self.look.making());
        let count = look.report.events.len();
        // What is chosen and what is selected is in sight, however many there are.
        let mut shown: Vec<usize> = (0..count).take(EVENTS).collect();
        let more = self.making.wanted.iter().chain(&self.making.avoided).chain([&look.event]);
        shown.extend(more.filter(|index| **index >= EVENTS).take(EVENTS));
        shown.sort_unstable();
        shown.dedup();
        let rest = count - shown.len();
        let rows = shown.into_iter().filter_map(|index| self.event(index)).collect();
        section(
            words.events,
            vec![
                prose(Role::Line, words.events_about),
                Piece::of(Role::Row, self.presets()),
                Piece::of(Role::List, rows),
            ],
        )
        .with((rest > 0).then(|| dim(look.language.and_more(rest))))
    }

    fn presets(self) -> Vec<Piece> {
        let (look, words) = (self.look, self.look.making());
        let all = || 0..look.report.events.len();
        let matched: Vec<usize> =
            all().filter(|event| look.report.matches(*event, look.shown.rule)).collect();
        let others: Vec<usize> = all().filter(|event| !self.making.wanted.contains(event)).collect();
        let make = |wanted: &[usize], avoided: &[usize]| {
            let (wanted, avoided) = (wanted.to_vec(), avoided.to_vec());
            Act::Make(Box::new(Making { wanted, avoided, ticked: None }))
        };
        let of_rule = (!matched.is_empty()).then(|| button(words.rule_matches, make(&matched, &[])));
        let rest = (!others.is_empty()).then(|| button(words.all_others, make(&self.making.wanted, &others)));
        let over = (*self.making != Making { wanted: vec![look.event], ..Making::default() })
            .then(|| button(words.start_over, Act::Make(Box::default())));
        of_rule.into_iter().chain(rest).chain(over).collect()
    }

    fn event(self, index: usize) -> Option<Piece> {
        let (look, words) = (self.look, self.look.making());
        let row = look.report.events.get(index)?;
        let toggle = |label: &'static str, list: &[usize], act: Making| {
            let role = if list.contains(&index) { Role::Chosen } else { Role::Choice };
            let about = format!("{label}: {} ({})", row.name, index + 1);
            Piece::new(role, label).about(about).act(Act::Make(Box::new(act)))
        };
        let toggled = |list: &[usize]| -> Vec<usize> {
            if list.contains(&index) {
                without(list, index)
            } else {
                list.iter().copied().chain([index]).collect()
            }
        };
        let Making { wanted, avoided, .. } = self.making;
        let want = Making { wanted: toggled(wanted), avoided: without(avoided, index), ticked: None };
        let avoid = Making { wanted: without(wanted, index), avoided: toggled(avoided), ticked: None };
        let name = Piece::new(Role::Choice, row.name.clone()).act(Act::Event(index));
        let time = row.time.as_ref().map(|time| dim(look.language.moment(time, look.report.kept.one_day())));
        let choices = vec![toggle(words.wanted, wanted, want), toggle(words.avoided, avoided, avoid), name];
        Some(Piece::of(Role::Item, choices).with(time))
    }

    /// The fields of the one wanted event, to be ticked.
    fn of_fields(self, trials: &Trials<'_>) -> Vec<Piece> {
        let (look, words) = (self.look, self.look.making());
        let Some(event) = self.making.wanted.first().and_then(|index| self.node(*index)) else {
            return Vec::new();
        };
        let fields = fields(event);
        let usual = |(field, it): (usize, &Field)| it.usual.then_some(Tick { field, test: 0 });
        let ticked = self.making.ticked.clone();
        let ticked = ticked.unwrap_or_else(|| fields.iter().enumerate().filter_map(usual).collect());
        let items = fields.iter().enumerate().take(FIELDS).map(|(index, field)| {
            let own = ticked.iter().find(|tick| tick.field == index);
            self.field(index, field, own.copied(), &ticked)
        });
        let list = Piece::of(Role::List, items.collect());
        let rest = fields.len().saturating_sub(FIELDS);
        let tests: Vec<(Path, Vec<String>)> = ticked
            .iter()
            .filter_map(|tick| {
                let field = fields.get(tick.field)?;
                Some((field.keys.clone(), vec![field.tests.get(tick.test)?.json.clone()]))
            })
            .collect();
        let made = if tests.is_empty() {
            section(words.pattern, vec![prose(Role::Line, words.tick_one)])
        } else {
            self.made(words.pattern, &pattern(&tests), trials)
        };
        let about = prose(Role::Line, words.fields_about);
        let list = section(words.fields, vec![about, list])
            .with((rest > 0).then(|| dim(look.language.and_more(rest))));
        vec![made, list]
    }

    fn field(self, index: usize, field: &Field, own: Option<Tick>, ticked: &[Tick]) -> Piece {
        let language = self.look.language;
        let make = |tick: Option<Tick>| {
            let others = ticked.iter().copied().filter(|it| it.field != index);
            let mut ticked: Vec<Tick> = others.chain(tick).collect();
            ticked.sort_by_key(|tick| tick.field);
            Act::Make(Box::new(Making { ticked: Some(ticked), ..self.making.clone() }))
        };
        let path = field.keys.to_string();
        let path = path.strip_prefix("$.").unwrap_or(&path).to_owned();
        let role = if own.is_some() { Role::Chosen } else { Role::Choice };
        let toggle = match own {
            Some(_) => make(None),
            None => make(Some(Tick { field: index, test: 0 })),
        };
        let name = Piece::of(role, vec![code(path)]).act(toggle);
        let test = |(position, test): (usize, &eventglass_suggest::Test)| {
            let role = if own.is_some_and(|own| own.test == position) { Role::Chosen } else { Role::Choice };
            let act = make(Some(Tick { field: index, test: position }));
            Piece::new(role, shorten(&test.json, VALUE)).about(language.proposal(test.operator)).act(act)
        };
        let tests: Vec<Piece> = match own {
            Some(_) => field.tests.iter().enumerate().map(test).collect(),
            None => field.tests.first().map(|test| dim(shorten(&test.json, VALUE))).into_iter().collect(),
        };
        let nature = language.nature(field.nature);
        let nature = (!nature.is_empty()).then(|| Piece::new(Role::Badge, nature));
        Piece::of(Role::Item, vec![name]).with(tests).with(nature)
    }

    /// What tells the wanted events from the others.
    fn apart(self, trials: &Trials<'_>, alive: Alive<'_>) -> Vec<Piece> {
        let nodes =
            |list: &[usize]| -> Vec<&Node> { list.iter().filter_map(|index| self.node(*index)).collect() };
        let (wanted, avoided) = (nodes(&self.making.wanted), nodes(&self.making.avoided));
        match separate(&wanted, &avoided, alive) {
            Separation::Found { pattern, accidental, .. } => {
                let words = self.look.making();
                let warned = accidental.then(|| Piece::of(Role::Warning, vec![line(words.accidental)]));
                let smallest = self.made(words.smallest, &pattern, trials).with(warned);
                let of_kind = self.of_kind(&pattern).map(|it| self.made(words.of_kind, &it, trials));
                [smallest].into_iter().chain(of_kind).collect()
            }
            Separation::None { searched, why } => {
                let (language, words) = (self.look.language, self.look.making());
                let mut told = vec![Piece::of(Role::Line, vec![Piece::new(Role::Strong, words.none)])];
                match why {
                    Why::Same { wanted, avoided } => told.push(self.same(wanted, avoided)),
                    Why::TooManyEvents => told.push(line(words.too_many)),
                    Why::Exhausted | Why::NothingWanted => {}
                }
                if searched.tried > 0 {
                    told.push(prose(Role::Line, &language.searched(&searched)));
                }
                if !searched.complete {
                    told.push(line(words.not_all));
                }
                vec![section(words.pattern, vec![Piece::of(Role::Warning, told)])]
            }
        }
    }

    /// A pattern that also asks for the kind of event, where the wanted events share it: a small one may match what was
    /// never pasted.
    fn of_kind(self, pattern: &str) -> Option<String> {
        let mut text = pattern.to_owned();
        for key in ["detail-type", "source"] {
            let mut values =
                self.making.wanted.iter().filter_map(|index| self.node(*index)?.member(key)?.as_str());
            let first = values.next()?;
            if !values.all(|it| it == first) {
                return None;
            }
            let mut quoted = String::new();
            push_text(&mut quoted, &first.into());
            if let Some(edits) = adding(&text, &[key.into()], &quoted) {
                text = apply(&text, &edits);
            }
        }
        let asked = compile(&text).pattern?;
        let matches = |index: &usize| self.node(*index).is_some_and(|node| asked.matches(&Event::new(node)));
        let is_right = self.making.wanted.iter().all(matches) && !self.making.avoided.iter().any(matches);
        (text != pattern && is_right).then(|| format(&text))
    }

    /// Two events that no pattern tells apart, to be looked at.
    fn same(self, wanted: usize, avoided: usize) -> Piece {
        let shown = |index: Option<&usize>| {
            let index = *index?;
            let row = self.look.report.events.get(index)?;
            Some(button(format!("{} ({})", row.name, index + 1), Act::Event(index)))
        };
        Piece::new(Role::Row, self.look.making().same)
            .with(shown(self.making.wanted.get(wanted)))
            .with(shown(self.making.avoided.get(avoided)))
    }

    /// A pattern, how many events it matches, and what can be done with it.
    fn made(self, heading: &str, pattern: &str, trials: &Trials<'_>) -> Piece {
        let (look, words) = (self.look, self.look.making());
        let matched = compile(pattern).pattern.map_or(0, |pattern| trials.matched_by(&pattern));
        let row = self.making.wanted.first().and_then(|index| look.report.events.get(*index));
        let name = row.map_or(String::new(), |row| row.name.clone());
        let rule =
            |name: String| vec![RuleInput { name, pattern: pattern.to_owned(), ..RuleInput::default() }];
        let mut buttons = vec![button(words.new_rule, Act::AddRules(rule(name)))];
        buttons.extend(look.rule().map(|selected| {
            let place = Place { from: 0, to: selected.pattern.len() as u32 };
            let edits = vec![EditRow { place, replacement: pattern.to_owned() }];
            button(words.replace, Act::Edit { side: TextSide::Pattern, edits })
        }));
        let content = vec![
            Piece::new(Role::Block, pattern),
            line(look.language.made_matches(matched, trials.len())),
            Piece::of(Role::Row, buttons),
        ];
        section(heading, content)
    }
}

fn without(list: &[usize], index: usize) -> Vec<usize> {
    list.iter().copied().filter(|known| *known != index).collect()
}
