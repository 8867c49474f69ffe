//! What is no JSON in a text, and how it is told.

use eventglass_repair::{Repair, RepairKind};
use eventglass_syntax::{Container, Expected, Span, SyntaxKind};

use crate::words::{Words, code};

/// Something that JSON does not allow.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    /// Where.
    pub(super) span: Span,
    /// What.
    pub(super) kind: FaultKind,
    /// The text there, where it is worth showing.
    pub(super) found: String,
    /// What belongs there.
    pub(super) wanted: String,
}

/// A kind of fault.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FaultKind {
    /// What texts suffer on their way to the clipboard: `{'a': 1}`
    Repaired(RepairKind),
    /// `["x" "y"]`, `{"a" ["x"]}`: what belongs there
    Missing,
    /// `["x",,"y"]`
    Superfluous,
    /// `{"a"=["x"]}`, `("x")`
    Instead,
    /// `[aws.ec2]`
    NoQuotes,
    /// `[0123]`
    LeadingZero,
    /// `["C:\dir"]`
    Backslash,
    /// Nothing that could be mended.
    Other(SyntaxKind),
}

use FaultKind as F;

impl Fault {
    pub(super) fn of_repair(text: &str, repair: &Repair) -> Self {
        let kind = F::Repaired(repair.kind);
        Fault {
            span: repair.span,
            kind,
            found: shown(repair.span.of(text)),
            wanted: shown(&repair.replacement),
        }
    }

    pub(super) fn of_syntax(kind: &SyntaxKind, span: Span) -> Self {
        Fault { span, kind: F::Other(kind.clone()), found: String::new(), wanted: String::new() }
    }
}

/// Without the blanks around it.
fn shown(text: &str) -> String {
    code(text.trim())
}

/// What is there, in words.
pub(super) fn told(fault: &Fault) -> Words {
    let (found, wanted) = (&fault.found, &fault.wanted);
    match &fault.kind {
        F::Repaired(kind) => repaired(*kind, found, wanted),
        F::Missing => Words::new(format!("{wanted} is missing"), format!("{wanted} がありません")),
        F::Superfluous => {
            Words::new(format!("{found} is one too many"), format!("余分な {found} があります"))
        }
        F::Instead => Words::new(
            format!("{found} stands where {wanted} belongs"),
            format!("{wanted} を書くところに {found} があります"),
        ),
        F::NoQuotes => Words::new(
            format!("the string {found} has no quotes"),
            format!("文字列 {found} が引用符で囲まれていません"),
        ),
        F::LeadingZero => Words::new(
            format!("{found} begins with a zero, which no JSON number does; with quotes it is a string"),
            format!("{found} は 0 で始まるため JSON の数値ではありません。引用符で囲めば文字列になります"),
        ),
        F::Backslash => Words::new(
            format!("{found} is no escape of JSON; a backslash itself is written twice"),
            format!("{found} は JSON のエスケープではありません。バックスラッシュ自体は 2 つ重ねて書きます"),
        ),
        F::Other(kind) => other(kind),
    }
}

