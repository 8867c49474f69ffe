// Bundles the page's scripts into `target/web/`, where Trunk picks them up.
//
// Every file but `boot.js` carries a hash in its name, and `boot.js` gets one from Trunk. It names
// the others, so a page can never meet a script of another build.

import { rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../target/web");

const common = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

await rm(out, { recursive: true, force: true });

const worker = await build({
  ...common,
  entryPoints: ["worker.ts"],
  entryNames: "assets/[name]-[hash]",
  metafile: true,
});
const [workerFile] = Object.keys(worker.metafile.outputs);

// Splitting turns the dynamic import of the editor into a hashed file of its own, fetched while
// the WebAssembly is still compiling.
await build({
  ...common,
  entryPoints: ["boot.ts"],
  splitting: true,
  chunkNames: "assets/[name]-[hash]",
  define: { WORKER_FILE: JSON.stringify(`./assets/${basename(workerFile)}`) },
});
