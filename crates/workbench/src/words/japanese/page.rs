//! Sentences of the page that count or name something, in Japanese.

use crate::private::PrivateKind;
use crate::words::Language;
use crate::work::LONG_LINK;

pub(in crate::words) fn moment(month: usize, day: usize, clock: &str) -> String {
    format!("{month}/{day} {clock}")
}

pub(in crate::words) fn problems(count: usize) -> String {
    if count == 0 { String::new() } else { format!("問題 {} 件", number(count)) }
}

pub(in crate::words) fn files_opened(count: usize) -> String {
    if count == 1 {
        "ファイルを開きました。".into()
    } else {
        format!("{} 個のファイルを順に並べて開きました。", number(count))
    }
}

pub(in crate::words) fn rule_removed(name: &str) -> String {
    format!("ルール {name} を削除しました。")
}

pub(in crate::words) fn link_length(characters: usize) -> String {
    format!(
        "リンクは {} 文字です。内容はすべてリンク自体に含まれ、どこにも保存されません。",
        number(characters)
    )
}

pub(in crate::words) fn link_too_long(characters: usize) -> String {
    format!(
        "リンクにすると {} 文字になります。{} 文字を超えると、メールやチャットで途中で切れることがあります。代わりにファイルに保存してください。ページにドロップすると開きます。",
        number(characters),
        number(LONG_LINK)
    )
}

pub(in crate::words) fn private(kind: PrivateKind, count: usize) -> String {
    let name = match kind {
        PrivateKind::AccountId => "アカウント ID",
        PrivateKind::AccessKey => "アクセスキーまたは IAM の ID",
        PrivateKind::UserName => "ユーザー名",
        PrivateKind::Address => "IP アドレス",
        PrivateKind::Email => "メールアドレス",
    };
    format!("{name} {} 件:", number(count))
}

fn number(count: usize) -> String {
    Language::Japanese.number(count)
}
