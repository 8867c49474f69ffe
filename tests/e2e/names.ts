// What the page calls its parts, in each language.

/** A verdict as the page states it. */
export type Verdict = "Matches" | "Does not match" | "EventBridge refuses this pattern" | "Nothing to judge yet";

/** What the page calls the parts that a journey takes hold of. */
export interface Names {
  events: string;
  rules: string;
  verdict: string;
  pastedText: string;
  event: string;
  pastedEditor: string;
  bodyEditor: string;
  patternEditor: string;
  share: string;
  samples: string;
  grid: string;
  rule: string;
  verdicts: Record<Verdict, string>;
  undo: string;
  apply: string;
  aside: string;
  inPattern: string;
  inEvent: string;
  silent: string;
  aloud: string;
  making: string;
  newRule: string;
  wanted: string;
  avoided: string;
  copyCommand: string;
  console: string;
}

export const english: Names = {
  events: "Events",
  rules: "Rules",
  verdict: "Verdict",
  pastedText: "Pasted text",
  event: "Event",
  pastedEditor: "Pasted text that holds events",
  bodyEditor: "The selected event",
  patternEditor: "Event pattern of the rule",
  share: "Share",
  samples: "Samples",
  grid: "Grid",
  rule: "Rule",
  verdicts: {
    Matches: "Matches",
    "Does not match": "Does not match",
    "EventBridge refuses this pattern": "EventBridge refuses this pattern",
    "Nothing to judge yet": "Nothing to judge yet",
  },
  undo: "Undo",
  apply: "Apply",
  aside: "Try as another rule",
  inPattern: "in the pattern",
  inEvent: "in the event",
  silent: "Rule right, still silent?",
  aloud: "The pattern in words",
  making: "Rule from events",
  newRule: "Use as a new rule",
  wanted: "match",
  avoided: "not",
  copyCommand: "Copy command",
  console: "Open in the console",
};

export const japanese: Names = {
  events: "イベント",
  rules: "ルール",
  verdict: "判定",
  pastedText: "貼り付けたテキスト",
  event: "イベント",
  pastedEditor: "貼り付けたテキスト (イベントを含む)",
  bodyEditor: "選択したイベント",
  patternEditor: "ルールのイベントパターン",
  share: "共有",
  samples: "サンプル",
  grid: "一覧",
  rule: "ルール",
  verdicts: {
    Matches: "一致します",
    "Does not match": "一致しません",
    "EventBridge refuses this pattern": "EventBridge はこのパターンを受け付けません",
    "Nothing to judge yet": "判定の対象がまだありません",
  },
  undo: "元に戻す",
  apply: "適用",
  aside: "別のルールとして試す",
  inPattern: "パターンの該当箇所",
  inEvent: "イベントの該当箇所",
  silent: "ルールは正しいのに動かないときは",
  aloud: "パターンを言葉で",
  making: "イベントからルールを作成",
  newRule: "新しいルールにする",
  wanted: "一致",
  avoided: "除外",
  copyCommand: "コマンドをコピー",
  console: "コンソールで開く",
};
