// What the scripts and the Rust side share by name on `globalThis`.

import type { EditorApi } from "./editor";

/** What `boot.ts` leaves for the Rust side, which starts the worker with it. */
export interface Boot {
  /** The wasm-bindgen glue: the page and the worker import the same file. */
  glueUrl: string;
  /** The compiled module, sent to the worker so that it is fetched and compiled once. */
  module: WebAssembly.Module;
  /** The worker's script, a module. */
  workerUrl: string;
}

/** The default export of the wasm-bindgen glue. */
export interface Glue {
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}

declare global {
  /** The worker's file relative to `boot.js`; written in by the bundler. */
  const WORKER_FILE: string;

  var eventglassBoot: Boot | undefined;
  var eventglassEditor: EditorApi | undefined;
}
