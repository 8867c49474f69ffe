//! M21: an envelope field as `PutEvents` or the CDK spells it.

use crate::case::Case;
use crate::catalogue::{Example, Mistake, Page};
use crate::finding::{Certainty, Finding};
use crate::near::names::{Respelt, Spelling, respelt};
use crate::words::{Said, Words};

pub(super) const MISTAKE: Mistake = Mistake {
    id: "M21",
    code: "envelope-casing",
    title: Said {
        english: "PutEvents or CDK spelling of an envelope field",
        japanese: "PutEvents や CDK でのつづりを使っている",
    },
    find,
};

pub(super) const PAGE: Page = Page {
    about: Said {
        english: "`DetailType` and `Source` are names of a PutEvents entry, `detailType` is a property of the CDK. The \
                  event that is delivered has `detail-type`, `source`, `detail`, `resources` and `time`, and a pattern \
                  has to name the fields of that event. Write them in lower case, with the hyphen.",
        japanese: "`DetailType` や `Source` は PutEvents のエントリでの名前、`detailType` は CDK のプロパティ名です。\
                   配信されるイベントのフィールドは `detail-type`、`source`、`detail`、`resources`、`time` であり、\
                   イベントパターンではこの名前を使います。小文字で、ハイフンを付けて書いてください。",
    },
    example: Example {
        pattern: r#"{"detailType":["Order Placed"]}"#,
        event: r#"{"source":"shop","detail-type":"Order Placed","detail":{}}"#,
        remedied: Some(r#"{"detail-type":["Order Placed"]}"#),
    },
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let all = respelt(case);
    all.iter().filter(|it| it.spelling == Spelling::Envelope).map(|it| told(case, it)).collect()
}

fn told(case: &Case<'_>, found: &Respelt<'_>) -> Finding {
    let (keys, names) = found.names();
    let said = Words::new(
        format!("An event has no {}; what is delivered has {}.", keys.english, names.english),
        format!(
            "イベントに {} はありません。配信されるイベントでは {} です。",
            keys.japanese, names.japanese
        ),
    );
    found.finding(case, Finding::accounting(&found.conditions, Certainty::Certain, said))
}

#[cfg(test)]
mod tests {
    use crate::testing::{absent, first};

    #[test]
    fn every_spelling_becomes_that_of_the_event() {
        let event = r#"{"source": "shop", "detail-type": "Order", "detail": {}}"#;
        for spelling in
            ["detailType", "DetailType", "detail_type", "detailtype", "Detail-Type", "DETAIL_TYPE"]
        {
            let pattern = format!(r#"{{"{spelling}": ["Order"], "source": ["shop"]}}"#);
            first("envelope-casing", &pattern, event, r#"{"detail-type": ["Order"], "source": ["shop"]}"#);
        }
    }

    #[test]
    fn two_spellings_of_one_field_become_one() {
        let pattern = r#"{"detail": {"a": ["1"]}, "Detail": {"b": ["2"]}}"#;
        let event = r#"{"source": "shop", "detail": {"a": "1", "b": "2"}}"#;
        first("envelope-casing", pattern, event, r#"{"detail": {"a": ["1"], "b": ["2"]}}"#);
    }

    #[test]
    fn right_names_stay_where_a_putevents_entry_was_pasted() {
        absent("envelope-casing", r#"{"source": ["shop"]}"#, r#"{"Source": "shop", "Detail": "{}"}"#);
        absent("ami-casing", r#"{"source": ["shop"]}"#, r#"{"Source": "shop", "Detail": "{}"}"#);
    }
}
