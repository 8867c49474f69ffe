// Starts the page's second WebAssembly module, when the engine first needs it: in the worker, or in
// the page where there is none.

import type { Boot } from "./globals";

/** The wasm-bindgen glue of `crates/whole`. */
export interface WholeGlue {
  default(options: { module_or_path: string | WebAssembly.Module }): Promise<unknown>;
  Whole: new () => unknown;
}

/** Lets the Rust side ask for the module. */
export function offerWhole(boot: Boot, load: (boot: Boot) => Promise<WholeGlue>): void {
  globalThis.eventglassWhole = async () => {
    const glue = await load(boot);
    await glue.default({ module_or_path: await moduleOf(boot) });
    return new glue.Whole();
  };
}

function moduleOf({ whole }: Boot): Promise<WebAssembly.Module> | string {
  return typeof whole === "string" ? whole : inflated(whole);
}

/** Compiles a module that is kept in zlib's format. */
export async function inflated(compressed: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await unpacked(compressed));
}

/** What is kept in zlib's format. */
export function unpacked(compressed: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const bytes = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(bytes).arrayBuffer();
}
