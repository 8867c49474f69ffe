// The journeys on the built site, served with its real headers.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const port = Number(process.env["EVENTGLASS_PORT"] ?? 4173);
/** Of the page whose engine crashes or hangs when a pattern says so. */
const provokedPort = port + 1;
const root = fileURLToPath(new URL("../..", import.meta.url));

/** The browser that is named, else Debian's, else the one that Playwright downloaded. */
const debian = "/usr/bin/chromium";
const chromium = process.env["CHROMIUM"] || (existsSync(debian) ? debian : undefined);

/** Without these Chromium calls its maker; as root it does not start inside its sandbox. */
const flags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

export default defineConfig({
  testDir: "./journeys",
  outputDir: "../../test-results",
  // A test that passes at the second attempt has failed.
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: "en-US",
    timezoneId: "UTC",
    colorScheme: "light",
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: { args: flags, ...(chromium ? { executablePath: chromium } : {}) },
  },
  projects: [
    { name: "page", testIgnore: "restart.spec.ts" },
    {
      name: "provoked",
      testMatch: "restart.spec.ts",
      use: { baseURL: `http://127.0.0.1:${provokedPort}/` },
    },
  ],
  webServer: [serving(port), serving(provokedPort, "--folder target/provoked")],
});

function serving(port: number, options = "") {
  return {
    command: `cargo xtask serve --no-build --no-open --port ${port} ${options}`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 120_000,
  };
}
