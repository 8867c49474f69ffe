// The benchmark of the page: the same browser and server, one page at a time and nothing beside it.

import { defineConfig } from "@playwright/test";
import base from "./playwright.config.ts";

export default defineConfig({
  ...base,
  projects: [{ name: "bench" }],
  // Nothing is provoked here.
  webServer: [base.webServer ?? []].flat().slice(0, 1),
  testDir: ".",
  testMatch: "bench.ts",
  workers: 1,
  timeout: 180_000,
  use: { ...base.use, viewport: { width: 1440, height: 900 } },
});
