// Writes `eventglass.html`, the whole page in one file, into the site that Trunk has built.
//
// It works from a disk and in a sandboxed frame. What it needs is taken from the built site, so
// that both forms of the page are one build: `node web/js/single.mjs dist`.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";
import { dense } from "./dense.mjs";
import { common } from "./options.mjs";
import { inlined } from "./single-html.mjs";

const [site] = process.argv.slice(2).map((folder) => resolve(folder));
if (!site) throw new Error("name the folder of the built site");

const page = await readFile(resolve(site, "index.html"), "utf8");
const html = await inlined(page, {
  read: (address) => readFile(resolve(site, address)),
  /** The page's last script, made from the files that the site preloads, and the one that it brings. */
  bundle: ({ glue, wasm }) => bundle(resolve(site, glue), resolve(site, wasm)),
});
await writeFile(resolve(site, "eventglass.html"), html);

async function bundle(glue, wasm) {
  const wholeGlue = await asset(/^whole-.*\.js$/);
  const worker = deflated(await classic("single-worker.ts", { glue, wholeGlue }));
  const whole = deflated(await readFile(await asset(/^whole-.*\.wasm$/)));
  const parts = { glue, wholeGlue, worker, wasm: deflated(await readFile(wasm)), whole };
  const brought = await classic("single.ts", parts);
  return { last: await classic("single-first.ts", { script: dense(deflated(brought)) }), brought };
}

/** A hashed file that only the scripts name. */
async function asset(name) {
  const folder = resolve(site, "assets");
  const found = (await readdir(folder)).filter((file) => name.test(file));
  if (found.length !== 1) throw new Error(`the site has ${found.length} files like ${name}, not one`);
  return resolve(folder, found[0]);
}

function deflated(bytes) {
  return deflateSync(bytes, { level: 9 });
}

/** A bundle that is one classic script, as text. */
async function classic(entry, parts) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [entry],
    format: "iife",
    write: false,
    plugins: [providing(parts)],
    // The glue looks beside itself for a module only when it is given none.
    define: { "import.meta.url": "undefined" },
  });
  return outputFiles[0].text;
}

/** Answers the imports that begin with `eventglass:`. */
function providing({ glue, wholeGlue, wasm, whole, worker, script }) {
  return {
    name: "parts",
    setup(build) {
      const namespace = "part";
      build.onResolve({ filter: /^eventglass:glue$/ }, () => ({ path: glue }));
      build.onResolve({ filter: /^eventglass:whole-glue$/ }, () => ({ path: wholeGlue }));
      build.onResolve({ filter: /^eventglass:(wasm|whole|worker|script)$/ }, ({ path }) => ({ path, namespace }));
      build.onLoad({ filter: /:script$/, namespace }, () => ({ contents: script, loader: "text" }));
      build.onLoad({ filter: /:wasm$/, namespace }, () => ({ contents: wasm, loader: "binary" }));
      build.onLoad({ filter: /:whole$/, namespace }, () => ({ contents: whole, loader: "binary" }));
      build.onLoad({ filter: /:worker$/, namespace }, () => ({ contents: worker, loader: "binary" }));
    },
  };
}
