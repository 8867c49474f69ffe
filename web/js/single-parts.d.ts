// What `single.mjs` hands to the scripts of the page in one file.

declare module "eventglass:glue" {
  const start: import("./globals").Glue["default"];
  export default start;
}

declare module "eventglass:wasm" {
  /** The WebAssembly module, in zlib's format. */
  const compressed: Uint8Array<ArrayBuffer>;
  export default compressed;
}

declare module "eventglass:whole" {
  /** The second module, in zlib's format. */
  const compressed: Uint8Array<ArrayBuffer>;
  export default compressed;
}

declare module "eventglass:whole-glue" {
  const start: import("./whole").WholeGlue["default"];
  export default start;
  export const Whole: import("./whole").WholeGlue["Whole"];
}

declare module "eventglass:script" {
  /** The script that holds everything, in zlib's format, as a dense text. */
  const script: string;
  export default script;
}

declare module "eventglass:worker" {
  /** The worker's script, a classic one, in zlib's format. */
  const script: Uint8Array<ArrayBuffer>;
  export default script;
}
