// The parts of CodeMirror that we use, put together.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { jsonLanguage } from "@codemirror/lang-json";
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from "@codemirror/language";
import { indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, highlightActiveLine, keymap } from "@codemirror/view";
import { highlightActiveLineGutter, highlightSpecialChars, lineNumbers } from "@codemirror/view";
import { hinting } from "./hints";
import { litField } from "./lit";
import { marking } from "./marks";
import { classes, theme } from "./theme";
import { wrapping } from "./wrapping";

/** Everything but the document, the words and the callbacks. */
export function editing(): Extension {
  return [
    exactText,
    EditorState.tabSize.of(2),
    indentUnit.of("  "),
    history(),
    jsonLanguage,
    syntaxHighlighting(classes),
    gutters,
    codeFolding(),
    bracketMatching(),
    indentOnInput(),
    drawSelection(),
    highlightActiveLine(),
    search({ top: true }),
    wrapping,
    litField,
    hinting,
    keys,
    theme,
  ];
}

/**
 * Only a line feed ends a line. CodeMirror would otherwise turn `\r\n` into `\n`, and every offset
 * after the first line end would disagree with the text that the engine read.
 */
const exactText: Extension = [
  EditorState.lineSeparator.of("\n"),
  // The default set without the carriage return, which would show as a dot on every line.
  highlightSpecialChars({ specialChars: hidden() }),
];

function hidden(): RegExp {
  const control = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f";
  const invisible = "\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028\\u2029\\ufeff\\ufff9-\\ufffc";
  const direction = "\\u202d\\u202e\\u2066\\u2067\\u2069";
  return new RegExp(`[${control}${invisible}${direction}]`, "gu");
}

const gutters: Extension = [marking, lineNumbers(), foldGutter(), highlightActiveLineGutter()];

// Tab is not among them: where the text can be edited it indents, and Escape before it leads out.
const keys = keymap.of([
  { key: "F8", run: nextDiagnostic },
  { key: "Shift-F8", run: previousDiagnostic },
  ...defaultKeymap,
  ...searchKeymap,
  ...historyKeymap,
  ...foldKeymap,
]);
