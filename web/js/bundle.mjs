// Bundles the page's scripts into `target/web/`, where Trunk picks them up.
//
// `early.js` and `boot.js` get the hash in their name from Trunk, the others here. `boot.js` names
// them, so a page can never meet a script of another build.

import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { common, here } from "./options.mjs";
import { wholeModule } from "./whole.mjs";

const out = join(here, "../../target/web");
const modules = { ...common, outdir: out, format: "esm" };

await rm(out, { recursive: true, force: true });

const whole = await wholeModule(join(out, "assets"));

await build({ ...common, outdir: out, format: "iife", entryPoints: ["early.ts"] });

const worker = await build({
  ...modules,
  entryPoints: ["worker.ts"],
  entryNames: "assets/[name]-[hash]",
  metafile: true,
});
const [workerFile] = Object.keys(worker.metafile.outputs);

// Splitting turns the dynamic import of the editor into a hashed file of its own, fetched while
// the WebAssembly is still compiling.
await build({
  ...modules,
  entryPoints: ["boot.ts"],
  splitting: true,
  chunkNames: "assets/[name]-[hash]",
  define: {
    WORKER_FILE: asset(basename(workerFile)),
    WHOLE_FILE: asset(whole.wasm),
    WHOLE_GLUE_FILE: asset(whole.glue),
  },
});

/** The address of a hashed file, as a literal of the script that names it. */
function asset(file) {
  return JSON.stringify(`./assets/${file}`);
}
