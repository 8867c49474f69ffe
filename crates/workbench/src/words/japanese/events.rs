//! Events and AMI ids, in Japanese.

use eventglass_event::{Envelope, IngestKind, Role};

use super::syntax;
use crate::inputs::{MAX_EVENTS, MAX_TEXT};
use crate::words::{Advice, Language, named};

pub(in crate::words) fn event_problem(kind: &IngestKind) -> Advice {
    match kind {
        IngestKind::Syntax(kind) => syntax::advice(kind),
        IngestKind::MissingField(field) => Advice::new(
            format!("イベントに `{field}` がありません"),
            "ルールで使う場合は追加してください (EventBridge から届くイベントには必ず含まれます)",
        ),
        IngestKind::FieldNotString(field) => Advice::new(
            format!("`{field}` が文字列ではありません"),
            "値を二重引用符で囲んでください (EventBridge は文字列で送信します)",
        ),
        IngestKind::UnknownEventType(name) => Advice::new(
            format!("イベントタイプ {} に対応する `detail-type` が不明です", named(name)),
            "ルールで使う場合は `detail-type` を追加してください",
        ),
        IngestKind::TypeAssumed => Advice::new(
            "レコードに `eventType` がないため、API コールとみなします",
            "API コール以外の場合は `eventType` を追加してください",
        ),
        IngestKind::AccountFromIdentity => Advice::new(
            "レコードに `recipientAccountId` がないため、呼び出し元のアカウントを使用します",
            "別のアカウントがイベントを受信する場合は `account` を確認してください",
        ),
        IngestKind::IdDerived => Advice::new(
            "貼り付けたテキストに `id` がないため、内容から生成します",
            "EventBridge から届くイベントの `id` とは異なることに注意してください",
        ),
        // What only the whole engine finds is told by `unwrapping`.
        _ => Advice::new(
            "これはイベントではありません",
            "イベントまたは CloudTrail レコードを JSON オブジェクトで貼り付けてください",
        ),
    }
}

pub(in crate::words) fn text_cut(bytes: usize) -> Advice {
    let size = |bytes| Language::Japanese.size(bytes);
    Advice::new(
        format!("テキストが {} あるため、最初の {} だけを読み取りました", size(bytes), size(MAX_TEXT)),
        "残りを確認するには、テキストを分割してください",
    )
}

pub(in crate::words) fn events_left_out(count: usize) -> Advice {
    let number = |count| Language::Japanese.number(count);
    Advice::new(
        format!(
            "最初の {} 件のイベントだけを取り込み、残りの {} 件を省略しました",
            number(MAX_EVENTS),
            number(count)
        ),
        "残りを確認するには、テキストを分割してください",
    )
}

pub(in crate::words) fn envelope(envelope: Envelope) -> &'static str {
    match envelope {
        Envelope::CloudTrailRecord => "CloudTrail レコードから変換",
        Envelope::CloudTrailFile => "CloudTrail ファイルから変換",
        _ => "EventBridge イベント",
    }
}

pub(in crate::words) fn role(role: Role) -> &'static str {
    match role {
        Role::Created => "作成",
        Role::CopiedFrom => "コピー元",
        Role::Registered => "登録",
        Role::Restored => "復元",
        Role::Launched => "起動",
        Role::Template => "起動テンプレート",
        Role::Tagged => "タグ付け",
        Role::Untagged => "タグの削除",
        Role::PermissionsChanged => "起動許可の変更",
        Role::AttributeChanged => "属性の変更",
        Role::Deprecated => "非推奨化",
        Role::Undeprecated => "非推奨の解除",
        Role::Protected => "登録解除保護の有効化",
        Role::Unprotected => "登録解除保護の無効化",
        Role::Enabled => "有効化",
        Role::Disabled => "無効化",
        Role::FastLaunch => "高速起動",
        Role::Exported => "エクスポート",
        Role::Deregistered => "登録解除",
        Role::StateChange => "状態変更",
        Role::Described => "情報の取得",
        Role::Attempted => "試行 (呼び出しは失敗)",
        Role::Mentioned => "記載のみ",
    }
}