fn repaired(kind: RepairKind, found: &str, wanted: &str) -> Words {
    use RepairKind as R;
    match kind {
        R::ByteOrderMark => Words::new(
            "an invisible byte order mark stands before the pattern",
            "パターンの前に目に見えないバイトオーダーマーク (BOM) があります",
        ),
        R::CodeFence => {
            Words::new("the mark of a code block is left over", "コードブロックの記号が残っています")
        }
        R::QuoteMark => {
            Words::new("the line begins with `>` of a quotation", "行頭に引用の `>` が付いています")
        }
        R::LineNumber => Words::new(
            format!("the line begins with its number, {found}"),
            format!("行頭に行番号 {found} が付いています"),
        ),
        R::Prompt => Words::new(
            format!("the prompt and its command are left over: {found}"),
            format!("プロンプトとコマンドが残っています: {found}"),
        ),
        R::ForeignSpace => Words::new(
            "a special space stands here, such as a full-width or a no-break one; JSON knows the plain one",
            "全角スペースなどの特殊な空白があります。JSON で使えるのは半角スペースです",
        ),
        R::FullWidth => Words::new(
            format!("{found} is full-width; JSON wants {wanted}"),
            format!("{found} は全角です。JSON では {wanted} と書きます"),
        ),
        R::TypographicQuotes => Words::new(
            format!("{found} stands in typographic quotes; JSON wants straight ones, `\"`"),
            format!("{found} がスマート引用符で囲まれています。JSON では `\"` を使います"),
        ),
        R::SingleQuotes => Words::new(
            format!("{found} stands in single quotes; JSON wants double ones, `\"`"),
            format!("{found} が一重引用符で囲まれています。JSON では `\"` を使います"),
        ),
        R::UnquotedKey => Words::new(
            format!("the key {found} has no quotes"),
            format!("キー {found} が引用符で囲まれていません"),
        ),
        R::PythonWord => Words::new(
            format!("{found} is Python's; JSON writes {wanted}"),
            format!("{found} は Python の書き方です。JSON では {wanted} と書きます"),
        ),
        R::TrailingComma => {
            Words::new("a comma stands before the closing bracket", "閉じ括弧の前に余分なカンマがあります")
        }
        R::MissingComma => Words::new("a comma is missing", "カンマがありません"),
        R::Comment => Words::new(
            format!("a comment, {found}; JSON has none"),
            format!("コメント {found} があります。JSON にコメントは書けません"),
        ),
        R::Elision => Words::new(
            format!("{found} stands for something left out"),
            format!("{found} は省略の印で、JSON の値ではありません"),
        ),
        R::MissingBraces => Words::new(
            "the braces `{` and `}` around the fields are missing",
            "フィールド全体を囲む `{` と `}` がありません",
        ),
        R::MissingClosing => {
            Words::new(format!("the closing {wanted} is missing"), format!("閉じ括弧 {wanted} がありません"))
        }
        R::SuperfluousClosing => {
            Words::new(format!("{found} closes nothing"), format!("{found} に対応する開き括弧がありません"))
        }
        R::UnescapedQuotes => Words::new(
            "quotes inside a string have to be escaped, `\\\"`",
            "文字列の中の引用符は `\\\"` とエスケープする必要があります",
        ),
        R::RawLineBreak => Words::new(
            "a line break or a tab inside a string has to be escaped, `\\n` or `\\t`",
            "文字列の中の改行やタブは `\\n` や `\\t` とエスケープする必要があります",
        ),
    }
}

fn other(kind: &SyntaxKind) -> Words {
    use SyntaxKind as S;
    match kind {
        S::UnclosedContainer(container, _) => {
            let close = match container {
                Container::Array => "`]`",
                Container::Object => "`}`",
            };
            Words::new(format!("the closing {close} is missing"), format!("閉じ括弧 {close} がありません"))
        }
        S::UnclosedString => Words::new("the string is never closed", "文字列が閉じられていません"),
        S::NoValue => Words::new("there is nothing to read", "読み取れるものがありません"),
        S::UnexpectedCharacter(found, expected) => {
            let (found, wanted) = (code(&found.to_string()), expectation(*expected));
            Words::new(
                format!("{found} stands where {} is wanted", wanted.english),
                format!("{}を書くところに {found} があります", wanted.japanese),
            )
        }
        S::MissingBeforeClose(close, expected) => {
            let (close, wanted) = (code(&close.to_string()), expectation(*expected));
            Words::new(
                format!("before {close} {} is missing", wanted.english),
                format!("{close} の前に{}がありません", wanted.japanese),
            )
        }
        S::UnrecognizedToken(token) | S::NonStandardToken(token) => {
            let token = code(token);
            Words::new(
                format!("{token} is no JSON value; strings stand in double quotes"),
                format!("{token} は JSON の値ではありません。文字列は二重引用符で囲みます"),
            )
        }
        S::Comment => {
            Words::new("a comment; JSON has none", "コメントがあります。JSON にコメントは書けません")
        }
        S::LeadingZero | S::LeadingPlus | S::MissingDigits(..) => {
            Words::new("the number is not written as in JSON", "数値の書き方が JSON に合っていません")
        }
        S::UnknownEscape(_) | S::BadUnicodeEscape => Words::new(
            "the backslash begins no escape of JSON; a backslash itself is written twice",
            "JSON のエスケープではないバックスラッシュがあります。バックスラッシュ自体は 2 つ重ねて書きます",
        ),
        S::ControlCharacter(_) => Words::new(
            "a line break, a tab or another control character inside a string has to be escaped",
            "文字列の中の改行やタブなどの制御文字はエスケープする必要があります",
        ),
        S::TooDeep => {
            Words::new("more than 1,000 brackets are open at once", "括弧の入れ子が 1,000 を超えています")
        }
    }
}

fn expectation(expected: Expected) -> Words {
    match expected {
        Expected::Key => Words::new("a key in double quotes", "二重引用符で囲んだキー"),
        Expected::Colon => Words::new("a colon", "コロン"),
        Expected::Value => Words::new("a value", "値"),
        Expected::CommaIn(_) => Words::new("a comma or the closing bracket", "カンマまたは閉じ括弧"),
    }
}
