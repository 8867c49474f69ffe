//! What is wrong with a link or a file, in Japanese.

use crate::words::{Advice, Language, named};
use crate::work::{MAX_RULES, WorkProblem};

pub(in crate::words) fn work_problem(problem: &WorkProblem) -> Advice {
    match problem {
        WorkProblem::TooLong => {
            Advice::new("リンクが長すぎます", "リンクの代わりにファイルを受け取ってください")
        }
        WorkProblem::NotBase64(c) => Advice::new(
            format!("リンクに使われない文字 {} が含まれています", named(&c.to_string())),
            "前後の文字を除いてリンク全体をコピーし直すか、ファイルを受け取ってください",
        ),
        WorkProblem::Cut => Advice::new(
            "リンクが途中で切れています",
            "リンク全体をコピーし直すか、ファイルを受け取ってください",
        ),
        WorkProblem::Broken | WorkProblem::NotUtf8 => Advice::new(
            "リンクの内容が壊れています",
            "作成元からリンクをコピーし直すか、ファイルを受け取ってください",
        ),
        WorkProblem::TooLarge => {
            Advice::new("リンクの内容が 1 MiB を超えています", "リンクの代わりにファイルを受け取ってください")
        }
        WorkProblem::NotJson(_) => Advice::new(
            "作業データの JSON が壊れています",
            "リンクまたはファイルをもう一度受け取ってください",
        ),
        WorkProblem::NotAWork => Advice::new(
            "Eventglass の作業データではありません",
            "Eventglass で作成したリンクまたはファイルを開いてください",
        ),
        WorkProblem::UnknownVersion(version) => Advice::new(
            format!("作業データのバージョン {} には対応していません (対応バージョンは 1)", named(version)),
            "作成元のページで開くか、このページを再読み込みして更新してください",
        ),
        WorkProblem::BadField(field) => Advice::new(
            format!("`{field}` の値の型が正しくありません"),
            "リンクまたはファイルをもう一度受け取るか、ファイル内のフィールドを修正してください",
        ),
        WorkProblem::TooMany(count) => Advice::new(
            format!("ルールが {} 件ありますが、開けるのは {} 件までです", number(*count), number(MAX_RULES)),
            "ファイル内のルールを減らしてください",
        ),
    }
}

fn number(count: usize) -> String {
    Language::Japanese.number(count)
}
