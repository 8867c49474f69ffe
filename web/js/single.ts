// The first script of `eventglass.html`, the page in one file, which holds all the others.
//
// It is a classic script and asks for no address: a page opened from a disk, or in a frame of no
// origin, may import no module, fetch nothing and start no worker from a file.

import * as glue from "eventglass:glue";
import compressed from "eventglass:wasm";
import worker from "eventglass:worker";
import { create } from "./editor";
import { start } from "./start";

start(async () => {
  const script = new Blob([worker], { type: "text/javascript" });
  const workerUrl = URL.createObjectURL(script);
  return { boot: { module: await compile(), workerType: "classic", workerUrl }, editor: { create }, glue };
});

/** Off the page's thread: some browsers refuse to compile this much on it. */
async function compile(): Promise<WebAssembly.Module> {
  const bytes = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return WebAssembly.compile(await new Response(bytes).arrayBuffer());
}
