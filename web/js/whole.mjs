// Builds the page's second WebAssembly module, `crates/whole`, into the folder of hashed scripts.
//
// Trunk makes one module for the page; this one is loaded by the engine when it is first needed, so
// it is built the same way beside it, before `bundle.mjs` writes its names into the page's scripts.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { common, here } from "./options.mjs";

const root = join(here, "../..");
const work = join(root, "target/whole");
const quick = process.env.TRUNK_PROFILE === "debug";
const profile = quick ? "dev" : "wasm";

/** As for the page's module: see `index.html`. */
const optimise = [
  ..."--flatten --rereloop -Oz --converge --one-caller-inline-max-function-size=0".split(" "),
  ..."--low-memory-unused --reorder-functions-by-name".split(" "),
  ..."--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext".split(" "),
  ..."--enable-mutable-globals --enable-reference-types --enable-multivalue".split(" "),
];

/** The names of the two files, glue and module, in the folder `out`. */
export async function wholeModule(out) {
  compile();
  await mkdir(out, { recursive: true });
  const wasm = await optimised();
  const glue = await build({
    ...common,
    entryPoints: [join(work, "whole.js")],
    format: "esm",
    outdir: out,
    entryNames: "[name]-[hash]",
    metafile: true,
  });
  const [glueFile] = Object.keys(glue.metafile.outputs);
  const wasmFile = `whole-${hash(wasm).slice(0, 16)}.wasm`;
  await writeFile(join(out, wasmFile), wasm);
  return { glue: glueFile.split("/").at(-1), wasm: wasmFile };
}

function compile() {
  const cargo = "build --quiet --locked --package eventglass-whole --target wasm32-unknown-unknown";
  run("cargo", [...cargo.split(" "), "--profile", profile]);
  const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
  const folder = join(target, "wasm32-unknown-unknown", quick ? "debug" : profile);
  const bindgen = "--target web --no-typescript --out-name whole --out-dir".split(" ");
  run("wasm-bindgen", [...bindgen, work, join(folder, "eventglass_whole.wasm")]);
}

/** Optimising takes longest, and most builds change nothing here. */
async function optimised() {
  const made = await readFile(join(work, "whole_bg.wasm"));
  if (quick) return made;
  const kept = join(work, `${hash(Buffer.concat([made, Buffer.from(optimise.join())]))}.wasm`);
  const known = await readFile(kept).catch(() => undefined);
  if (known) return known;
  run("wasm-opt", [...optimise, join(work, "whole_bg.wasm"), "-o", kept]);
  return readFile(kept);
}

function run(program, words) {
  execFileSync(program, words, { cwd: root, stdio: "inherit" });
}

function hash(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
