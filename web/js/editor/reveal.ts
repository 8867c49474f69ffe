// Bringing a range into sight.

import { foldedRanges, unfoldEffect } from "@codemirror/language";
import { EditorSelection, type EditorState, type StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Range } from "./range";

/** Effects that unfold the range and scroll it to the middle. */
export function revealing(state: EditorState, { from, to }: Range): StateEffect<unknown>[] {
  const effects: StateEffect<unknown>[] = [];
  foldedRanges(state).between(from, to, (start, end) => {
    effects.push(unfoldEffect.of({ from: start, to: end }));
  });
  // A range taller than the window shows its beginning.
  const target = EditorSelection.range(to, from);
  effects.push(EditorView.scrollIntoView(target, { y: "center" }));
  return effects;
}
