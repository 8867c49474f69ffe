// The light on the places of the condition that is pointed at.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Range } from "./range";

export type { Range };

/** Replaces the lit ranges, which must lie inside the text. */
export const setLit = StateEffect.define<readonly Range[]>();

const lit = Decoration.mark({ class: "cm-lit" });

export const litField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(ranges, { changes, effects }) {
    let result = ranges.map(changes);
    for (const effect of effects) {
      if (effect.is(setLit)) result = decorations(effect.value);
    }
    return result;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorations(ranges: readonly Range[]): DecorationSet {
  const visible = ranges.filter(({ from, to }) => from < to);
  return Decoration.set(
    visible.map(({ from, to }) => lit.range(from, to)),
    true,
  );
}
