//! The words around the catalogue of mistakes; what a mistake says stands with it, in `eventglass_diagnosis`.

use eventglass_diagnosis::Outcome;

use super::Language;

/// Fixed texts. A language is one value of this type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CauseLabels {
    pub(crate) likely: &'static str,
    pub(crate) mend: &'static str,
    pub(crate) beware: &'static str,
    pub(crate) more: &'static str,
    pub(crate) apply: &'static str,
    pub(crate) aside: &'static str,
    pub(crate) aside_about: &'static str,
    pub(crate) in_pattern: &'static str,
    pub(crate) in_event: &'static str,
    pub(crate) inexpressible: &'static str,
    pub(crate) nearest: &'static str,
    pub(crate) producer: &'static str,
    pub(crate) not_here: &'static str,
    pub(crate) differs: &'static str,
    pub(crate) all: &'static str,
    pub(crate) grid: &'static str,
    pub(crate) element: &'static str,
    pub(crate) holds: &'static str,
    pub(crate) fails: &'static str,
    pub(crate) absent: &'static str,
    pub(crate) silent: &'static str,
    pub(crate) copy_command: &'static str,
    pub(crate) console: &'static str,
    pub(crate) aloud: &'static str,
    pub(crate) formula: &'static str,
}

const ENGLISH: CauseLabels = CauseLabels {
    likely: "Likely causes",
    mend: "What to mend",
    beware: "It may match more than you meant",
    more: "Other possible causes",
    apply: "Apply",
    aside: "Try as another rule",
    aside_about: "Adds a rule with this change beside the one there, so that both can be compared",
    in_pattern: "in the pattern",
    in_event: "in the event",
    inexpressible: "Not expressible",
    nearest: "The nearest that is",
    not_here: "The event does not stand in the pasted text as it is shown, so it cannot be changed there: change what sends it.",
    differs: "What differs",
    producer: "Here only the pasted text changes: what sends the event has to change the same.",
    all: "Several causes together",
    grid: "Why no single element fits",
    element: "Element",
    holds: "holds",
    fails: "fails",
    absent: "not there",
    silent: "Rule right, still silent?",
    copy_command: "Copy command",
    console: "Open in the console",
    aloud: "The pattern in words",
    formula: "As a formula",
};

const JAPANESE: CauseLabels = CauseLabels {
    likely: "考えられる原因",
    mend: "直すところ",
    beware: "意図より広く一致している可能性があります",
    more: "ほかに考えられる原因",
    apply: "適用",
    aside: "別のルールとして試す",
    aside_about: "この変更を加えたルールを追加し、元のルールと比較できるようにします",
    in_pattern: "パターンの該当箇所",
    in_event: "イベントの該当箇所",
    inexpressible: "表現できません",
    nearest: "最も近い書き方",
    not_here: "このイベントは貼り付けたテキストにそのままの形では含まれていないため、ここでは変更できません。送信元を変更してください。",
    differs: "異なる点",
    producer: "ここで変わるのは貼り付けたテキストだけです。イベントの送信元でも同じ変更が必要です。",
    all: "複数の原因をまとめて",
    grid: "1 つの要素がすべての条件を満たさない理由",
    element: "要素",
    holds: "満たす",
    fails: "満たさない",
    absent: "なし",
    silent: "ルールは正しいのに動かないときは",
    copy_command: "コマンドをコピー",
    console: "コンソールで開く",
    aloud: "パターンを言葉で",
    formula: "論理式",
};

impl Language {
    pub(crate) fn causes(self) -> &'static CauseLabels {
        match self {
            Language::English => &ENGLISH,
            Language::Japanese => &JAPANESE,
        }
    }

    /// What happens with a remedy. `before` is what happens now; `asked` is how many other events were asked.
    pub(crate) fn outcome(self, after: Outcome, before: Outcome, asked: usize) -> String {
        if after.errors > 0 {
            return self.errors_left(after.errors);
        }
        let verdict = match (after.matches, before.matches, before.errors > 0) {
            (true, true, _) => {
                self.one("Then it still matches this event", "このイベントには引き続き一致します")
            }
            (true, false, _) => self.one("Then it matches this event", "このイベントに一致します"),
            (false, true, _) => {
                self.one("Then it no longer matches this event", "このイベントに一致しなくなります")
            }
            (false, false, true) => self.one(
                "Then EventBridge takes it; it does not match this event",
                "EventBridge に受け付けられますが、このイベントには一致しません",
            ),
            (false, false, false) => self.then_holds(after),
        };
        [verdict, self.others_matched(after, before, asked)].concat()
    }

    fn one(self, english: &str, japanese: &str) -> String {
        match self {
            Language::English => english.to_owned(),
            Language::Japanese => japanese.to_owned(),
        }
    }

    fn errors_left(self, errors: usize) -> String {
        match (self, errors) {
            (Language::English, 1) => "Then one error is left.".into(),
            (Language::English, _) => format!("Then {} errors are left.", self.number(errors)),
            (Language::Japanese, _) => format!("残りのエラーは {} 件です。", self.number(errors)),
        }
    }

    fn then_holds(self, after: Outcome) -> String {
        let (held, total) = (self.number(after.held), self.number(after.total));
        match self {
            Language::English => format!("Then {held} of {total} conditions hold"),
            Language::Japanese => format!("{total} 個の条件のうち {held} 個が成り立ちます"),
        }
    }

    /// The end of the sentence: how many others it matches, and how many it did.
    fn others_matched(self, after: Outcome, before: Outcome, asked: usize) -> String {
        let (now, then, of) = (self.number(before.others), self.number(after.others), self.number(asked));
        let changes = after.others != before.others;
        // Where the event itself is not matched either, that no other is tells nothing.
        let asked = if after.matches || before.matches || changes { asked } else { 0 };
        match self {
            Language::English if asked == 0 => ".".into(),
            Language::English if asked == 1 && after.others == 1 => "; the other event matches too.".into(),
            Language::English if asked == 1 && changes => "; the other event no longer matches.".into(),
            Language::English if after.others == 0 && !changes => ", and none of the others.".into(),
            Language::English if changes => format!("; of the other {of}, {then} match instead of {now}."),
            Language::English => format!("; of the other {of}, {then} match as before."),
            Language::Japanese if asked == 0 => "。".into(),
            Language::Japanese if changes => {
                format!("。ほかのイベント {of} 件のうち一致するのは {now} 件から {then} 件に変わります。")
            }
            Language::Japanese if after.others == 0 => "。ほかのイベントには一致しません。".into(),
            Language::Japanese => {
                format!("。ほかのイベント {of} 件のうち {then} 件に一致するのは変わりません。")
            }
        }
    }

    /// How many events pass a condition.
    pub(crate) fn passes(self, passed: usize, of: usize, left_out: usize) -> String {
        let (count, of) = (self.number(passed), self.number(of));
        match (self, left_out) {
            (Language::English, 0) => format!("{count} of {of} events pass"),
            (Language::English, _) => format!("{count} of the first {of} events pass"),
            (Language::Japanese, 0) => format!("{of} 件中 {count} 件のイベントが満たします"),
            (Language::Japanese, _) => format!("最初の {of} 件中 {count} 件のイベントが満たします"),
        }
    }
}
