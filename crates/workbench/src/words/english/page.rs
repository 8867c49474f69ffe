//! Sentences of the page that count or name something, in English.

use crate::private::PrivateKind;
use crate::words::Language;
use crate::work::LONG_LINK;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(in crate::words) fn moment(month: usize, day: usize, clock: &str) -> String {
    let month = month.checked_sub(1).and_then(|index| MONTHS.get(index)).unwrap_or(&"?");
    format!("{day} {month} {clock}")
}

pub(in crate::words) fn problems(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "1 problem".into(),
        count => format!("{} problems", number(count)),
    }
}

pub(in crate::words) fn files_opened(count: usize) -> String {
    if count == 1 {
        "File opened.".into()
    } else {
        format!("{} files opened, one behind the other.", number(count))
    }
}

pub(in crate::words) fn rule_removed(name: &str) -> String {
    format!("Rule {name} removed.")
}

pub(in crate::words) fn link_length(characters: usize) -> String {
    format!(
        "The link has {} characters and holds everything: nothing is stored anywhere.",
        number(characters)
    )
}

pub(in crate::words) fn link_too_long(characters: usize) -> String {
    format!(
        "A link would have {} characters, and above {} mail and chat programs cut it. Save a file instead: it is opened by \
         dropping it on the page.",
        number(characters),
        number(LONG_LINK)
    )
}

pub(in crate::words) fn private(kind: PrivateKind, count: usize) -> String {
    let (one, several) = match kind {
        PrivateKind::AccountId => ("account ID", "account IDs"),
        PrivateKind::AccessKey => ("access key or IAM ID", "access keys or IAM IDs"),
        PrivateKind::UserName => ("user name", "user names"),
        PrivateKind::Address => ("IP address", "IP addresses"),
        PrivateKind::Email => ("mail address", "mail addresses"),
    };
    format!("{} {}:", number(count), if count == 1 { one } else { several })
}

fn number(count: usize) -> String {
    Language::English.number(count)
}
