// The pictures of the page: the same browser and server.

import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

export default defineConfig({
  ...base,
  projects: [{ name: "pictures" }],
  // Nothing is provoked here.
  webServer: [base.webServer ?? []].flat().slice(0, 1),
  testDir: ".",
  testMatch: "pictures.ts",
  use: {
    ...base.use,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 2,
    contextOptions: { reducedMotion: "reduce" },
  },
});
