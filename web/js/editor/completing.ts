// What can stand at the cursor, as a list to choose from. The page knows the choices: it is asked,
// and answers later or never.

import { acceptCompletion, autocompletion, closeCompletion } from "@codemirror/autocomplete";
import { type Completion, type CompletionContext, completionKeymap } from "@codemirror/autocomplete";
import { type CompletionResult, pickedCompletion } from "@codemirror/autocomplete";
import { selectedCompletion, selectedCompletionIndex } from "@codemirror/autocomplete";
import { type EditorState, type Extension, Prec } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";

export interface Choice {
  /** What is shown, and compared with what is typed. */
  label: string;
  /** What is put in. */
  insert: string;
  /** Where the cursor goes in it, in UTF-16 units. */
  cursor: number;
  /** 0 for a field, 1 for an object, 2 for a value, 3 for an operator, 4 for a snippet. */
  kind: number;
  /** A line behind the label; may be empty. */
  detail: string;
}

export interface Offer {
  /** The cursor position that it is for. */
  at: number;
  /** What a choice replaces; the cursor is in it. */
  from: number;
  to: number;
  /** The likeliest first. */
  choices: readonly Choice[];
}

const kinds = ["field", "object", "value", "operator", "snippet"] as const;

type KindName = (typeof kinds)[number];

/** So many choices may not be all there are: the page is asked again for each character. */
const SOME = 100;

/** What is typed on without asking again: in keys, a dot leads to other fields. */
const inKey = /^[^\s.,:"'\\{}[\]]*$/u;
const inValue = /^[^\s,"'\\{}[\]]*$/u;

/** A choice in the list. */
interface Listed extends Completion {
  /** Where what is typed begins. */
  readonly from: number;
  /** Whether the person opened the list. */
  readonly asked: boolean;
}

interface Question {
  readonly context: CompletionContext;
  readonly answer: (result: CompletionResult | null) => void;
}

export class Completing {
  readonly extension: Extension;
  readonly #ask: (at: number) => void;
  #question: Question | undefined;

  /** `ask` is called with the cursor position, and answered by `offer`. */
  constructor(ask: (at: number) => void) {
    this.#ask = ask;
    this.extension = [
      autocompletion({
        override: [(context) => this.#asking(context)],
        activateOnCompletion: leadsOn,
        compareCompletions: () => 0,
        defaultKeymap: false,
        tooltipClass: (state) => (isChosen(state) ? "cm-choices" : "cm-choices cm-choices-unasked"),
        optionClass: ({ type = "" }) => `cm-choice cm-choice-${type}`,
      }),
      keys,
    ];
  }

  /** Answers the open question, if it is for this position and the text is still the same. */
  offer(offer: Offer): void {
    const context = this.#question?.context;
    if (context?.pos !== offer.at) return;
    const isSame = context.view?.state.doc === context.state.doc;
    this.#answer(isSame && offer.choices.length > 0 ? listed(context, offer) : null);
  }

  #asking(context: CompletionContext): Promise<CompletionResult | null> {
    this.#answer(null);
    return new Promise((answer) => {
      const question = { context, answer };
      this.#question = question;
      const drop = (): void => {
        if (this.#question === question) this.#answer(null);
      };
      context.addEventListener("abort", drop, { onDocChange: true });
      // A method of ours may be at work on the editor: whoever called it is not asked in between.
      queueMicrotask(() => {
        if (this.#question === question) this.#ask(context.pos);
      });
    });
  }

  #answer(result: CompletionResult | null): void {
    const question = this.#question;
    this.#question = undefined;
    question?.answer(result);
  }
}

function listed({ explicit, pos }: CompletionContext, offer: Offer): CompletionResult {
  const { choices, from } = offer;
  // The list compares labels with all that is replaced; what stands behind the cursor is not typed.
  const behind = Math.max(offer.to - pos, 0);
  const options = choices.map((choice, index): Listed => {
    const { label, detail } = choice;
    return {
      label,
      type: kinds[choice.kind] ?? "value",
      apply: putting(choice, behind),
      // Ours is the order among equally good matches.
      boost: Math.max(99 - index, -99),
      ...(detail && { detail }),
      from,
      asked: explicit,
    };
  });
  if (choices.length >= SOME) return { from, options };
  const hasKeys = options.some(({ type }) => type === "field" || type === "object");
  return { from, options, validFor: hasKeys ? inKey : inValue };
}

function putting({ insert, cursor }: Choice, behind: number) {
  return (view: EditorView, completion: Completion, from: number, to: number): void => {
    const end = Math.min(to + behind, view.state.doc.length);
    view.dispatch({
      changes: { from, to: end, insert },
      selection: { anchor: from + cursor },
      scrollIntoView: true,
      userEvent: "input.complete",
      annotations: pickedCompletion.of(completion),
    });
  };
}

/** Whether something is to be chosen where the cursor goes then. */
function leadsOn({ type }: Completion): boolean {
  const ends: KindName = "value";
  return type !== ends;
}

/**
 * Whether the selected choice is the person's: the list came up by itself over nothing typed, and
 * Enter shall still end the line.
 */
function isChosen(state: EditorState): boolean {
  const selected = selectedCompletion(state) as Listed | null;
  if (!selected) return false;
  const { asked, from } = selected;
  return asked || state.selection.main.head > from || selectedCompletionIndex(state) !== 0;
}

function enter(view: EditorView): boolean {
  if (isChosen(view.state)) return acceptCompletion(view);
  closeCompletion(view);
  return false;
}

// The list takes its keys before the editor does. Tab is not among them.
const keys = Prec.highest(
  keymap.of([
    ...completionKeymap.filter(({ key }) => key !== "Enter"),
    { key: "Enter", run: enter },
  ]),
);
