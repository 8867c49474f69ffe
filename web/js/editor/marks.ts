// Our verdict on the lines: a background, and a sign in the gutter so that colour is not alone.
//
// The ranges are kept as they came and looked up for the lines on the screen only, so that a
// condition which covers a million lines costs no more than one that covers ten.

import { type EditorState, type Extension, RangeSet, RangeValue } from "@codemirror/state";
import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, gutter, GutterMarker } from "@codemirror/view";
import { ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Range } from "./range";

export type MarkKind = "pass" | "fail";

export interface Mark extends Range {
  kind: MarkKind;
}

/** Replaces the marks, which must lie inside the text. */
export const setMarks = StateEffect.define<readonly Mark[]>();

class Verdict extends RangeValue {
  constructor(readonly kind: MarkKind) {
    super();
  }

  override eq(other: Verdict): boolean {
    return this.kind === other.kind;
  }
}

const verdicts = { pass: new Verdict("pass"), fail: new Verdict("fail") };

const marksField = StateField.define<RangeSet<Verdict>>({
  create: () => RangeSet.empty,
  update(marks, { changes, effects }) {
    let result = marks.map(changes);
    for (const effect of effects) {
      if (effect.is(setMarks)) result = asSet(effect.value);
    }
    return result;
  },
});

function asSet(marks: readonly Mark[]): RangeSet<Verdict> {
  return RangeSet.of(
    marks.map(({ from, to, kind }) => verdicts[kind].range(from, to)),
    true,
  );
}

/** Whether a mark of the kind begins between two offsets: its sign stands once, however many lines it covers. */
function beginsBetween(state: EditorState, from: number, to: number, kind: MarkKind): boolean {
  let begins = false;
  state.field(marksField).between(from, to, (start, _end, verdict) => {
    begins ||= verdict.kind === kind && start >= from;
  });
  return begins;
}

/** What the lines between two offsets show; failing wins. */
function kindBetween(state: EditorState, from: number, to: number): MarkKind | undefined {
  let kind: MarkKind | undefined;
  state.field(marksField).between(from, to, (_from, _to, verdict) => {
    kind = verdict.kind;
    return kind === "fail" ? false : undefined;
  });
  return kind;
}

const lines = {
  pass: Decoration.line({ class: "cm-pass" }),
  fail: Decoration.line({ class: "cm-fail" }),
};

const backgrounds = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = visibleLines(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged || marksChanged(update)) {
        this.decorations = visibleLines(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function visibleLines({ state, viewport }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (let at = viewport.from; at <= viewport.to; ) {
    const line = state.doc.lineAt(at);
    const kind = kindBetween(state, line.from, line.to);
    if (kind) builder.add(line.from, line.from, lines[kind]);
    at = line.to + 1;
  }
  return builder.finish();
}

class Sign extends GutterMarker {
  override elementClass: string;

  constructor(
    readonly kind: MarkKind,
    readonly title: string,
    readonly first: boolean,
  ) {
    super();
    this.elementClass = `cm-sign-${kind}`;
  }

  override eq(other: Sign): boolean {
    return this.kind === other.kind && this.title === other.title && this.first === other.first;
  }

  override toDOM(): Node {
    const sign = document.createElement("span");
    if (!this.first) return sign;
    sign.textContent = this.kind === "pass" ? "✓" : "✕";
    sign.title = this.title;
    return sign;
  }
}

const titles = { pass: "Condition holds", fail: "Condition fails" };

const signs = gutter({
  class: "cm-signs",
  lineMarker(view, { from, to }) {
    const kind = kindBetween(view.state, from, to);
    if (!kind) return null;
    const title = view.state.phrase(titles[kind]);
    return new Sign(kind, title, beginsBetween(view.state, from, to, kind));
  },
  lineMarkerChange: marksChanged,
  initialSpacer: () => new Sign("pass", "", true),
});

function marksChanged({ startState, state }: ViewUpdate): boolean {
  return startState.field(marksField) !== state.field(marksField);
}

export const marking: Extension = [marksField, backgrounds, signs];
