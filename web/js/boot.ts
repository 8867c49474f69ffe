// The served page's first script: editor, glue and WebAssembly, fetched side by side.
//
// The page and the worker run one WebAssembly module. It is fetched and compiled here, once, and
// left in `eventglassBoot` for the Rust side to hand to the worker.

import type { Boot, Glue } from "./globals";
import { start } from "./start";
import type { WholeGlue } from "./whole";

start(async () => {
  const glueUrl = linked("glue");
  const [module, glue, { create }] = await Promise.all([
    compile(linked("wasm")),
    import(glueUrl) as Promise<Glue>,
    import("./editor"),
  ]);
  const boot: Boot = {
    glueUrl,
    module,
    whole: beside(WHOLE_FILE),
    wholeGlueUrl: beside(WHOLE_GLUE_FILE),
    workerType: "module",
    workerUrl: beside(WORKER_FILE),
  };
  const whole = () => import(beside(WHOLE_GLUE_FILE)) as Promise<WholeGlue>;
  return { boot, editor: { create }, glue, whole };
});

/** The address of a file that the bundler named. */
function beside(file: string): string {
  return new URL(file, import.meta.url).href;
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
