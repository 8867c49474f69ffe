// What places of the text mean, told where the pointer rests.

import { StateEffect, StateField } from "@codemirror/state";
import { hoverTooltip, type Tooltip } from "@codemirror/view";
import type { Range } from "./range";

export interface Hint extends Range {
  text: string;
}

/** Replaces the hints, which must lie inside the text. */
export const setHints = StateEffect.define<readonly Hint[]>();

const hintsField = StateField.define<readonly Hint[]>({
  create: () => [],
  update(hints, { changes, docChanged, effects }) {
    for (const effect of effects) {
      if (effect.is(setHints)) return effect.value;
    }
    if (!docChanged) return hints;
    return hints.map((hint) => {
      return { ...hint, from: changes.mapPos(hint.from), to: changes.mapPos(hint.to) };
    });
  },
});

const tooltips = hoverTooltip((view, at): Tooltip | null => {
  const around = view.state.field(hintsField).filter(({ from, to }) => from <= at && at <= to);
  // The narrowest says the most about the place.
  const [hint] = around.sort((a, b) => a.to - a.from - (b.to - b.from));
  if (!hint) return null;
  return { pos: hint.from, end: hint.to, above: true, create: () => ({ dom: words(hint.text) }) };
});

/** Text nodes only: a hint may quote what the person pasted. */
function words(text: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "cm-hint";
  for (const line of text.split("\n")) {
    const element = document.createElement("div");
    element.textContent = line;
    box.append(element);
  }
  return box;
}

export const hinting = [hintsField, tooltips];
