// CodeMirror's own words in the page's languages. English is what it speaks by itself.

import type { Words } from "../editor";

const japanese = {
  // Search
  Find: "検索",
  Replace: "置換",
  next: "次へ",
  previous: "前へ",
  all: "すべて選択",
  "match case": "大文字と小文字を区別",
  "by word": "単語単位",
  regexp: "正規表現",
  replace: "置換",
  "replace all": "すべて置換",
  close: "閉じる",
  "current match": "現在の一致",
  "replaced $ matches": "$ 件を置換しました",
  "replaced match on line $": "$ 行目の一致を置換しました",
  "on line": "行:",
  "Go to line": "行へ移動",
  go: "移動",
  // Folding
  "Folded lines": "折りたたんだ行",
  "Unfolded lines": "展開した行",
  to: "～",
  "folded code": "折りたたんだ部分",
  unfold: "展開",
  "Fold line": "折りたたむ",
  "Unfold line": "展開する",
  // Problems
  Diagnostics: "問題",
  "No diagnostics": "問題なし",
  // Choices
  Completions: "入力候補",
  // Characters that are not seen
  "Control character": "制御文字",
  "Selection deleted": "選択範囲を削除しました",
};

/** Translations for CodeMirror, with the words of our own marks. */
export function phrases({ language, holds, fails }: Words): Record<string, string> {
  const own = language === "ja" ? japanese : {};
  return { ...own, "Condition holds": holds, "Condition fails": fails };
}
