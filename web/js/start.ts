// What every form of the page does at its start: its parts, then the Rust side. Theme and language
// were chosen before, in `early.ts`.

import type { EditorApi } from "./editor";
import { showFailure } from "./failure";
import type { Boot, Glue } from "./globals";
import * as page from "./page";
import { watchDividers } from "./panes";
import { offerWhole, type WholeGlue } from "./whole";

/** What the Rust side needs before it runs. */
export interface Parts {
  boot: Boot;
  editor: EditorApi;
  glue: Glue;
  /** Brings the second module's glue, when it is needed. */
  whole: () => Promise<WholeGlue>;
}

/** Starts the page with its parts, or shows why it cannot start. */
export function start(load: () => Promise<Parts>): void {
  watchDividers();
  run(load).catch(showFailure);
}

async function run(load: () => Promise<Parts>): Promise<void> {
  const { boot, editor, glue, whole } = await load();
  offerWhole(boot, whole);
  globalThis.eventglassBoot = boot;
  globalThis.eventglassEditor = editor;
  globalThis.eventglassPage = page;
  await glue.default({ module_or_path: boot.module });
}
