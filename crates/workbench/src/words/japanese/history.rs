//! Lives of AMIs, in Japanese.

use eventglass_history::{ImageState, StepKind, Who, WhoKind};

use crate::words::facts::Unit;

pub(in crate::words) fn step(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Created => "作成",
        StepKind::Copied => "コピーとして作成",
        StepKind::CopiedTo => "別の AMI へコピー",
        StepKind::Registered => "登録",
        StepKind::Restored => "復元",
        StepKind::Tagged => "タグ付け",
        StepKind::Untagged => "タグの削除",
        StepKind::Available => "利用可能",
        StepKind::Failed => "失敗",
        StepKind::Launched => "起動",
        StepKind::Shared => "共有",
        StepKind::Unshared => "共有の解除",
        StepKind::Enabled => "有効化",
        StepKind::Disabled => "無効化",
        StepKind::Deprecated => "非推奨化",
        StepKind::Undeprecated => "非推奨の解除",
        StepKind::Protected => "登録解除保護の有効化",
        StepKind::Unprotected => "登録解除保護の無効化",
        StepKind::Exported => "エクスポート",
        StepKind::Deregistered => "登録解除",
        StepKind::FailedCall => "呼び出しの失敗",
        StepKind::Mentioned => "記載のみ",
    }
}

pub(in crate::words) fn image_state(state: ImageState) -> &'static str {
    match state {
        ImageState::Unknown => "状態不明",
        ImageState::Pending => "保留中",
        ImageState::Available => "利用可能",
        ImageState::Failed => "失敗",
        ImageState::Disabled => "無効",
        ImageState::Deregistered => "登録解除済み",
    }
}

pub(in crate::words) fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "日",
        Unit::Hour => "時間",
        Unit::Minute => "分",
        Unit::Second => "秒",
    }
}

pub(in crate::words) fn who(who: &Who) -> String {
    let mut told = maker(&who.name, who.kind, who.session.as_deref());
    if let Some(service) = &who.through {
        told.extend([" (", service, " 経由)"]);
    }
    told
}

fn maker(name: &str, kind: WhoKind, session: Option<&str>) -> String {
    match (kind, session) {
        (WhoKind::Root, _) => "ルートユーザー".into(),
        (WhoKind::Role, Some(session)) => ["ロール ", name, " (セッション ", session, ")"].concat(),
        (WhoKind::Role, None) => ["ロール ", name].concat(),
        (WhoKind::IdentityCenter, Some(user)) => [user, " (アクセス許可セット ", name, ")"].concat(),
        (WhoKind::IdentityCenter, None) => [name, " (IAM Identity Center)"].concat(),
        (WhoKind::Federated, _) => ["フェデレーションユーザー ", name].concat(),
        (WhoKind::Account, _) => ["アカウント ", name].concat(),
        (WhoKind::User | WhoKind::Service, _) => name.into(),
    }
}
