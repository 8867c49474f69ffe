// The worker's script: starts the page's own WebAssembly module in the worker.
//
// The first message is `{ glueUrl, module }`. The Rust `main` notices where it runs and installs
// its `onmessage`; what arrived before that is held here and sent on in order.

import type { Glue } from "./globals";

interface Start {
  glueUrl: string;
  module: WebAssembly.Module;
}

// The compiler checks these scripts against the page's library, which has no worker scope.
const scope = globalThis as unknown as EventTarget & { postMessage(message: unknown): void };
const held: MessageEvent[] = [];

scope.addEventListener("message", begin as EventListener, { once: true });

function begin(event: MessageEvent<Start>): void {
  event.stopImmediatePropagation();
  scope.addEventListener("message", hold as EventListener);
  init(event.data).then(release, fail);
}

function hold(event: MessageEvent): void {
  // The Rust handler may be in place already; it must not see this message twice.
  event.stopImmediatePropagation();
  held.push(event);
}

async function init({ glueUrl, module }: Start): Promise<void> {
  const glue = (await import(glueUrl)) as Glue;
  await glue.default({ module_or_path: module });
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
