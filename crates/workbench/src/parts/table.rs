//! A table as text for other programs.

use eventglass_syntax::push_escaped;

use super::button;
use crate::markup::{Act, Piece, Role};
use crate::words::PartLabels;

/// Headings and rows of as many texts.
pub(super) struct Table<'t> {
    pub(super) headings: Vec<&'t str>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table<'_> {
    /// Buttons that copy it.
    pub(super) fn buttons(&self, words: &PartLabels) -> Piece {
        let copies = [
            (words.copy_table, self.markdown()),
            (words.copy_csv, self.csv()),
            (words.copy_json, self.json()),
        ];
        Piece::of(Role::Row, copies.into_iter().map(|(label, text)| button(label, Act::Copy(text))).collect())
    }

    fn markdown(&self) -> String {
        let cell = |text: &str| text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ");
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut out = line(self.headings.iter().map(|it| cell(it)).collect());
        out.push_str(&line(self.headings.iter().map(|_| "---".to_owned()).collect()));
        out.extend(self.rows.iter().map(|row| line(row.iter().map(|it| cell(it)).collect())));
        out
    }

    /// As RFC 4180 has it. A text that a spreadsheet would take for a formula is kept from being one.
    fn csv(&self) -> String {
        let cell = |text: &str| {
            let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
            let quoted = text.contains([',', '"', '\n', '\r']);
            if quoted { format!("\"{guard}{}\"", text.replace('"', "\"\"")) } else { [guard, text].concat() }
        };
        let line = |cells: Vec<String>| cells.join(",") + "\r\n";
        let mut out = line(self.headings.iter().map(|it| cell(it)).collect());
        out.extend(self.rows.iter().map(|row| line(row.iter().map(|it| cell(it)).collect())));
        out
    }

    fn json(&self) -> String {
        let mut out = String::from("[");
        for (index, row) in self.rows.iter().enumerate() {
            out.push_str(if index == 0 { "\n  { " } else { ",\n  { " });
            for (column, (heading, cell)) in self.headings.iter().zip(row).enumerate() {
                out.push_str(if column == 0 { "\"" } else { ", \"" });
                push_escaped(&mut out, heading);
                out.push_str("\": \"");
                push_escaped(&mut out, cell);
                out.push('"');
            }
            out.push_str(" }");
        }
        out.push_str(if self.rows.is_empty() { "]" } else { "\n]" });
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_programs_read_what_was_written() {
        let rows = vec![vec!["a|b".into(), "=1+1".into()], vec!["x, \"y\"".into(), String::new()]];
        let table = Table { headings: vec!["Id", "Size"], rows };
        assert_eq!(table.markdown(), "| Id | Size |\n| --- | --- |\n| a\\|b | =1+1 |\n| x, \"y\" |  |\n");
        assert_eq!(table.csv(), "Id,Size\r\na|b,'=1+1\r\n\"x, \"\"y\"\"\",\r\n");
        let json = "[\n  { \"Id\": \"a|b\", \"Size\": \"=1+1\" },\n  { \"Id\": \"x, \\\"y\\\"\", \"Size\": \"\" }\n]";
        assert_eq!(table.json(), json);
    }
}
