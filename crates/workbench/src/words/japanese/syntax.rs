//! What is wrong with JSON, in Japanese.

use eventglass_syntax::{Container, DigitsAfter, Expected, SyntaxKind};

use crate::words::values::meant;
use crate::words::{Advice, named};

pub(super) fn advice(kind: &SyntaxKind) -> Advice {
    match kind {
        SyntaxKind::UnclosedContainer(Container::Object, _) => {
            Advice::new("このオブジェクトが閉じられていません", "閉じる `}` を追加してください")
        }
        SyntaxKind::UnclosedContainer(Container::Array, _) => {
            Advice::new("この配列が閉じられていません", "閉じる `]` を追加してください")
        }
        SyntaxKind::UnclosedString => {
            Advice::new("この文字列が閉じられていません", "閉じる `\"` を追加してください")
        }
        SyntaxKind::NoValue => Advice::new(
            "何も書かれていません",
            "`{\"source\": [\"aws.ec2\"]}` のような JSON オブジェクトを書いてください",
        ),
        SyntaxKind::MissingBeforeClose(bracket, expected) => before_close(*bracket, *expected),
        SyntaxKind::UnexpectedCharacter(found, expected) => unexpected(*found, *expected),
        SyntaxKind::UnrecognizedToken(token) if let Some(json) = meant(token) => Advice::new(
            format!("{} は JSON の値ではありません", named(token)),
            format!("{} と書いてください", named(json)),
        ),
        SyntaxKind::UnrecognizedToken(token) => Advice::new(
            format!("{} は JSON の値ではありません", named(token)),
            format!(
                "`\"{token}\"` のように二重引用符で囲んでください (囲まずに書けるのは `true`、`false`、`null`、数値だけです)"
            ),
        ),
        SyntaxKind::NonStandardToken(token) => Advice::new(
            format!("JSON では {} を使えません", named(token)),
            "数値を書くか、二重引用符で囲んでください",
        ),
        SyntaxKind::Comment => Advice::new("JSON ではコメントを使えません", "コメントを削除してください"),
        SyntaxKind::LeadingZero => Advice::new(
            "数値の先頭に余分な `0` は付けられません",
            "先頭の `0` を削除するか、ID の場合は二重引用符で囲んでください",
        ),
        SyntaxKind::LeadingPlus => Advice::new("数値の先頭に `+` は付けられません", "`+` を削除してください"),
        SyntaxKind::MissingDigits(after, _) => Advice::new(
            match after {
                DigitsAfter::Minus => "マイナス記号の後ろに数字がありません",
                DigitsAfter::Point => "小数点の後ろに数字がありません",
                DigitsAfter::Exponent => "指数部に数字がありません",
            },
            "数値を最後まで書いてください",
        ),
        SyntaxKind::UnknownEscape(c) => Advice::new(
            format!("JSON に `\\{c}` というエスケープはありません"),
            format!("バックスラッシュと `{c}` を表すには `\\\\{c}` と書いてください"),
        ),
        SyntaxKind::BadUnicodeEscape => Advice::new(
            "`\\u` の後ろには 4 桁の 16 進数が必要です",
            "`\\u00e9` のように 4 桁で書いてください",
        ),
        SyntaxKind::ControlCharacter(b'\n') => Advice::new(
            "文字列の途中で改行することはできません",
            "`\\n` と書くか、改行の前で文字列を閉じてください",
        ),
        SyntaxKind::ControlCharacter(b'\t') => {
            Advice::new("文字列にタブをそのまま含めることはできません", "`\\t` と書いてください")
        }
        SyntaxKind::ControlCharacter(code) => Advice::new(
            format!("文字列に制御文字 {code} を含めることはできません"),
            format!("`\\u{code:04x}` と書くか、削除してください"),
        ),
        SyntaxKind::TooDeep => Advice::new(
            "1,000 個を超える括弧が開いたままです",
            "ネストを浅くしてください (EventBridge はこの深さで読み取りを中止します)",
        ),
    }
}

fn before_close(bracket: char, expected: Expected) -> Advice {
    match expected {
        Expected::Key => {
            Advice::new(format!("`{bracket}` の前に余分なカンマがあります"), "最後のカンマを削除してください")
        }
        Expected::Value => Advice::new(
            format!("`{bracket}` の前に値がありません"),
            "最後のカンマを削除するか、値を追加してください",
        ),
        Expected::Colon => Advice::new("このキーには値がありません", "`:` と値を追加してください"),
        Expected::CommaIn(container) => wrong_bracket(bracket, container),
    }
}

fn wrong_bracket(bracket: char, container: Container) -> Advice {
    let (what, wanted) = match container {
        Container::Array => ("配列", ']'),
        Container::Object => ("オブジェクト", '}'),
    };
    Advice::new(
        format!("この{what}は `{bracket}` では閉じられません"),
        format!("先に `{wanted}` で閉じてください"),
    )
}

fn unexpected(found: char, expected: Expected) -> Advice {
    match (expected, found) {
        (Expected::Key | Expected::Value, '\'' | '‘' | '’' | '“' | '”') => Advice::new(
            format!("`{found}` は JSON の引用符ではありません"),
            "半角の二重引用符 `\"` を使ってください",
        ),
        (Expected::Key, _) => {
            Advice::new("ここには二重引用符で囲んだキーが必要です", "キーを `\"key\"` のように書いてください")
        }
        (Expected::Value, ',') => {
            Advice::new("このカンマの前に値がありません", "余分なカンマを削除してください")
        }
        (Expected::Value, _) => Advice::new(
            format!("`{found}` で始まる JSON の値はありません"),
            "文字列は二重引用符で囲んでください",
        ),
        (Expected::Colon, _) => {
            Advice::new("キーの後ろに `:` がありません", "キーと値の間に `:` を追加してください")
        }
        (Expected::CommaIn(_), ':') => {
            Advice::new("ここに `:` は書けません", "キーと値をオブジェクト `{}` の中に書いてください")
        }
        (Expected::CommaIn(_), _) => {
            Advice::new(format!("`{found}` の前にカンマがありません"), "`,` を追加してください")
        }
    }
}
