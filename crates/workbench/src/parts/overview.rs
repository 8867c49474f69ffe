//! All events together: when they happened, what they are, and which rule takes which.

use eventglass_history::{Bin, Count, Moment, Tally, rules_made, tally};

use super::{Look, button, code, dim, line, rule_of, section};
use crate::inputs::{Filter, FilterField};
use crate::markup::{Act, Piece, Role};

/// How many values of a field have a bar, and how many more do when asked for.
const MAX_BARS: usize = 12;
const MAX_FOLDED: usize = 200;
/// How many rules that were made are listed.
const MAX_MADE: usize = 20;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Days of a month, for what a rule would take at this rate.
const MONTH: i64 = 30;

pub(super) fn overview(look: Look<'_>) -> Vec<Piece> {
    let events = look.report.kept.all();
    if events.is_empty() {
        return vec![line("").with([dim(look.words().no_events)])];
    }
    let tally = tally(events);
    let words = look.words();
    let mut pieces = vec![when(look, &tally)];
    let counts = [
        (words.detail_types, &tally.detail_types, FilterField::DetailType),
        (words.sources, &tally.sources, FilterField::Source),
        (words.names, &tally.names, FilterField::Name),
    ];
    let counts = counts.map(|(heading, counts, field)| section(heading, bars(look, counts, field)));
    pieces.push(Piece::of(Role::Columns, counts.into()));
    pieces.extend(rules(look, &tally));
    pieces.extend(made(look));
    pieces
}

fn shown(look: Look<'_>, moment: Moment) -> String {
    look.language.moment(&moment.to_string(), false)
}

fn when(look: Look<'_>, tally: &Tally) -> Piece {
    let words = look.words();
    let count = look.report.events.len();
    let said = match (tally.first, tally.last) {
        (Some(first), Some(last)) => {
            look.language.span_of_events(count, &shown(look, first), &shown(look, last))
        }
        _ => look.language.events(count),
    };
    let order = [(true, words.by_time), (false, words.by_text)].map(|(by_time, label)| {
        let role = if look.shown.by_time == by_time { Role::Chosen } else { Role::Choice };
        Piece::new(role, label).act(Act::ByTime(by_time))
    });
    let all = look.shown.filter.is_some().then(|| button(words.all_events, Act::Filter(None)));
    let chart = (tally.histogram.len() > 1).then(|| histogram(look, &tally.histogram));
    Piece::of(Role::Section, vec![line(said)])
        .with(chart)
        .with([Piece::of(Role::Row, order.into()).with(all)])
}

fn histogram(look: Look<'_>, bins: &[Bin]) -> Piece {
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1);
    let column = |(index, bin): (usize, &Bin)| {
        let from = thousandths(index, bins.len());
        // Of spans below a minute the seconds tell one from the next.
        let is_short = bin.to.millis() - bin.from.millis() < MINUTE;
        let from_words = look.language.moment(&bin.from.to_string(), is_short);
        let words = format!("{from_words}: {}", look.language.number(bin.count));
        Piece::new(Role::Column, words).at(from, thousandths(bin.count, most))
    };
    let columns: Vec<Piece> = bins.iter().enumerate().map(column).collect();
    Piece::of(Role::Histogram, columns).about(look.words().histogram)
}

fn thousandths(part: usize, of: usize) -> u16 {
    u16::try_from(part * 1_000 / of.max(1)).unwrap_or(1_000)
}

fn bars(look: Look<'_>, counts: &[Count], field: FilterField) -> Vec<Piece> {
    let most = counts.first().map_or(1, |count| count.count);
    let bar = |count: &Count| {
        let filter = Filter { field, value: count.value.clone() };
        let chosen = look.shown.filter.as_ref() == Some(&filter);
        let role = if chosen { Role::Chosen } else { Role::Choice };
        let words = [Piece::new(Role::Value, count.value.clone()), dim(look.language.number(count.count))];
        let bar = Piece::of(Role::Bar, words.into()).at(0, thousandths(count.count, most));
        Piece::of(Role::Item, vec![Piece::of(role, vec![bar]).act(Act::Filter(Some(filter)))])
    };
    let rest = counts.len().saturating_sub(MAX_BARS);
    let list = |from: usize, most: usize| {
        Piece::of(Role::List, counts.iter().skip(from).take(most).map(bar).collect())
    };
    let more = || Piece::new(Role::Fold, look.language.and_more(rest)).with([list(MAX_BARS, MAX_FOLDED)]);
    std::iter::once(list(0, MAX_BARS)).chain((rest > 0).then(more)).collect()
}

/// What each rule takes, and what that would come to: a rule that takes everything is paid for everything. From less
/// than an hour nothing is concluded.
fn rules(look: Look<'_>, tally: &Tally) -> Option<Piece> {
    let count = look.report.events.len();
    let words = look.words();
    let row = |(index, rule): (usize, &crate::report::RuleRow)| {
        let bytes: usize = look
            .report
            .events
            .iter()
            .enumerate()
            .filter(|(event, _)| look.report.matches(*event, index))
            .map(|(_, row)| (row.place.to - row.place.from) as usize)
            .sum();
        let span = tally
            .last
            .zip(tally.first)
            .map(|(last, first)| last.millis() - first.millis())
            .filter(|span| *span >= HOUR && rule.matched > 0);
        let rate = |amount: usize, days: i64| {
            let amount = i64::try_from(amount).ok()?.checked_mul(days.checked_mul(DAY)?)?;
            usize::try_from(amount / span?).ok()
        };
        let amount = look.language.takes(bytes, rate(rule.matched, 1), rate(bytes, MONTH));
        let everything = (rule.matched == count).then(|| Piece::new(Role::Badge, words.catch_all));
        let cells = [
            vec![code(rule.name.clone())],
            vec![Piece::new(Role::Text, look.language.matched_of(rule.matched, count))],
            vec![dim(amount)],
        ];
        let [name, taken, size] = cells.map(|cell| Piece::of(Role::Cell, cell));
        Piece::of(Role::TableRow, vec![name, taken.with(everything), size])
    };
    let rows: Vec<Piece> =
        look.report.rules.iter().enumerate().filter(|(_, rule)| rule.usable).map(row).collect();
    (!rows.is_empty())
        .then(|| section(words.rules_take, vec![Piece::of(Role::Table, rows).about(words.rules_take)]))
}

/// The patterns in `PutRule` calls.
fn made(look: Look<'_>) -> Option<Piece> {
    let words = look.words();
    let events = look.report.kept.all().iter().enumerate();
    let rules = events.filter_map(|(index, event)| Some((index, rules_made(&event.node)?))).take(MAX_MADE);
    let item = |(index, made): (usize, eventglass_history::RuleMade)| {
        let rule = rule_of(made);
        let show = button(words.event, Act::Event(index));
        let pattern = Piece::new(Role::Block, rule.pattern.clone());
        let pattern = Piece::new(Role::Fold, rule.name.clone()).with([pattern]);
        let open = button(words.open_rule, Act::AddRules(vec![rule]));
        Piece::of(Role::Item, vec![pattern, Piece::of(Role::Row, vec![show, open])])
    };
    let items: Vec<Piece> = rules.map(item).collect();
    (!items.is_empty()).then(|| section(words.rules_made, vec![Piece::of(Role::List, items)]))
}
