// What every form of the worker does: starts the page's own WebAssembly module in the worker.
//
// The first message is what `eventglassBoot` holds. The Rust `main` notices where it runs and
// installs its `onmessage`; what arrived before that is held here and sent on in order.

import type { Boot, Glue } from "./globals";
import { offerWhole, type WholeGlue } from "./whole";

// The compiler checks these scripts against the page's library, which has no worker scope.
const scope = globalThis as unknown as EventTarget & { postMessage(message: unknown): void };

const held: MessageEvent[] = [];

/** Waits for the first message and starts the module that it brings. */
export function serve(
  load: (boot: Boot) => Promise<Glue>,
  loadWhole: (boot: Boot) => Promise<WholeGlue>,
): void {
  const begin = (event: MessageEvent<Boot>): void => {
    event.stopImmediatePropagation();
    scope.addEventListener("message", hold as EventListener);
    offerWhole(event.data, loadWhole);
    init(load, event.data).then(release, fail);
  };
  scope.addEventListener("message", begin as EventListener, { once: true });
}

function hold(event: MessageEvent): void {
  // The Rust handler may be in place already; it must not see this message twice.
  event.stopImmediatePropagation();
  held.push(event);
}

async function init(load: (boot: Boot) => Promise<Glue>, boot: Boot): Promise<void> {
  const glue = await load(boot);
  await glue.default({ module_or_path: boot.module });
}

function release(): void {
  scope.removeEventListener("message", hold as EventListener);
  for (const { data, ports } of held.splice(0)) {
    scope.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
  }
}

function fail(reason: unknown): void {
  scope.postMessage({
    kind: "failed",
    message: reason instanceof Error ? reason.message : String(reason),
  });
}
