// What the Rust side asks of the browser besides drawing. No function throws: what a browser
// refuses, or a frame without an origin has not, is an answer like any other.

/** Finds an element, puts the keyboard's focus on it, scrolls it into view. */
function element(id: string): HTMLElement | null {
  return document.getElementById(id);
}

export function focus(id: string): void {
  element(id)?.focus();
}

/** Gives the focus to the panes where what had it is gone, so that the keyboard goes on from there. */
export function keepFocus(): void {
  if (document.activeElement === document.body) element("main")?.focus({ preventScroll: true });
}

export function show(id: string): void {
  element(id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function showPopover(id: string): void {
  element(id)?.showPopover();
}

export function hidePopover(id: string): void {
  element(id)?.hidePopover();
}

/** Puts a text on the clipboard; false where the browser does not allow it. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

/** The older way, for pages from a disk and for frames. */
function copiedByHand(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr";
  // Inside an open popover, or the field could not have the focus.
  const active = document.activeElement;
  (active?.parentElement ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (active instanceof HTMLElement) active.focus();
  return done;
}

/** The text as raw deflate in base64url; undefined where the browser has no compression. */
export async function deflate(text: string): Promise<string | undefined> {
  try {
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return await base64url(await new Response(packed).blob());
  } catch {
    return undefined;
  }
}

function base64url(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => {
      // Behind the comma of `data:…;base64,`.
      const base64 = String(reader.result).replace(/^[^,]*,?/, "");
      resolve(base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""));
    };
    reader.readAsDataURL(blob);
  });
}

/** Offers a text as a file to keep. */
export function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // The browser has its own hold on the content once the click is done.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/** What was kept under a name. */
export function stored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text, or forgets it: "done", "full" or "blocked". */
export function store(key: string, text: string | undefined): string {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return "done";
  } catch (reason) {
    const full = reason instanceof DOMException && reason.name === "QuotaExceededError";
    return full ? "full" : "blocked";
  }
}

/** The fragment of the address, with its `#`; empty where there is none. */
export function fragment(): string {
  return location.hash;
}

/** The address without fragment and language: whoever opens a link has their own. */
export function address(): string {
  const url = new URL(location.href);
  url.hash = "";
  url.searchParams.delete("lang");
  return url.href;
}

/** Takes the fragment out of the address; the page stays. */
export function dropFragment(): void {
  const url = new URL(location.href);
  url.hash = "";
  replaceAddress(url);
}

/** The language and title of the document; where a person chose it, also remembered. */
export function speak(language: string, title: string, chosen: boolean): void {
  document.documentElement.lang = language;
  document.title = title;
  if (!chosen) return;
  store("eventglass.language", language);
  const url = new URL(location.href);
  url.searchParams.set("lang", language);
  replaceAddress(url);
}

function replaceAddress(url: URL): void {
  try {
    history.replaceState(history.state, "", url);
  } catch {
    // A frame without an origin has no address of its own to change.
  }
}

/** The other theme; remembered where the browser allows that. */
export function switchTheme(): void {
  const root = document.documentElement;
  const theme = root.dataset["theme"] === "dark" ? "light" : "dark";
  root.dataset["theme"] = theme;
  store("eventglass.theme", theme);
}

/** Whether files are being dragged over the page. */
export function markDragging(dragging: boolean): void {
  document.documentElement.toggleAttribute("data-dragging", dragging);
}
