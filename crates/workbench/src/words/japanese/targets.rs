//! What a target receives, in Japanese.

use eventglass_delivery::{Loss, NoteKind, PathKind, TargetKind};

use crate::words::facts::character;
use crate::words::{Advice, Language, named};

pub(in crate::words) fn target_problem(kind: &TargetKind) -> Advice {
    match kind {
        TargetKind::NotExclusive => Advice::new(
            "`InputPath` と `InputTransformer` を同時に指定することはできません",
            "どちらか一方を削除してください",
        ),
        TargetKind::Path(kind) => path_problem(*kind),
        TargetKind::TooManyPaths(count) => Advice::new(
            format!("`InputPathsMap` のエントリが {} 個ありますが、上限は 100 個です", number(*count)),
            "変数を減らすか、複数の値を含むオブジェクトを 1 つの変数で参照してください",
        ),
        TargetKind::BadName => Advice::new(
            "変数名に使えるのは英数字、`_`、`-` で、長さは 1～256 文字です",
            "テンプレート内も含めて、変数名を変更してください",
        ),
        TargetKind::ReservedName => Advice::new(
            "`AWS.` で始まる名前は予約されています",
            "テンプレート内も含めて、別の変数名を使ってください",
        ),
        TargetKind::RepeatedName(name) => Advice::new(
            format!("{} が 2 回定義されているため、最後の定義だけが有効です", named(name)),
            "どちらかの名前を変更するか、削除してください",
        ),
        TargetKind::EmptyTemplate => Advice::new(
            "テンプレートが空です",
            "`\"AMI <ami>\"` のように二重引用符で囲んだテキストか、JSON ドキュメントを書いてください",
        ),
        TargetKind::LongTemplate(length) => Advice::new(
            format!("テンプレートが {} 文字ありますが、上限は 8,192 文字です", number(*length)),
            "テンプレートを短くするか、イベントの大きな部分を渡してターゲット側で取り出してください",
        ),
        TargetKind::UnknownPlaceholder(name) => Advice::new(
            format!("{} という変数はありません", named(name)),
            "`InputPathsMap` に追加するか、名前を修正してください",
        ),
        TargetKind::PlaceholderInKey(name) => Advice::new(
            format!("キーに {} があるため、すべてのイベントが通知なく失われます", placeholder(name)),
            "キーは文字列として書き、プレースホルダーは値だけに使ってください",
        ),
        TargetKind::EventInQuotes(name) => Advice::new(
            format!("{} が引用符の中にあるため、すべてのイベントが通知なく失われます", placeholder(name)),
            "オブジェクトなので、前後の引用符を削除してください",
        ),
        TargetKind::TemplateNotJson => Advice::new(
            "引用符で囲んだテキストでも JSON でもないため、すべてのイベントが通知なく失われます",
            "テキストの各行を二重引用符で囲むか、正しい JSON ドキュメントにしてください",
        ),
    }
}

fn path_problem(kind: PathKind) -> Advice {
    let (message, help) = match kind {
        PathKind::TooLong(length) => {
            return Advice::new(
                format!("パスが {} 文字ありますが、上限は 256 文字です", number(length)),
                "よりルートに近いオブジェクトを指定してください (オブジェクト全体が渡されます)",
            );
        }
        PathKind::UndocumentedCharacter(c) => {
            return Advice::new(
                format!(
                    "パス内の {} は AWS のドキュメントに記載がないため、何も取得しないものとみなします",
                    character(c)
                ),
                "このキーを含むオブジェクトを指定してください (オブジェクト全体が渡されます)",
            );
        }
        PathKind::WithoutRoot => (
            "`$` で始まらないパスでは何も取得できません",
            "`$.detail.state` のようにルートから書いてください",
        ),
        PathKind::Unfinished => (
            "パスが途中で終わっているため、何も取得できません",
            "不足しているキーまたは括弧を追加してください",
        ),
        PathKind::UndocumentedDescent => (
            "`..` は AWS のドキュメントに記載がないため、何も取得しないものとみなします",
            "`$.detail.state` のように途中のキーをすべて書いてください",
        ),
        PathKind::UndocumentedKey => (
            "括弧内のキーは AWS のドキュメントに記載がないため、何も取得しないものとみなします",
            "`$.detail` のようにドットに続けてキーを書いてください",
        ),
        PathKind::UndocumentedSlice => (
            "スライスは AWS のドキュメントに記載がないため、何も取得しないものとみなします",
            "番号で 1 つの要素を指定するか、`[*]` ですべての要素を取得してください",
        ),
        PathKind::UndocumentedFilter => (
            "フィルターは AWS のドキュメントに記載がないため、何も取得しないものとみなします",
            "番号または `[*]` で要素を指定し、絞り込みはルールのパターンで行ってください",
        ),
        PathKind::UndocumentedUnion => (
            "複数の指定は AWS のドキュメントに記載がないため、何も取得しないものとみなします",
            "要素ごとに変数を作るか、`[*]` ですべての要素を取得してください",
        ),
        PathKind::UndocumentedIndex => (
            "このインデックスは AWS のドキュメントに記載がないため、何も取得しないものとみなします",
            "先頭の要素を `[0]` として数えるか、`[*]` ですべての要素を取得してください",
        ),
    };
    Advice::new(message, help)
}

