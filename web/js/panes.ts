// Panes that a person makes wider or narrower, by the dividers between them, and how they were left.
//
// The sizes are custom properties of the document, which the style sheet turns into columns. The
// dividers themselves are drawn by the Rust side: `data-divider` names what a divider moves.

import { store, stored } from "./page";

const KEY = "eventglass.panes";
/** No pane gets narrower, and no list or editor lower, in CSS pixels. */
const LEAST = 220;
const LEAST_HEIGHT = 96;
/** How far an arrow key moves a divider. */
const STEP = 24;

/** Shares of the width, and the height of the list of events in pixels. */
type Sizes = Partial<Record<"events" | "rules" | "verdict" | "list", number>>;

const standard = { events: 1, rules: 1, verdict: 1.08 };
const root = document.documentElement;
let sizes: Sizes = kept();

/** Gives the panes the sizes they were left with. */
export function applyPanes(): void {
  for (const name of ["events", "rules", "verdict", "list"] as const) {
    const size = sizes[name];
    const unit = name === "list" ? "px" : "fr";
    if (size === undefined) root.style.removeProperty(`--size-${name}`);
    else root.style.setProperty(`--size-${name}`, `${size}${unit}`);
  }
}

/** Lets the dividers be dragged, moved by arrow keys, and put back by a double click. */
export function watchDividers(): void {
  document.addEventListener("pointerdown", (event) => {
    const divider = dividerOf(event);
    if (divider && event.button === 0) drag(divider, event);
  });
  document.addEventListener("keydown", (event) => {
    const divider = dividerOf(event);
    const by = steps[event.key];
    if (!divider || by === undefined) return;
    event.preventDefault();
    move(divider, by);
    keep();
  });
  document.addEventListener("dblclick", (event) => {
    if (!dividerOf(event)) return;
    sizes = {};
    applyPanes();
    keep();
  });
}

const steps: Record<string, number> = {
  ArrowLeft: -STEP,
  ArrowUp: -STEP,
  ArrowRight: STEP,
  ArrowDown: STEP,
};

function dividerOf(event: Event): HTMLElement | undefined {
  const found = event.target instanceof Element ? event.target.closest("[data-divider]") : null;
  return found instanceof HTMLElement ? found : undefined;
}

function drag(divider: HTMLElement, start: PointerEvent): void {
  start.preventDefault();
  divider.focus();
  divider.setPointerCapture(start.pointerId);
  const at = (event: PointerEvent): number => (isOfList(divider) ? event.clientY : event.clientX);
  let last = at(start);
  const follow = (event: PointerEvent): void => {
    last += move(divider, at(event) - last);
  };
  const end = (): void => {
    divider.removeEventListener("pointermove", follow);
    keep();
  };
  divider.addEventListener("pointermove", follow);
  divider.addEventListener("lostpointercapture", end, { once: true });
}

function isOfList(divider: HTMLElement): boolean {
  return divider.dataset["divider"] === "list";
}

/** Moves a divider by so many pixels, as far as both sides allow; gives how far it went. */
function move(divider: HTMLElement, by: number): number {
  const before = divider.previousElementSibling;
  // What stands between the list and the text below it has the height it needs.
  const below = divider.parentElement?.querySelector(":scope > .stack");
  const after = isOfList(divider) ? below : divider.nextElementSibling;
  if (!before || !after) return 0;
  const size = isOfList(divider) ? "height" : "width";
  const least = isOfList(divider) ? LEAST_HEIGHT : LEAST;
  const first = before.getBoundingClientRect()[size];
  const both = first + after.getBoundingClientRect()[size];
  const most = isOfList(divider) ? Math.min(both - least, before.scrollHeight) : both - least;
  const now = Math.min(Math.max(first + by, Math.min(least, first)), Math.max(most, first));
  if (isOfList(divider)) sizes.list = Math.round(now);
  else share(divider.dataset["divider"] === "rules", now / both);
  applyPanes();
  divider.setAttribute("aria-valuenow", String(Math.round((100 * now) / both)));
  return now - first;
}

/** Two neighbours keep their common width; the third pane keeps its own. */
function share(right: boolean, part: number): void {
  const [one, other] = right ? (["rules", "verdict"] as const) : (["events", "rules"] as const);
  const all = { ...standard, ...sizes };
  const both = all[one] + all[other];
  sizes = { ...all, [one]: both * part, [other]: both * (1 - part) };
}

function keep(): void {
  store(KEY, JSON.stringify(sizes));
}

/** Whatever stands there: only sensible numbers are taken. */
function kept(): Sizes {
  const found: Sizes = {};
  try {
    const read: unknown = JSON.parse(stored(KEY) ?? "{}");
    for (const name of ["events", "rules", "verdict", "list"] as const) {
      const size = (read as Record<string, unknown>)[name];
      const most = name === "list" ? 2_000 : 10;
      if (typeof size === "number" && size > 0.05 && size <= most) found[name] = size;
    }
  } catch {
    // Not ours, or spoilt: the standard sizes do.
  }
  return found;
}
