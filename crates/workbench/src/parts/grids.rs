//! Why no single element of an array fits: its elements by the conditions.

use eventglass_diagnosis::{Case, Cell, Grid, Row, grids};

use super::{Look, code, dim, section};
use crate::causes::Of;
use crate::markup::{Piece, Role};

pub(super) fn tables(look: Look<'_>, case: &Case<'_>) -> Vec<Piece> {
    let grids = grids(case);
    if grids.is_empty() {
        return Vec::new();
    }
    vec![section(look.causes().grid, grids.iter().map(|grid| table(look, grid)).collect())]
}

fn table(look: Look<'_>, grid: &Grid) -> Piece {
    let (language, words) = (look.language, look.causes());
    let name = grid.name().of(language);
    let head = |piece: Piece| Piece::of(Role::Head, vec![piece]);
    let heads = [head(dim(words.element))]
        .into_iter()
        .chain(grid.fields.iter().map(|field| head(code(field.as_str()))))
        .collect();
    let rows = grid.rows.iter().enumerate().map(|(index, it)| row(look, grid, it, index == grid.nearest));
    let rest = grid.len.saturating_sub(grid.rows.len());
    let table = Piece::of(Role::Table, vec![Piece::of(Role::TableRow, heads)])
        .with(rows)
        .about(name.replace('`', ""));
    Piece::of(Role::Stack, vec![super::prose(Role::Line, &name), table])
        .with((rest > 0).then(|| dim(language.and_more(rest))))
}

fn row(look: Look<'_>, grid: &Grid, row: &Row, nearest: bool) -> Piece {
    let (language, words) = (look.language, look.causes());
    let element = language.element_of(row.element, grid.len);
    let name = if nearest { Piece::new(Role::Strong, element) } else { Piece::new(Role::Text, element) };
    let cell = |cell: &Cell| {
        let (role, sign, about) = match cell {
            Cell::Holds => (Role::Good, "✓", words.holds),
            Cell::Fails => (Role::Bad, "✕", words.fails),
            Cell::Absent => (Role::Dim, "–", words.absent),
        };
        Piece::of(Role::Cell, vec![Piece::new(role, [sign, " ", about].concat())])
    };
    Piece::of(Role::TableRow, vec![Piece::of(Role::Cell, vec![name])]).with(row.cells.iter().map(cell))
}
