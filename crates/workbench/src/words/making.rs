//! The words of making a rule from events, and of what can stand in a pattern.

use eventglass_suggest::{MAX_EVENTS, Nature, Operator, Searched, Why};

use super::Language;

/// Fixed texts. A language is one value of this type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MakingLabels {
    pub(crate) events: &'static str,
    pub(crate) events_about: &'static str,
    pub(crate) wanted: &'static str,
    pub(crate) avoided: &'static str,
    pub(crate) rule_matches: &'static str,
    pub(crate) all_others: &'static str,
    pub(crate) start_over: &'static str,
    pub(crate) fields: &'static str,
    pub(crate) fields_about: &'static str,
    pub(crate) pattern: &'static str,
    pub(crate) smallest: &'static str,
    pub(crate) of_kind: &'static str,
    pub(crate) tick_one: &'static str,
    pub(crate) new_rule: &'static str,
    pub(crate) replace: &'static str,
    pub(crate) none: &'static str,
    pub(crate) same: &'static str,
    pub(crate) too_many: &'static str,
    pub(crate) not_all: &'static str,
    pub(crate) add_test: &'static str,
    pub(crate) exact: &'static str,
    pub(crate) accidental: &'static str,
}

const ENGLISH: MakingLabels = MakingLabels {
    events: "For which events?",
    events_about: "Say which events the rule should match and which it must not: the smallest pattern that tells them apart stands below.",
    wanted: "match",
    avoided: "not",
    rule_matches: "Match what the selected rule matches",
    all_others: "Not the others",
    start_over: "Start over",
    fields: "Which fields?",
    fields_about: "Ids, times and accounts are left out: they are others in the next event.",
    pattern: "The pattern",
    smallest: "The smallest pattern",
    of_kind: "The same, for this kind of event only",
    tick_one: "Tick a field: a pattern has to ask for something.",
    new_rule: "Use as a new rule",
    replace: "Put into the selected rule",
    none: "No pattern tells them apart",
    same: "Two of them look the same to every pattern:",
    too_many: "There are too many events. Take fewer.",
    not_all: "The search was ended before all was tried.",
    add_test: "Add to the rule:",
    exact: "exact value",
    accidental: "Only ids, times or words for people tell them apart: the next event has others, and this rule would not match it.",
};

const JAPANESE: MakingLabels = MakingLabels {
    events: "どのイベントのためのルールですか",
    events_about: "一致させるイベントと、一致させないイベントを選ぶと、両者を区別する最小のパターンが下に表示されます。",
    wanted: "一致",
    avoided: "除外",
    rule_matches: "選択中のルールに一致するものを選ぶ",
    all_others: "残りを除外",
    start_over: "やり直す",
    fields: "どのフィールドを使いますか",
    fields_about: "ID、時刻、アカウントは次のイベントで変わるため、はじめは外してあります。",
    pattern: "パターン",
    smallest: "最小のパターン",
    of_kind: "この種類のイベントに限ったパターン",
    tick_one: "フィールドを選んでください。パターンには条件が 1 つ以上必要です。",
    new_rule: "新しいルールにする",
    replace: "選択中のルールに入れる",
    none: "区別できるパターンはありません",
    same: "どのパターンでも区別できないイベントがあります:",
    too_many: "イベントが多すぎます。数を減らしてください。",
    not_all: "すべてを試す前に探索を打ち切りました。",
    add_test: "ルールに追加:",
    exact: "値の一致",
    accidental: "ID や時刻、説明文でしか区別できません。次のイベントでは別の値になるため、このルールには一致しません。",
};

