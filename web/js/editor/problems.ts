// Problems as inline diagnostics.

import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorState, TransactionSpec } from "@codemirror/state";
import { clamped, type Range } from "./range";

export interface Problem extends Range {
  /** 0 for a note, 1 for a warning, 2 for an error. */
  weight: number;
  /** What is wrong, in one line. */
  message: string;
  /** What to do about it; may be empty. */
  help: string;
}

const severities = ["info", "warning", "error"] as const;

/** The transaction that shows `problems` in place of those shown before. */
export function problemsEffect(
  state: EditorState,
  problems: readonly Problem[],
): TransactionSpec {
  return setDiagnostics(state, clamped(state, problems).map(diagnostic));
}

function diagnostic({ from, to, weight, message, help }: Problem): Diagnostic {
  return {
    from,
    to,
    severity: severities[weight] ?? "error",
    message: help ? `${message}\n${help}` : message,
    renderMessage: () => explanation(message, help),
  };
}

/** Text nodes only: a message may quote what the person pasted. */
function explanation(message: string, help: string): Node {
  const box = document.createElement("div");
  box.append(line("cm-problem-message", message));
  if (help) box.append(line("cm-problem-help", help));
  return box;
}

function line(className: string, text: string): Node {
  const element = document.createElement("div");
  element.className = className;
  element.textContent = text;
  return element;
}
