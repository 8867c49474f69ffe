// The code editor as the Rust side sees it: CodeMirror behind a dozen methods.
//
// Offsets are UTF-16 units into the text exactly as it was given, line ends included. The
// callbacks report what the person does; no method calls one, so Rust may call a method from
// inside a callback's consequences without meeting itself.

import { indentWithTab, isolateHistory } from "@codemirror/commands";
import { nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { Completing } from "./editor/completing";
import { difference } from "./editor/difference";
import { setHints } from "./editor/hints";
import { setLit, type Range } from "./editor/lit";
import { setMarks } from "./editor/marks";
import { pointing } from "./editor/pointing";
import { phrases } from "./editor/phrases";
import { problemsEffect } from "./editor/problems";
import { revealing } from "./editor/reveal";
import { clamped } from "./editor/range";
import { editing } from "./editor/setup";

export interface EditorOptions {
  doc: string;
  readOnly: boolean;
  /** Whether choices are offered while the person types. */
  completes: boolean;
  words: Words;
  /** The person changed the text. */
  onChange: (text: string) => void;
  /** What can stand at this offset? `offer` answers, later or never. */
  onType: (offset: number) => void;
  /** The offset under the pointer, -1 when it is over no text, and whether it was clicked. */
  onPoint: (offset: number, clicked: boolean) => void;
}

/** What an editor says, in one language. */
export interface Words {
  /** The language's tag, for CodeMirror's own words. */
  language: string;
  /** The accessible name. */
  label: string;
  placeholder: string;
  /** How to leave the editor by keyboard. */
  hint: string;
  /** What a line's sign says. */
  holds: string;
  fails: string;
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
  readonly #speech = new Compartment();
  readonly #completing: Completing;
  #words: Words;

  constructor(parent: HTMLElement, options: EditorOptions) {
    this.#words = options.words;
    this.#completing = new Completing(options.onType);
    this.#extensions = [
      editing(),
      options.completes ? this.#completing.extension : [],
      // The text stays focusable, for the keyboard and for copying.
      EditorState.readOnly.of(options.readOnly),
      options.readOnly ? [] : keymap.of([indentWithTab]),
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
   * Brings the text to `text` by replacing only what differs: the cursor, the selection,
   * the scroll position and the undo history survive. The person can undo it, in one step.
   */
  setDoc(text: string): void {
    const changes = difference(this.text(), text);
    if (changes.length === 0) return;
    const annotations = [External.of(true), isolateHistory.of("full")];
    this.#view.dispatch({ changes, annotations });
  }

  /** Shows another text: nothing of the old one survives, nor can it be undone into this one. */
  open(text: string): void {
    this.#view.setState(this.#freshState(text));
  }

  /**
   * Underlines the problems, in place of those shown before: three numbers each, from, to and weight
   * (0 note, 1 warning, 2 error), and two words, message and help.
   */
  setProblems(places: Uint32Array, words: readonly string[]): void {
    const problems = tuples(places, 3).map(([from = 0, to = 0, weight = 0], index) => {
      const [message = "", help = ""] = words.slice(2 * index);
      return { from, to, weight, message, help };
    });
    this.#view.dispatch(problemsEffect(this.#view.state, problems));
  }

  /**
   * Marks the lines of conditions: three numbers each, from, to and 1 where it holds. On a line with
   * both, failing shows.
   */
  setMarks(places: Uint32Array): void {
    const marks = tuples(places, 3).map(([from = 0, to = 0, holds]) => {
      return { from, to, kind: holds ? ("pass" as const) : ("fail" as const) };
    });
    this.#view.dispatch({ effects: setMarks.of(clamped(this.#view.state, marks)) });
  }

  /** What places mean, told where the pointer rests on them: two numbers each, and their words. */
  setHints(places: Uint32Array, words: readonly string[]): void {
    const hints = tuples(places, 2).map(([from = 0, to = 0], index) => {
      return { from, to, text: words[index] ?? "" };
    });
    this.#view.dispatch({ effects: setHints.of(clamped(this.#view.state, hints)) });
  }

  /**
   * Offers what can stand at a place, in place of `from` to `to`: two numbers each, the cursor in what
   * is put in and the kind, and three words, label, what is put in and detail.
   */
  offer(at: number, from: number, to: number, numbers: Uint32Array, words: readonly string[]): void {
    const choices = tuples(numbers, 2).map(([cursor = 0, kind = 0], index) => {
      const [label = "", insert = "", detail = ""] = words.slice(3 * index);
      return { label, insert, cursor, kind, detail };
    });
    this.#completing.offer({ at, from, to, choices });
  }

  /** Lights the places of the condition that is pointed at: two numbers each. */
  setHighlight(places: Uint32Array): void {
    const ranges: Range[] = tuples(places, 2).map(([from = 0, to = 0]) => ({ from, to }));
    this.#view.dispatch({ effects: setLit.of(clamped(this.#view.state, ranges)) });
  }

  /** Goes to the next problem, or the one before, with the keyboard's focus. */
  seek(back: boolean): void {
    this.#view.focus();
    (back ? previousDiagnostic : nextDiagnostic)(this.#view);
  }

  /** Scrolls the range to the middle and unfolds it; the cursor and the focus stay. */
  reveal(from: number, to: number): void {
    const [range] = clamped(this.#view.state, [{ from, to }]);
    if (range) this.#view.dispatch({ effects: revealing(this.#view.state, range) });
  }

  /** Says everything in other words; the text and its history stay. */
  setWords(words: Words): void {
    this.#words = words;
    this.#view.dispatch({ effects: this.#speech.reconfigure(speaking(words)) });
  }

  destroy(): void {
    this.#view.destroy();
  }

  #freshState(doc: string): EditorState {
    return EditorState.create({
      doc,
      extensions: [
        this.#speech.of(speaking(this.#words)),
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

function speaking(words: Words): Extension {
  return [
    EditorState.phrases.of(phrases(words)),
    words.placeholder ? placeholder(words.placeholder) : [],
    EditorView.contentAttributes.of({
      "aria-label": words.label,
      "aria-description": words.hint,
      // Editable content is focusable anyway; this says so to those who only read the markup.
      tabindex: "0",
    }),
  ];
}

/** A flat list as tuples of so many numbers. */
function tuples(flat: Uint32Array, size: number): number[][] {
  return Array.from({ length: flat.length / size }, (_, index) => [
    ...flat.subarray(size * index, size * (index + 1)),
  ]);
}
