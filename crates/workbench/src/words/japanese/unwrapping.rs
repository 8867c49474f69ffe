//! What was unwrapped and repaired, in Japanese.

use eventglass_event::{Envelope, IngestKind, Thing};
use eventglass_paste::archive::ArchiveProblem;
use eventglass_paste::rules::{Form, FoundKind};
use eventglass_repair::RepairKind;

use super::events;
use crate::words::Advice;

pub(in crate::words) fn any_envelope(envelope: Envelope) -> &'static str {
    match envelope {
        Envelope::EventBridge | Envelope::CloudTrailRecord | Envelope::CloudTrailFile => {
            events::envelope(envelope)
        }
        Envelope::Replay => "再生されたイベント",
        Envelope::LookupEvents => "lookup-events の出力",
        Envelope::SnsLambda => "Lambda 向けの SNS レコード",
        Envelope::SnsNotification => "SNS 通知",
        Envelope::SqsLambda => "Lambda 向けの SQS レコード",
        Envelope::SqsMessages => "SQS メッセージ",
        Envelope::PutEvents => "PutEvents リクエスト",
        Envelope::PutEventsEntry => "PutEvents エントリから変換",
        Envelope::CustomBus => "Custom Event Bus のイベント",
        Envelope::CloudWatchLogs => "CloudWatch Logs のログイベント",
        Envelope::LogsLambda => "Lambda 向けの CloudWatch Logs データ",
        Envelope::LogsSubscription => "CloudWatch Logs サブスクリプション",
        Envelope::LogLine => "ログの行",
        Envelope::LogsInsights => "Logs Insights の結果",
        Envelope::ConfigNotification => "AWS Config 通知から変換",
        Envelope::Kinesis => "Kinesis レコード",
        Envelope::FirehoseTransform => "Lambda 向けの Firehose レコード",
        Envelope::PipesBatch => "EventBridge Pipes のバッチ",
        Envelope::JsonString => "JSON 文字列",
        Envelope::Base64 => "Base64 データ",
    }
}

pub(in crate::words) fn any_event_problem(kind: &IngestKind) -> Advice {
    let (message, help) = match kind {
        IngestKind::Syntax(_)
        | IngestKind::NotAnEvent
        | IngestKind::MissingField(_)
        | IngestKind::FieldNotString(_)
        | IngestKind::UnknownEventType(_)
        | IngestKind::TypeAssumed
        | IngestKind::AccountFromIdentity
        | IngestKind::IdDerived => return events::event_problem(kind),
        IngestKind::NoEvent(thing) => no_event(*thing),
        IngestKind::MalformedDetail => (
            "エントリの `Detail` が JSON オブジェクトではないため、EventBridge に拒否されます",
            "`\"{\\\"order\\\": 1}\"` のように、JSON オブジェクトを文字列として書いてください",
        ),
        IngestKind::BadBase64 => {
            ("Base64 としてデコードできません", "先頭から末尾まで、全体をコピーし直してください")
        }
        IngestKind::BadGzip => (
            "gzip 形式のデータですが、展開できません",
            "一部が欠けているか変更されているため、全体をコピーし直してください",
        ),
        IngestKind::NotText => (
            "Base64 の中身がテキストではありません",
            "UTF-8 の JSON を Base64 にしたものを貼り付けてください (gzip で圧縮したものも使えます)",
        ),
        IngestKind::WrappedTooDeep => (
            "ネストが深すぎるため、取り出せません (上限は 8 階層です)",
            "外側の階層をいくつか取り除き、中身を貼り付けてください",
        ),
        IngestKind::WrappedTooLong => {
            ("大きすぎるため、取り出せません", "イベントを減らすか、中身だけを貼り付けてください")
        }
    };
    Advice::new(message, help)
}

fn no_event(thing: Thing) -> (&'static str, &'static str) {
    match thing {
        Thing::S3Notification => (
            "これは S3 イベント通知で、EventBridge のイベントではありません",
            "バケットの Amazon EventBridge への通知を有効にし、届いたイベントを貼り付けてください",
        ),
        Thing::S3TestEvent => (
            "これは S3 イベント通知のテストメッセージで、イベントではありません",
            "取り除いてください (通知の設定時に S3 が一度だけ送信します)",
        ),
        Thing::CloudTrailDigest => (
            "これは CloudTrail のダイジェストファイルで、レコードは含まれていません",
            "`CloudTrail-Digest` ではなく、`CloudTrail` フォルダのログファイルを開いてください",
        ),
        Thing::SubscriptionConfirmation => (
            "これは SNS サブスクリプションの確認を求めるメッセージです",
            "自分のサブスクリプションであれば確認してから、通知を貼り付けてください",
        ),
        Thing::UnsubscribeConfirmation => (
            "これは SNS サブスクリプションの解除を知らせるメッセージです",
            "意図しない解除であれば再度サブスクライブしてから、通知を貼り付けてください",
        ),
        Thing::ControlMessage => (
            "これは CloudWatch Logs が送信先の確認に使う制御メッセージです",
            "`messageType` が `DATA_MESSAGE` のメッセージを貼り付けてください",
        ),
        Thing::EmptyBatch => (
            "レコードが 1 件も含まれていません",
            "別のページまたはファイルを貼り付けるか、別の期間を指定してください",
        ),
        Thing::DynamoDbStream => (
            "これは DynamoDB ストリームのレコードで、イベントは含まれていません",
            "パイプや関数がこのレコードから作成したイベントを貼り付けてください",
        ),
        Thing::LambdaRecord => (
            "これは Lambda 関数向けのレコードで、イベントは含まれていません",
            "イベントを含められる SQS、SNS、Kinesis のレコードを貼り付けてください",
        ),
        Thing::ApiGatewayRequest => (
            "これは Lambda 関数への HTTP リクエストで、イベントではありません",
            "本文にイベントが含まれている場合は、本文だけを貼り付けてください",
        ),
        Thing::PlainMessage => (
            "メッセージの内容が JSON ではなく、プレーンテキストです",
            "イベントを JSON で含むメッセージを貼り付けてください",
        ),
    }
}