impl Language {
    pub(crate) fn making(self) -> &'static MakingLabels {
        match self {
            Language::English => &ENGLISH,
            Language::Japanese => &JAPANESE,
        }
    }

    /// What a proposed test is called on a button.
    pub(crate) fn proposal(self, operator: Operator) -> &'static str {
        match operator {
            Operator::Exact => self.making().exact,
            Operator::Absent => "exists: false",
            Operator::Exists => "exists",
            other => other.name().unwrap_or_default(),
        }
    }

    /// Why a field is left out at first, or its value cut; nothing for a plain one.
    pub(crate) fn nature(self, nature: Nature) -> &'static str {
        match (self, nature) {
            (_, Nature::Plain | Nature::Number) => "",
            (Language::English, Nature::Id) => "an id",
            (Language::English, Nature::Arn) => "an ARN",
            (Language::English, Nature::Time) => "a time",
            (Language::English, Nature::Account) => "an account",
            (Language::English, Nature::Region) => "a region",
            (Language::English, Nature::Address) => "an address",
            (Language::English, Nature::Text) => "words",
            (Language::Japanese, Nature::Id) => "ID",
            (Language::Japanese, Nature::Arn) => "ARN",
            (Language::Japanese, Nature::Time) => "時刻",
            (Language::Japanese, Nature::Account) => "アカウント",
            (Language::Japanese, Nature::Region) => "リージョン",
            (Language::Japanese, Nature::Address) => "アドレス",
            (Language::Japanese, Nature::Text) => "文章",
        }
    }

    /// What was searched without success.
    pub(crate) fn searched(self, searched: &Searched) -> String {
        let operators: Vec<String> =
            searched.operators.iter().map(|it| format!("`{}`", self.proposal(*it))).collect();
        let (fields, most) = (self.number(searched.fields), self.number(searched.conditions));
        let tried = self.number(usize::try_from(searched.tried).unwrap_or(usize::MAX));
        match self {
            Language::English => format!(
                "Searched: {fields} fields, {}, up to {most} conditions together, {tried} combinations.",
                operators.join(", ")
            ),
            Language::Japanese => format!(
                "探索した範囲: {fields} 個のフィールド、{}、同時に {most} 個までの条件、{tried} 通りの組み合わせ。",
                operators.join("、")
            ),
        }
    }

    /// Why there is no pattern for some events and not for others, in running text.
    pub(crate) fn no_pattern(self, why: &Why, is_any: bool, complete: bool) -> String {
        let most = self.number(MAX_EVENTS);
        let said = match (self, why) {
            (Language::English, Why::Same { .. }) => {
                "No pattern tells them apart: an event to match and one to avoid are the same to every pattern."
            }
            (Language::English, Why::NothingWanted) => "There is no event to match.",
            (Language::English, Why::TooManyEvents) => {
                return format!("There are too many events: at most {most} are compared. Take fewer.");
            }
            (Language::English, Why::Exhausted) if is_any => {
                "No pattern matches them all: they share nothing that a pattern can ask for."
            }
            (Language::English, Why::Exhausted) => "No pattern tells them apart.",
            (Language::Japanese, Why::Same { .. }) => {
                "区別できるパターンはありません。一致させるイベントと除外するイベントに、どのパターンでも区別できない組があります。"
            }
            (Language::Japanese, Why::NothingWanted) => "一致させるイベントがありません。",
            (Language::Japanese, Why::TooManyEvents) => {
                return format!(
                    "イベントが多すぎます。比較できるのは {most} 件までです。数を減らしてください。"
                );
            }
            (Language::Japanese, Why::Exhausted) if is_any => {
                "すべてに一致するパターンはありません。パターンで指定できる共通点がありません。"
            }
            (Language::Japanese, Why::Exhausted) => "区別できるパターンはありません。",
        };
        let space = if self == Language::English { " " } else { "" };
        if complete { said.to_owned() } else { [said, space, self.making().not_all].concat() }
    }

    /// How many events a made pattern matches.
    pub(crate) fn made_matches(self, matched: usize, of: usize) -> String {
        let (matched, of) = (self.number(matched), self.number(of));
        match self {
            Language::English => format!("It matches {matched} of {of} events here."),
            Language::Japanese => format!("ここにある {of} 件のうち {matched} 件に一致します。"),
        }
    }

    /// `in 12 events`
    pub(crate) fn seen_in(self, count: usize) -> String {
        match (self, count) {
            (_, 0) => String::new(),
            (Language::English, 1) => "in 1 event".into(),
            (Language::English, _) => format!("in {} events", self.number(count)),
            (Language::Japanese, _) => format!("{} 件のイベント", self.number(count)),
        }
    }

    /// What an operator does, in a line; nothing for what is none.
    pub(crate) fn operator_help(self, name: &str) -> &'static str {
        let (english, japanese) = match name {
            "prefix" => ("the text begins with this", "値がこの文字列で始まる"),
            "suffix" => ("the text ends with this", "値がこの文字列で終わる"),
            "wildcard" => ("* stands for any characters, none included", "* は任意の文字列 (空も可)"),
            "equals-ignore-case" => ("the same text in any letter case", "大文字と小文字を区別せずに等しい"),
            "anything-but" => {
                ("any value but these; the field must be there", "これ以外の値 (フィールドは必要)")
            }
            "numeric" => ("compares JSON numbers", "JSON の数値を比較する"),
            "cidr" => ("an IP address in this range", "この範囲の IP アドレス"),
            "exists" => ("whether the field is there, as a value", "値としてのフィールドの有無"),
            "=" => ("equal to", "等しい"),
            "<" => ("less than", "より小さい"),
            "<=" => ("less than or equal to", "以下"),
            ">" => ("greater than", "より大きい"),
            ">=" => ("greater than or equal to", "以上"),
            _ => ("", ""),
        };
        match self {
            Language::English => english,
            Language::Japanese => japanese,
        }
    }

    /// What a snippet is for.
    pub(crate) fn snippet_help(self, snippet: eventglass_complete::Snippet) -> &'static str {
        use eventglass_complete::Snippet as S;
        match (self, snippet) {
            (Language::English, S::Object) => "fields go in",
            (Language::English, S::List) => "a list of alternatives",
            (Language::English, S::Or) => "one of several groups of fields must hold",
            (Language::English, S::Event) => "a pattern for this kind of event",
            (Language::Japanese, S::Object) => "フィールドを中に書く",
            (Language::Japanese, S::List) => "候補のリスト",
            (Language::Japanese, S::Or) => "いずれかのグループが成り立てばよい",
            (Language::Japanese, S::Event) => "この種類のイベントのパターン",
        }
    }
}
