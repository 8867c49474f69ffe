//! The answer to the question for a pattern.

use eventglass_workbench as workbench;
use serde::Serialize;

/// What `suggestPattern` returns.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Suggestion {
    Found {
        pattern: String,
    },
    None {
        none: String,
        searched: Searched,
        #[serde(skip_serializing_if = "Option::is_none")]
        same: Option<(usize, usize)>,
    },
}

#[derive(Serialize)]
pub(crate) struct Searched {
    fields: usize,
    operators: Vec<&'static str>,
    conditions: usize,
    tried: u64,
    complete: bool,
}

impl Suggestion {
    pub(crate) fn of(suggestion: workbench::Suggestion) -> Self {
        match suggestion {
            workbench::Suggestion::Pattern(pattern) => Suggestion::Found { pattern },
            workbench::Suggestion::None { words, searched, same } => {
                let workbench::SearchedRow { fields, operators, conditions, tried, complete } = searched;
                let searched = Searched { fields, operators, conditions, tried, complete };
                Suggestion::None { none: words, searched, same }
            }
        }
    }
}