/// What follows from a loss; the reason comes behind it.
const LOST: &str = "イベントは失われ、何も届かず、誰にも通知されません: ";

pub(in crate::words) fn loss(loss: &Loss) -> Advice {
    let (reason, help) = match loss {
        Loss::Refused(problem) => {
            return Advice::new(
                "AWS がこのターゲットの作成を拒否するため、何も届きません",
                format!("先に次の問題を修正してください ({})", target_problem(&problem.kind).message),
            );
        }
        Loss::NothingAtPath => (
            "パスの値がありません",
            "`$.detail` のように、一致するすべてのイベントにあるパスを指定してください",
        ),
        Loss::ContainerInQuotes(_) => (
            "引用符の中の値がオブジェクトまたは配列です",
            "`{\"all\": <all>}` のように、プレースホルダーだけを引用符なしで書いてください",
        ),
        Loss::ValueBreaksJson(_) => (
            "この値によって JSON が壊れます",
            "値を含むオブジェクトを引用符なしで渡すか、テンプレートをテキスト形式にしてください",
        ),
        Loss::PlaceholderInKey(_) => (
            "キーにプレースホルダーがあります",
            "キーは文字列として書き、プレースホルダーはその値として書いてください",
        ),
        Loss::TemplateNotJson(_) => (
            "テンプレートが JSON でもテキストでもありません",
            "テキストの各行を二重引用符で囲むか、正しい JSON ドキュメントにしてください",
        ),
        Loss::TooLarge => (
            "ペイロードが大きすぎます",
            "プレースホルダーを減らすか、イベントのより小さな部分を指すパスを使ってください",
        ),
    };
    Advice::new([LOST, reason].concat(), help)
}

pub(in crate::words) fn note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::NothingAtPath => {
            "パスの値がない場合の動作は AWS のドキュメントに記載がないため、何も届かないものとして表示しています"
        }
        NoteKind::EmptyList => {
            "`*` が何も取得しない場合の動作は AWS のドキュメントに記載がないため、空の配列として表示しています"
        }
        NoteKind::WildcardOverObject => {
            "オブジェクトに対する `*` は AWS のドキュメントに記載がないため、値の配列として表示しています"
        }
        NoteKind::NullInText => {
            "引用符の中の null は AWS のドキュメントに記載がないため、`null` と表示しています"
        }
        NoteKind::EventInText => {
            "テキスト内のイベントは AWS のドキュメントに記載がないため、内側の引用符を除いたオブジェクトとして表示しています"
        }
        NoteKind::NotEscaped => {
            "この値の引用符や改行の扱いは AWS のドキュメントに記載がないため、そのまま表示しています"
        }
        NoteKind::LoneBracket => {
            "プレースホルダーではない `<` は AWS のドキュメントに記載がないため、そのまま表示しています"
        }
        NoteKind::LoneValue => {
            "値だけのテンプレートは AWS のドキュメントに記載がないため、JSON ドキュメントとして表示しています"
        }
        NoteKind::EscapeInLines => {
            "複数行のテキスト内のバックスラッシュは AWS のドキュメントに記載がないため、そのまま表示しています"
        }
    }
}

fn placeholder(name: &str) -> String {
    named(&["<", name, ">"].concat())
}

fn number(count: usize) -> String {
    Language::Japanese.number(count)
}
