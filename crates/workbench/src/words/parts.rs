//! The words of the parts that only the whole engine makes.

mod english;
mod japanese;

use super::Language;

/// Fixed texts of these parts. A language is one value of this type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartLabels {
    pub(crate) repaired: &'static str,
    pub(crate) refuse: &'static str,
    pub(crate) refuse_about: &'static str,
    pub(crate) allow: &'static str,
    pub(crate) refused_repairs: &'static str,
    pub(crate) show_pasted: &'static str,
    pub(crate) rule_inside: &'static str,
    pub(crate) open_rule: &'static str,
    pub(crate) copy_path: &'static str,
    pub(crate) use_path: &'static str,
    pub(crate) use_path_about: &'static str,
    pub(crate) wrapped: &'static str,
    pub(crate) unwrap_one: &'static str,
    pub(crate) map_not_object: &'static str,
    pub(crate) unfinished: &'static str,
    pub(crate) eventbridge_says: &'static str,
    pub(crate) receives: &'static str,
    pub(crate) nothing_sent: &'static str,
    pub(crate) if_it_matched: &'static str,
    pub(crate) lost: &'static str,
    pub(crate) undocumented: &'static str,
    pub(crate) variable: &'static str,
    pub(crate) path: &'static str,
    pub(crate) value: &'static str,
    pub(crate) finds_nothing: &'static str,
    pub(crate) in_payload: &'static str,
    pub(crate) not_in_payload: &'static str,
    pub(crate) pending: &'static str,
    pub(crate) payload: &'static str,
    pub(crate) mail: &'static str,
    pub(crate) lambda_sns: &'static str,
    pub(crate) lambda_sqs: &'static str,
    pub(crate) sqs_message: &'static str,
    pub(crate) chat: &'static str,
    pub(crate) subject: &'static str,
    pub(crate) mail_about: &'static str,
    pub(crate) chat_about: &'static str,
    pub(crate) property: &'static str,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
    pub(crate) changed: &'static str,
    pub(crate) oversized: &'static str,
    pub(crate) no_difference: &'static str,
    pub(crate) by_time: &'static str,
    pub(crate) by_text: &'static str,
    pub(crate) all_events: &'static str,
    pub(crate) histogram: &'static str,
    pub(crate) detail_types: &'static str,
    pub(crate) sources: &'static str,
    pub(crate) names: &'static str,
    pub(crate) rules_take: &'static str,
    pub(crate) catch_all: &'static str,
    pub(crate) rules_made: &'static str,
    pub(crate) no_events: &'static str,
    pub(crate) no_images: &'static str,
    pub(crate) from_image: &'static str,
    pub(crate) no_leftovers: &'static str,
    pub(crate) leftovers_about: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) id: &'static str,
    pub(crate) size: &'static str,
    pub(crate) region: &'static str,
    pub(crate) account: &'static str,
    pub(crate) who: &'static str,
    pub(crate) created: &'static str,
    pub(crate) running: &'static str,
    pub(crate) console: &'static str,
    pub(crate) event: &'static str,
    pub(crate) copy_table: &'static str,
    pub(crate) copy_csv: &'static str,
    pub(crate) copy_json: &'static str,
    pub(crate) cannot_show: &'static str,
    pub(crate) other_means: &'static str,
}

