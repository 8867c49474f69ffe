//! A pattern read aloud, in Japanese.

use eventglass_pattern::{Condition, Op};

use super::wants;
use crate::words::aloud::Effect;

pub(in crate::words) fn sentence(field: &str, condition: &Condition) -> String {
    let is_value = condition.alternatives.iter().all(|it| matches!(it.op, Op::Equals(_)));
    // A field and its values alone are no sentence.
    let end = match (is_value, condition.alternatives.len()) {
        (false, _) => "",
        (true, 1) => " である",
        (true, _) => "である",
    };
    [field, " ", &wants(condition), end].concat()
}

pub(in crate::words) fn note(effect: Effect) -> &'static str {
    match effect {
        Effect::Full => "",
        Effect::Partial => "同じフィールドの後のリストに置き換えられない場合",
        Effect::None => "無効: 同じフィールドの後のリストに置き換えられる",
    }
}
