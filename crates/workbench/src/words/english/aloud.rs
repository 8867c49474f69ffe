//! A pattern read aloud, in English.

use eventglass_pattern::Condition;

use super::wants;
use crate::words::aloud::Effect;

pub(in crate::words) fn sentence(field: &str, condition: &Condition) -> String {
    [field, " ", &wants(condition)].concat()
}

pub(in crate::words) fn note(effect: Effect) -> &'static str {
    match effect {
        Effect::Full => "",
        Effect::Partial => "where no later list for the same field replaces it",
        Effect::None => "without effect: a later list for the same field replaces it",
    }
}
