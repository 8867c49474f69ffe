// The code editor as the Rust side sees it: CodeMirror behind a dozen methods.
//
// Offsets are UTF-16 units into the text exactly as it was given, line ends included. The
// callbacks report what the person does; no method calls one, so Rust may call a method from
// inside a callback's consequences without meeting itself.

import { isolateHistory } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";
import { difference } from "./editor/difference";
import { setLit, type Range } from "./editor/lit";
import { type Mark, setMarks } from "./editor/marks";
import { pointing } from "./editor/pointing";
import { type Problem, problemsEffect } from "./editor/problems";
import { revealing } from "./editor/reveal";
import { clamped } from "./editor/range";
import { editing } from "./editor/setup";

export interface EditorOptions {
  doc: string;
  /** The accessible name. */
  label: string;
  readOnly: boolean;
  placeholder: string;
  /** The person changed the text. */
  onChange: (text: string) => void;
  /** The offset under the pointer, -1 when it is over no text. */
  onPoint: (offset: number) => void;
  /** Translations of CodeMirror's own words. */
  phrases?: Record<string, string>;
}

export interface EditorApi {
  create(parent: HTMLElement, options: EditorOptions): Editor;
}

/** Marks what was not done by the person, so that no callback reports it. */
const External = Annotation.define<boolean>();

/** Makes an editor inside `parent`. */
export function create(parent: HTMLElement, options: EditorOptions): Editor {
  return new Editor(parent, options);
}

export class Editor {
  readonly #view: EditorView;
  readonly #extensions: Extension;
  readonly #attributes = new Compartment();
  #label: string;

  constructor(parent: HTMLElement, options: EditorOptions) {
    this.#label = options.label;
    this.#extensions = [
      editing(options.phrases ?? {}),
      // The text stays focusable, for the keyboard and for copying.
      EditorState.readOnly.of(options.readOnly),
      options.placeholder ? placeholder(options.placeholder) : [],
      pointing(options.onPoint),
      reporting(options),
    ];
    this.#view = new EditorView({ parent, state: this.#freshState(options.doc) });
  }

  /** The whole text. */
  text(): string {
    return this.#view.state.sliceDoc();
  }

  /**
   * Brings the text to `text` by replacing only the part that differs: the cursor, the selection,
   * the scroll position and the undo history survive. The person can undo it, in one step.
   */
  setDoc(text: string): void {
    const changes = difference(this.text(), text);
    if (!changes) return;
    const annotations = [External.of(true), isolateHistory.of("full")];
    this.#view.dispatch({ changes, annotations });
  }

  /** Shows another text: nothing of the old one survives, nor can it be undone into this one. */
  open(text: string): void {
    this.#view.setState(this.#freshState(text));
  }

  /** Underlines the problems, in place of those shown before. */
  setProblems(problems: readonly Problem[]): void {
    this.#view.dispatch(problemsEffect(this.#view.state, problems));
  }

  /** Marks the lines of conditions that hold or fail; on a line with both, failing shows. */
  setMarks(marks: readonly Mark[]): void {
    this.#view.dispatch({ effects: setMarks.of(clamped(this.#view.state, marks)) });
  }

  /** Lights the places of the condition that is pointed at. */
  setHighlight(ranges: readonly Range[]): void {
    this.#view.dispatch({ effects: setLit.of(clamped(this.#view.state, ranges)) });
  }

  /** Scrolls the range to the middle and unfolds it; the cursor and the focus stay. */
  reveal(from: number, to: number): void {
    const [range] = clamped(this.#view.state, [{ from, to }]);
    if (range) this.#view.dispatch({ effects: revealing(this.#view.state, range) });
  }

  /** Changes the accessible name. */
  setLabel(label: string): void {
    this.#label = label;
    this.#view.dispatch({ effects: this.#attributes.reconfigure(named(label)) });
  }

  destroy(): void {
    this.#view.destroy();
  }

  #freshState(doc: string): EditorState {
    return EditorState.create({
      doc,
      extensions: [
        this.#attributes.of(named(this.#label)),
        this.#extensions,
      ],
    });
  }
}

function reporting({ onChange }: EditorOptions): Extension {
  return EditorView.updateListener.of(({ transactions, docChanged, state }) => {
    const external = transactions.some((transaction) => transaction.annotation(External));
    if (docChanged && !external) onChange(state.sliceDoc());
  });
}

function named(label: string): Extension {
  // Editable content is focusable anyway; the attribute says so to those who only read the markup.
  return EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" });
}