impl Language {
    pub(crate) fn parts(self) -> &'static PartLabels {
        match self {
            Language::English => &english::LABELS,
            Language::Japanese => &japanese::LABELS,
        }
    }

    /// That a path yields fewer AMI ids than the event holds.
    pub(crate) fn fewer_images(self, yielded: usize, held: usize) -> String {
        match self {
            Language::English => format!(
                "The event holds {} AMI ids, and the target receives {} of them.",
                self.number(held),
                self.number(yielded)
            ),
            Language::Japanese => format!(
                "イベントには AMI ID が {} 個ありますが、ターゲットが受け取るのは {} 個だけです。",
                self.number(held),
                self.number(yielded)
            ),
        }
    }

    /// How many events a target loses.
    pub(crate) fn loses(self, lost: usize, of: usize) -> String {
        let (lost, of) = (self.number(lost), self.number(of));
        match self {
            Language::English => {
                format!("This target loses {lost} of the {of} events that the rule matches.")
            }
            Language::Japanese => format!(
                "ルールに一致する {of} 件のイベントのうち、このターゲットでは {lost} 件が失われます。"
            ),
        }
    }

    /// How many rules a wrapping text holds.
    pub(crate) fn unwrap_all(self, count: usize) -> String {
        match self {
            Language::English => format!("Use all {} patterns", self.number(count)),
            Language::Japanese => format!("{} 個のパターンをすべて使う", self.number(count)),
        }
    }

    /// `28 events`
    pub(crate) fn events(self, count: usize) -> String {
        match (self, count) {
            (Language::English, 1) => "1 event".into(),
            (Language::English, _) => format!("{} events", self.number(count)),
            (Language::Japanese, _) => format!("{} 件のイベント", self.number(count)),
        }
    }

    /// `28 events, 1 Mar 08:00 to 12:30`
    pub(crate) fn span_of_events(self, count: usize, first: &str, last: &str) -> String {
        let events = self.events(count);
        match self {
            _ if first == last => format!("{events}, {first}"),
            Language::English => format!("{events} from {first} to {last}"),
            Language::Japanese => format!("{events} ({first} から {last} まで)"),
        }
    }

    /// How much a rule takes, and what that comes to.
    pub(crate) fn takes(self, bytes: usize, a_day: Option<usize>, bytes_a_month: Option<usize>) -> String {
        let size = self.size(bytes);
        let (Some(day), Some(month)) = (a_day, bytes_a_month) else { return size };
        let (day, month) = (self.number(day), self.size(month));
        match self {
            Language::English => format!("{size}; at this rate {day} events a day, {month} a month"),
            Language::Japanese => format!("{size}。この割合なら 1 日 {day} 件、1 か月 {month}"),
        }
    }

    /// What the leftover report counted.
    pub(crate) fn ledger(self, created: usize, deleted: usize, undone: usize, failed: usize) -> String {
        let [created, deleted, undone, failed] = [created, deleted, undone, failed].map(|it| self.number(it));
        match self {
            Language::English => format!(
                "{created} created, {deleted} deleted, {undone} deletions undone, {failed} failed calls and dry runs left out"
            ),
            Language::Japanese => format!(
                "作成 {created}、削除 {deleted}、削除の取り消し {undone}、失敗した呼び出しとドライラン {failed} (対象外)"
            ),
        }
    }

    /// What a history cannot show, in sentences.
    pub(crate) fn limits_of_history(self, first: &str, regions: &str, unseen: usize) -> Vec<String> {
        let unseen = (unseen > 0).then(|| self.number(unseen));
        match self {
            Language::English => vec![
                format!("what was created before {first}, where the events begin"),
                format!("other regions than {regions}: look there too"),
            ]
            .into_iter()
            .chain(unseen.map(|count| {
                format!("the beginning of {count} resources that were deleted here: the history is older")
            }))
            .collect(),
            Language::Japanese => vec![
                format!("{first} (最初のイベント) より前に作成されたもの"),
                format!("{regions} 以外のリージョン。そちらも確認してください"),
            ]
            .into_iter()
            .chain(unseen.map(|count| {
                format!("ここで削除された {count} 個のリソースの作成時点 (さらに古い履歴にあります)")
            }))
            .collect(),
        }
    }

    /// That files were opened in part.
    pub(crate) fn skipped(self, count: usize) -> String {
        match self {
            Language::English => format!("{} entries that are no text were left out.", self.number(count)),
            Language::Japanese => format!("テキストではない {} 個の項目を除きました。", self.number(count)),
        }
    }
}