pub(in crate::words) fn repair(kind: RepairKind) -> &'static str {
    match kind {
        RepairKind::ByteOrderMark => "バイトオーダーマーク (BOM) の削除",
        RepairKind::CodeFence => "コードブロックの記号の削除",
        RepairKind::QuoteMark => "行頭の `>` の削除",
        RepairKind::LineNumber => "行番号の削除",
        RepairKind::Prompt => "プロンプトとコマンドの削除",
        RepairKind::ForeignSpace => "特殊な空白 (全角スペースなど) の半角スペースへの置き換え",
        RepairKind::FullWidth => "全角記号の半角への置き換え",
        RepairKind::TypographicQuotes => "スマート引用符の半角引用符への置き換え",
        RepairKind::SingleQuotes => "一重引用符の二重引用符への置き換え",
        RepairKind::UnquotedKey => "キーへの二重引用符の追加",
        RepairKind::PythonWord => "`True`、`False`、`None` の JSON の値への置き換え",
        RepairKind::TrailingComma => "閉じ括弧の前のカンマの削除",
        RepairKind::MissingComma => "不足しているカンマの追加",
        RepairKind::Comment => "コメントの削除",
        RepairKind::Elision => "省略された箇所の null への置き換え、または削除",
        RepairKind::MissingBraces => "不足している外側の波括弧の追加",
        RepairKind::MissingClosing => "不足している閉じ括弧の末尾への追加",
        RepairKind::SuperfluousClosing => "余分な閉じ括弧の削除",
        RepairKind::UnescapedQuotes => "文字列内の引用符のエスケープ",
        RepairKind::RawLineBreak => "文字列内の改行またはタブのエスケープ",
    }
}

pub(in crate::words) fn form(form: Form) -> &'static str {
    match form {
        Form::EscapedString => "エスケープされた文字列のパターン",
        Form::EventPattern => "`EventPattern` を含むオブジェクト",
        Form::DescribeRule => "`aws events describe-rule` の出力",
        Form::ListRules => "`aws events list-rules` の出力",
        Form::PutRule => "`aws events put-rule` の入力",
        Form::Command => "AWS CLI のコマンド",
        Form::CloudFormation => "CloudFormation テンプレート",
        Form::Sam => "AWS SAM テンプレート",
        Form::Terraform => "Terraform の設定",
        Form::Cdk => "TypeScript の CDK スタック",
        Form::CdkPython => "Python の CDK スタック",
        Form::Serverless => "Serverless Framework の設定",
        Form::Filters => "Lambda または EventBridge Pipes のフィルター",
        Form::CloudTrail => "CloudTrail に記録された `PutRule` の呼び出し",
    }
}

pub(in crate::words) fn found_problem(kind: FoundKind) -> &'static str {
    match kind {
        FoundKind::Intrinsic => "値は CloudFormation がデプロイ時に決めるため、パターンには式が入ります",
        FoundKind::Expression => "値はデプロイするまで決まらないため、パターンには式が入ります",
    }
}

/// What follows the name of the file.
pub(in crate::words) fn archive_problem(problem: ArchiveProblem) -> &'static str {
    match problem {
        ArchiveProblem::BrokenGzip => {
            "は gzip ファイルですが、途中で切れているか壊れています。もう一度ダウンロードしてください。"
        }
        ArchiveProblem::BrokenZip => {
            "は ZIP ファイルですが、途中で切れているか壊れています。もう一度ダウンロードしてください。"
        }
        ArchiveProblem::Encrypted => {
            "はパスワード付きの ZIP ファイルです。展開して、中のファイルを開いてください。"
        }
        ArchiveProblem::UnsupportedCompression => {
            "は対応していない方式で圧縮された ZIP ファイルです。展開して、中のファイルを開いてください。"
        }
        ArchiveProblem::TooLarge => {
            "の内容が 64 MiB を超えています。展開して、一部のファイルだけを開いてください。"
        }
        ArchiveProblem::TooManyEntries => {
            "に 1,000 個を超えるファイルが含まれています。展開して、一部のファイルだけを開いてください。"
        }
        ArchiveProblem::TooDeep => {
            "は 4 階層を超えて圧縮ファイルがネストしています。展開して、内側のファイルを開いてください。"
        }
        ArchiveProblem::NotText => {
            "は UTF-8 または UTF-16 のテキストではありません。JSON ファイルか、JSON ファイルを圧縮したものを開いてください。"
        }
    }
}
