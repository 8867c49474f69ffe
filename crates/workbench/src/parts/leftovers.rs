//! What was created and not deleted.

use eventglass_history::{Leftover, Leftovers, Moment};

use super::table::Table;
use super::{Look, code, dim, line, section};
use crate::markup::{Act, Piece, Role};
use crate::words::PartLabels;

/// How many are listed; all are copied.
const MAX_ROWS: usize = 300;

pub(super) fn report(look: Look<'_>) -> Vec<Piece> {
    let found = look.report.leftovers();
    let words = look.words();
    if look.report.events.is_empty() {
        return vec![line("").with([dim(words.no_events)])];
    }
    let ledger = look.language.ledger(found.created, found.deleted, found.undone, found.failed);
    let mut pieces = Vec::new();
    if found.rows.is_empty() {
        pieces.push(Piece::of(Role::Section, vec![line(words.no_leftovers), line("").with([dim(ledger)])]));
    } else {
        let about = line("").with([dim(words.leftovers_about), dim(" "), dim(ledger)]);
        let copies = text_table(look, &found).buttons(words);
        pieces.push(Piece::of(Role::Section, vec![about, table(look, &found), copies]));
    }
    pieces.push(limits(look, &found));
    pieces
}

fn moment(look: Look<'_>, moment: Option<Moment>) -> String {
    moment.map_or_else(|| "–".into(), |it| look.language.moment(&it.to_string(), false))
}

fn headings(words: &'static PartLabels) -> [&'static str; 9] {
    [
        words.kind,
        words.id,
        words.size,
        words.region,
        words.account,
        words.who,
        words.created,
        words.running,
        words.console,
    ]
}

fn table(look: Look<'_>, found: &Leftovers) -> Piece {
    let words = look.words();
    let heads = headings(words);
    let heads = heads.map(|it| Piece::new(Role::Head, it));
    let rest = found.rows.len().saturating_sub(MAX_ROWS);
    let rows = found.rows.iter().take(MAX_ROWS).map(|it| row(look, it));
    let table = Piece::of(Role::Table, vec![Piece::of(Role::TableRow, heads.into())])
        .about(words.leftovers_about)
        .with(rows);
    match rest {
        0 => table,
        rest => Piece::of(Role::Stack, vec![table, dim(look.language.and_more(rest))]),
    }
}

fn row(look: Look<'_>, it: &Leftover) -> Piece {
    let text = |text: &Option<String>| vec![Piece::new(Role::Text, text.clone().unwrap_or_default())];
    let name = it.name.clone().filter(|name| *name != it.id).map(dim);
    let who = it.who.as_ref().map(|who| look.language.who(who));
    let running = it.running_ms.map(|millis| look.language.duration(millis));
    let console =
        it.console.clone().map(|address| Piece::new(Role::Link, look.words().console).about(address));
    let id = Piece::new(Role::Choice, "").with([code(it.id.clone())]).act(Act::Event(it.event));
    let cells = [
        vec![Piece::new(Role::Strong, it.kind_name)],
        [id].into_iter().chain(name).collect(),
        text(&it.size),
        text(&it.region),
        text(&it.account),
        text(&who),
        vec![Piece::new(Role::Text, moment(look, it.created))],
        text(&running),
        console.into_iter().collect(),
    ];
    Piece::of(Role::TableRow, cells.map(|cell| Piece::of(Role::Cell, cell)).into())
}

fn text_table(look: Look<'_>, found: &Leftovers) -> Table<'static> {
    let words = look.words();
    let row = |it: &Leftover| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            it.kind_name.to_owned(),
            it.id.clone(),
            text(&it.size),
            text(&it.region),
            text(&it.account),
            it.who.as_ref().map(|who| look.language.who(who)).unwrap_or_default(),
            it.created.map(|created| created.to_string()).unwrap_or_default(),
            it.running_ms.map(|millis| look.language.duration(millis)).unwrap_or_default(),
            text(&it.console),
        ]
    };
    Table { headings: headings(words).into(), rows: found.rows.iter().map(row).collect() }
}

/// What a history cannot show.
fn limits(look: Look<'_>, found: &Leftovers) -> Piece {
    let words = look.words();
    let regions = found.regions.join(", ");
    let first = moment(look, found.first);
    let said = look.language.limits_of_history(&first, &regions, found.deletions_without_creation);
    let lines = said.into_iter().chain([words.other_means.to_owned()]);
    let items = lines.map(|text| Piece::new(Role::Item, text)).collect();
    section(words.cannot_show, vec![Piece::of(Role::List, items)])
}
