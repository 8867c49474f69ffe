// Long lines wrap, and what is wrapped stands under the line's own text: ids and ARNs stay readable
// without scrolling, and the indentation still shows the structure.

import { type Extension, RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Deeper lines hang no further, so that a phone keeps room for the text. */
const DEEPEST = 24;
/** How much further than its own text a line hangs, in characters. */
const HANG = 2;

const hanging = Array.from({ length: DEEPEST + 1 }, (_, blanks) => {
  const by = blanks + HANG;
  return Decoration.line({
    attributes: { style: `padding-left: calc(6px + ${by}ch); text-indent: -${by}ch` },
  });
});

const indents = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = visibleLines(view);
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.decorations = visibleLines(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function visibleLines({ state, viewport }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (let at = viewport.from; at <= viewport.to; ) {
    const line = state.doc.lineAt(at);
    const decoration = hanging[blanks(line.text)];
    // An empty line has nothing to wrap but the placeholder, which has no indentation.
    if (decoration && line.length > 0) builder.add(line.from, line.from, decoration);
    at = line.to + 1;
  }
  return builder.finish();
}

function blanks(text: string): number {
  let count = 0;
  while (count < DEEPEST && text[count] === " ") count += 1;
  return count;
}

export const wrapping: Extension = [EditorView.lineWrapping, indents];
