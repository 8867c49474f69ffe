// The built package, for the tests beside this file. EVENTGLASS_PACKAGE names another folder than dist/package.

import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const folder = realpathSync(resolve(root, process.env.EVENTGLASS_PACKAGE || "dist/package"));

/** The package, initialised as its README says. */
export const eventglass = await import(pathToFileURL(join(folder, "eventglass.js")).href);
eventglass.initSync({ module: readFileSync(join(folder, "eventglass_bg.wasm")) });

/** A folder in which the package is installed under its name; it is removed after the test. */
export function project(test) {
  const home = mkdtempSync(join(tmpdir(), "eventglass-"));
  test.after(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, "node_modules"));
  symlinkSync(folder, join(home, "node_modules", "eventglass"), "dir");
  return home;
}

/** An event that `testEventPattern` takes, with these fields in place of its own. */
export function event(fields = {}) {
  return {
    version: "0",
    id: "6d0c1b52-7f0e-4f63-9a55-2f0a1c7b9e01",
    "detail-type": "EC2 Instance State-change Notification",
    source: "aws.ec2",
    account: "111122223333",
    time: "2026-11-20T08:17:05Z",
    region: "ap-northeast-1",
    resources: [],
    detail: { state: "pending" },
    ...fields,
  };
}

/** What is thrown for a pattern, with EventBridge's reason or ours. */
export const invalidPattern = (reason) => ({
  name: "InvalidEventPatternException",
  message: `Event pattern is not valid. Reason: ${reason}`,
});

/** What is thrown for an event. */
export const invalidEvent = { name: "ValidationException", message: "Parameter Event is not valid." };
