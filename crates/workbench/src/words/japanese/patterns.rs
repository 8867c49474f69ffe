//! What is wrong with a pattern, in Japanese.

use eventglass_pattern::ProblemKind;

use super::syntax;
use crate::words::{Advice, Language, named};

#[expect(clippy::too_many_lines, reason = "a table: one entry for each kind")]
pub(in crate::words) fn pattern_problem(kind: &ProblemKind) -> Advice {
    use ProblemKind as P;
    match kind {
        P::Json(kind) => syntax::advice(kind),
        P::NotAnObject => Advice::new(
            "パターンは JSON オブジェクトである必要があります",
            "`{` で始めて、フィールドを書いてください",
        ),
        P::EmptyObject => Advice::new(
            "空のオブジェクトには条件がありません",
            "フィールドを追加するか、オブジェクトを削除してください \
             (すべてのイベントに一致させるには `{\"source\": [{\"prefix\": \"\"}]}` と書きます)",
        ),
        P::NotAList(key) => Advice::new(
            format!("{} の値がリストではありません", named(key)),
            "値を `[` と `]` で囲んでください (フィールドには、一致させる値の候補をリストで指定します)",
        ),
        P::EmptyList => Advice::new(
            "空のリストには、一致させる値の候補がありません",
            "値を追加するか、不要であればフィールドを削除してください \
             (任意の値に一致させるには `{\"exists\": true}` と書きます)",
        ),
        P::NestedList => Advice::new(
            "リストの中にリストがあります",
            "内側の `[` と `]` を削除し、すべての候補を 1 つのリストにまとめてください",
        ),
        P::MissingOperator => Advice::new(
            "このオブジェクトには演算子がありません",
            "`{\"prefix\": \"a\"}` のように演算子を書いてください",
        ),
        P::UnknownOperator(name) => Advice::new(
            format!("{} という演算子はありません", named(name)),
            "`prefix`、`suffix`、`wildcard`、`equals-ignore-case`、`anything-but`、`numeric`、`cidr`、`exists` \
             のいずれかを使うか、フィールドの場合はオブジェクトを囲む `[` と `]` を削除してください",
        ),
        P::SecondOperator => Advice::new(
            "1 つのオブジェクトに指定できる演算子は 1 つだけです",
            "演算子ごとにオブジェクトを分けてください (OR 条件になります)",
        ),
        P::TooManyElements => Advice::new(
            "EventBridge が読み取れる数を超える要素があります",
            "1 つのオブジェクトの演算子は 1 つにし、`numeric` では下限を上限より先に書いてください",
        ),
        P::OrNotList => Advice::new(
            "`$or` の値はリストである必要があります",
            "`\"$or\": [{…}, {…}]` のように書いてください",
        ),
        P::OrNotObjects => Advice::new(
            "`$or` の分岐はオブジェクトである必要があります",
            "`{\"source\": [\"aws.ec2\"]}` のようにフィールドを書いてください",
        ),
        P::OrTooFew => Advice::new(
            "`$or` には 2 つ以上の分岐が必要です",
            "分岐を追加するか、`$or` を使わずに書いてください",
        ),
        P::OrReserved(name) => Advice::new(
            format!("`$or` の中では {} をフィールド名に使えません", named(name)),
            "演算子はフィールドのリストの中に書いてください (`$or` の分岐に書けるのはフィールドだけです)",
        ),
        P::TooManyBranches(count) | P::TooManyCombinations(count) => Advice::new(
            format!("`$or` の組み合わせが {} 通りあります", number(*count)),
            "分岐の代わりに値のリストを使うなどして、1,000 通り以下にしてください",
        ),
        P::TrailingText => {
            Advice::new("パターンの後ろのテキストは無視されます", "後ろのテキストを削除してください")
        }
        P::DuplicateKey(key) => Advice::new(
            format!("{} が重複しています", named(key)),
            "1 つにまとめてください (リストは最後のものだけが有効になり、オブジェクトは統合されます)",
        ),
        P::TooLong(length) => Advice::new(
            format!("パターンが {} 文字あり、上限の 4,096 文字を超えています", number(*length as u64)),
            "短くするか、2 つのルールに分けてください",
        ),
        P::Long(length, minified) => Advice::new(
            format!("パターンが {} 文字あり、クォータの 2,048 文字を超えています", number(*length as u64)),
            format!(
                "短くするか、クォータを最大 4,096 文字まで引き上げてください (空白を除くと {} 文字です)",
                number(*minified as u64)
            ),
        ),
        P::TooComplex(score) => Advice::new(
            format!("ワイルドカードの複雑さが {score} で、EventBridge の上限である 10 を超えています"),
            "`*` の数や、`*` の後ろで繰り返される文字列を減らしてください",
        ),
        P::ExactlyNotString => {
            Advice::new("`exactly` に指定できるのは 1 つの文字列です", "値を二重引用符で囲んでください")
        }
        P::PrefixNotString => Advice::new(
            "`prefix` に指定できるのは 1 つの文字列です",
            "プレフィックスごとにオブジェクトを書いてください",
        ),
        P::PrefixEmpty => Advice::new(
            "`prefix` に文字列がありません",
            "文字列または `{\"equals-ignore-case\": \"…\"}` を書いてください",
        ),
        P::PrefixUnsupported(name) => Advice::new(
            format!("`prefix` の中で {} は使えません", named(name)),
            "文字列または `{\"equals-ignore-case\": \"…\"}` を書いてください",
        ),
        P::SuffixNotString => Advice::new(
            "`suffix` に指定できるのは 1 つの文字列です",
            "サフィックスごとにオブジェクトを書いてください",
        ),
        P::SuffixEmpty => Advice::new(
            "`suffix` に文字列がありません",
            "文字列または `{\"equals-ignore-case\": \"…\"}` を書いてください",
        ),
        P::SuffixUnsupported(name) => Advice::new(
            format!("`suffix` の中で {} は使えません", named(name)),
            "文字列または `{\"equals-ignore-case\": \"…\"}` を書いてください",
        ),
        P::IgnoreCaseNotString => Advice::new(
            "`equals-ignore-case` に指定できるのは 1 つの文字列です",
            "文字列ごとにオブジェクトを書いてください",
        ),
        P::WildcardNotString => Advice::new(
            "`wildcard` に指定できるのは 1 つの文字列です",
            "文字列ごとにオブジェクトを書いてください",
        ),
        P::WildcardConsecutive(_) => Advice::new(
            "`*` が連続しています",
            "`*` を 1 つにしてください (1 つで任意の長さの文字列に一致します)",
        ),
        P::WildcardEscape(_) => Advice::new(
            "バックスラッシュは `*` またはバックスラッシュの前にのみ置けます",
            "バックスラッシュ 1 つを表すには JSON テキストで `\\\\\\\\` と書いてください (正規表現は使えません)",
        ),
        P::CidrNotString => Advice::new(
            "`cidr` に指定できるのは 1 つの文字列です",
            "CIDR ブロックごとにオブジェクトを書いてください",
        ),
        P::CidrWithoutMask => Advice::new(
            "この CIDR ブロックにはマスクがありません",
            "`/24` のようなマスクを追加するか、単一のアドレスの場合は通常の文字列で書いてください",
        ),
        P::CidrMaskNotInteger => {
            Advice::new("マスクが数値ではありません", "`/24` のようにビット数を書いてください")
        }
        P::CidrMaskNegative => Advice::new("マスクが負の数です", "`/24` のようにビット数を書いてください"),
        P::CidrMaskTooLongV4 => Advice::new(
            "IPv4 のマスクは 32 未満である必要があります",
            "単一のアドレスの場合は `\"203.0.113.7\"` のように書いてください",
        ),
        P::CidrMaskTooLongV6 => Advice::new(
            "IPv6 のマスクは 128 未満である必要があります",
            "単一のアドレスの場合は `\"2001:db8::1\"` のように書いてください",
        ),
        P::CidrInvalidAddress(text) => Advice::new(
            format!("{} は有効なアドレスではありません", named(text)),
            "アドレスの数字を確認してください",
        ),
        P::CidrNoAddress(text) => Advice::new(
            format!("{} は IP アドレスではありません", named(text)),
            "マスクの前に IPv4 または IPv6 アドレスを書いてください (名前解決は行われません)",
        ),
        P::ExistsNotBoolean => Advice::new(
            "`exists` に指定できるのは `true` または `false` です",
            "引用符で囲まずに書いてください",
        ),
        P::NumericNotList => {
            Advice::new("`numeric` の値はリストである必要があります", "`[\">\", 0]` のように書いてください")
        }
        P::NumericWithoutOperator(_) => Advice::new(
            "`numeric` のリストは比較演算子で始める必要があります",
            "`[\">\", 0]` や `[\"=\", 5]` のように書いてください",
        ),
        P::NumericUnknownOperator(name) => Advice::new(
            format!("`numeric` では {} を使えません", named(name)),
            "`=`、`<`、`<=`、`>`、`>=` のいずれかを使うか、特定の値を除外する場合は `anything-but` を使ってください",
        ),
        P::NumericEqualsNotNumber => {
            Advice::new("`=` には数値が必要です", "数値を引用符で囲まずに書いてください")
        }
        P::NumericNotNumber(name) => Advice::new(
            format!("{} には数値が必要です", named(name)),
            "比較演算子の後ろに、数値を引用符で囲まずに書いてください",
        ),
        P::NumericBadSecond(_) => {
            Advice::new("2 つ目の比較演算子がありません", "上限の前に `<` または `<=` を書いてください")
        }
        P::NumericBadSecondOperator(name) => Advice::new(
            format!("2 つ目の比較演算子に {} は使えません", named(name)),
            "下限を先に書き、続けて `<` または `<=` と上限を書いてください",
        ),
        P::NumericTooManyTerms => {
            Advice::new("範囲に指定できるのは下限と上限の 2 つまでです", "3 つ目以降を削除してください")
        }
        P::NumericEmptyRange => Advice::new(
            "この範囲に含まれる数値はありません",
            "下限を上限より小さくするか、1 つの数値に一致させる場合は `=` を使ってください",
        ),
        P::NumberNotComparable(lexeme) => Advice::new(
            format!("`{lexeme}` は大きすぎるか桁数が多すぎるため、比較できません"),
            "文字列として送信してください (リストに直接書いた値は、テキストとして比較されます)",
        ),
        P::AnythingButBadValue => Advice::new(
            "`anything-but` に指定できるのは文字列、数値、またはそれらのリストです",
            "`[\"a\", \"b\"]` や `{\"prefix\": \"a\"}` のように書いてください",
        ),
        P::AnythingButBadMember => Advice::new(
            "`anything-but` のリストに書けるのは文字列または数値だけです",
            "演算子は `{\"anything-but\": {\"prefix\": [\"a\", \"b\"]}}` のようにリストの外に書いてください",
        ),
        P::AnythingButMixed => Advice::new(
            "`anything-but` のリストに文字列と数値を混在させることはできません",
            "どちらか一方だけを 1 つ以上書いてください",
        ),
        P::AnythingButEmpty => Advice::new(
            "`anything-but` に除外する値がありません",
            "値または `{\"prefix\": \"a\"}` のような演算子を書いてください",
        ),
        P::AnythingButUnsupported(name) => Advice::new(
            format!("`anything-but` の中で {} は使えません", named(name)),
            "`prefix`、`suffix`、`equals-ignore-case`、`wildcard` のいずれかを使うか、`numeric` の場合は比較を逆にしてください",
        ),
        P::AnythingButEmptyAffix => Advice::new(
            "空のプレフィックスまたはサフィックスは、すべての文字列を除外します",
            "除外する文字列を書いてください",
        ),
        P::AnythingButAffixNotString => Advice::new(
            "除外するプレフィックスまたはサフィックスが文字列ではありません",
            "二重引用符で囲んでください (文字列のリストも書けます)",
        ),
        P::AnythingButIgnoreCaseNotString => Advice::new(
            "除外する値が文字列ではありません",
            "二重引用符で囲んでください (文字列のリストも書けます)",
        ),
        P::AnythingButEmptyNested => Advice::new(
            "EventBridge はこの空のリストを受け付けますが、すべてのイベントで処理に失敗します",
            "リストに文字列を追加してください",
        ),
    }
}

fn number(count: u64) -> String {
    Language::Japanese.number(usize::try_from(count).unwrap_or(usize::MAX))
}
