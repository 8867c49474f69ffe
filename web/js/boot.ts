// The page's first script: theme, editor, WebAssembly, in the order in which they are needed.
//
// The page and the worker run one WebAssembly module. It is fetched and compiled here, once, and
// left in `eventglassBoot` for the Rust side to hand to the worker.

import { showFailure } from "./failure";
import type { Glue } from "./globals";
import { followTheme } from "./theme";

followTheme();
start().catch(showFailure);

async function start(): Promise<void> {
  const glueUrl = linked("glue");
  const [module, glue] = await Promise.all([
    compile(linked("wasm")),
    import(glueUrl) as Promise<Glue>,
    loadEditor(),
  ]);
  const workerUrl = new URL(WORKER_FILE, import.meta.url).href;
  globalThis.eventglassBoot = { glueUrl, module, workerUrl };
  await glue.default({ module_or_path: module });
}

async function loadEditor(): Promise<void> {
  const { create } = await import("./editor");
  globalThis.eventglassEditor = { create };
}

/** The address that the build wrote into the page's head. */
function linked(name: string): string {
  const link = document.querySelector<HTMLLinkElement>(`link[data-eventglass="${name}"]`);
  if (!link) throw new Error(`the page does not name its ${name}`);
  return link.href;
}

async function compile(url: string): Promise<WebAssembly.Module> {
  // The same mode and credentials as the preload link, or the browser would fetch it twice.
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${new URL(url).pathname}: HTTP status ${response.status}`);
  // Browsers compile while reading only when the server declares the type.
  const streams = response.headers.get("content-type") === "application/wasm";
  if (streams) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
