// The documents' pictures of the page: the same browser and server, written to `docs/images/`.

import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

export default defineConfig({
  ...base,
  testDir: ".",
  testMatch: "pictures.ts",
  use: {
    ...base.use,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 2,
    contextOptions: { reducedMotion: "reduce" },
  },
});
