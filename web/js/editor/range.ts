// Ranges from outside, made safe for the text as it is now.

import type { EditorState } from "@codemirror/state";

/** A part of the text, in UTF-16 units. */
export interface Range {
  from: number;
  to: number;
}

/** The ranges cut to the text: an answer may arrive after the text has become shorter. */
export function clamped<T extends Range>(state: EditorState, ranges: readonly T[]): T[] {
  const end = state.doc.length;
  return ranges.map((range) => {
    const from = Math.min(Math.max(range.from, 0), end);
    return { ...range, from, to: Math.min(Math.max(range.to, from), end) };
  });
}
