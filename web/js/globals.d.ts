// What the scripts and the Rust side share by name on `globalThis`.

import type { EditorApi } from "./editor";

/**
 * What the page's first script leaves for the Rust side, which starts the worker with it. The whole
 * object is the worker's first message, so all of it can be cloned.
 */
export interface Boot {
  /** The wasm-bindgen glue, which page and worker import; absent where the worker brings it along. */
  glueUrl?: string;
  /** The second module: its address, or itself in zlib's format. */
  whole: string | Uint8Array<ArrayBuffer>;
  /** The glue of the second module; absent where it is brought along. */
  wholeGlueUrl?: string;
  /** The compiled module, sent to the worker so that it is fetched and compiled once. */
  module: WebAssembly.Module;
  /** What kind of script the worker's is. */
  workerType: "classic" | "module";
  /** The worker's script. */
  workerUrl: string;
}

/** The wasm-bindgen glue. */
export interface Glue {
  default(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
}

declare global {
  /** The worker's file relative to `boot.js`; written in by the bundler. */
  const WORKER_FILE: string;
  /** The second module's files relative to `boot.js`; written in by the bundler. */
  const WHOLE_GLUE_FILE: string;
  const WHOLE_FILE: string;

  var eventglassBoot: Boot | undefined;
  /** Starts the second module. */
  var eventglassWhole: (() => Promise<unknown>) | undefined;
  var eventglassPage: typeof import("./page") | undefined;
  var eventglassEditor: EditorApi | undefined;
}
