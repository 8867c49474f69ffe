// The script of `eventglass.html`, the page in one file, which holds all the others; `single-first.ts`
// unpacks it.
//
// It is a classic script and asks for no address: a page opened from a disk, or in a frame of no
// origin, may import no module, fetch nothing and start no worker from a file.

import * as glue from "eventglass:glue";
import compressed from "eventglass:wasm";
import whole from "eventglass:whole";
import * as wholeGlue from "eventglass:whole-glue";
import worker from "eventglass:worker";
import { create } from "./editor";
import type { Boot } from "./globals";
import { start } from "./start";
import { inflated, unpacked } from "./whole";

start(async () => {
  const script = new Blob([await unpacked(worker)], { type: "text/javascript" });
  const workerUrl = URL.createObjectURL(script);
  // Compiled off the page's thread: some browsers refuse to compile this much on it.
  const boot: Boot = { module: await inflated(compressed), whole, workerType: "classic", workerUrl };
  return { boot, editor: { create }, glue, whole: async () => wholeGlue };
});
