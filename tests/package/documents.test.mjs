// What the package says about itself: its files, its README's example, its declarations.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { folder, project, root } from "./package.mjs";

const readme = readFileSync(join(folder, "README.md"), "utf8");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** The code blocks under a heading. */
function blocks(heading) {
  const section = readme.split(/^## /m).find((it) => it.startsWith(`${heading}\n`));
  return [...section.matchAll(/^```\w+\n(.*?)^```$/gms)].map((match) => match[1]);
}

const run = (program, args, cwd) => {
  try {
    return execFileSync(process.execPath, [program, ...args], { cwd, encoding: "utf8" });
  } catch (failure) {
    return assert.fail(`${failure.stdout}${failure.stderr}`);
  }
};

test("the manifest names files that are there", () => {
  assert.equal(manifest.name, "eventglass");
  const named = ["eventglass.js", "eventglass.d.ts", "eventglass_bg.wasm", ...manifest.files];
  for (const file of named) {
    assert.ok(readdirSync(folder).includes(file), file);
  }
});

test("the README's example for Node runs and prints what it says", (context) => {
  const [code, printed] = blocks("In Node");
  const home = project(context);
  writeFileSync(join(home, "example.mjs"), code);
  assert.equal(run("example.mjs", [], home), printed);
});

test("the README's example for browsers holds", async () => {
  const [code] = blocks("In a browser");
  const { matches } = await import("./package.mjs").then(({ eventglass }) => eventglass);
  const call = code.match(/^(matches\(.*\)); \/\/ (true|false)$/m);
  assert.equal(String(Function("matches", `return ${call[1]}`)(matches)), call[2]);
});

test("the declarations say what TypeScript users need", (context) => {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  if (!existsSync(compiler)) {
    context.skip("TypeScript is not installed");
    return;
  }
  const home = project(context);
  writeFileSync(join(home, "package.json"), '{ "type": "module" }');
  writeFileSync(join(home, "consumer.ts"), CONSUMER);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
  run(compiler, [...options, "--types", "", "consumer.ts"], home);
});

const CONSUMER = `
import init, { analyze, initSync, matches, testEventPattern } from "eventglass";
import type {
  AnalyzeInput, Condition, Envelope, EventglassException, Problem, Report, ReportedEvent, Role, Severity, Verdict,
} from "eventglass";

await init();
initSync({ module: new Uint8Array() });

const held: boolean = matches("{}", "{}");
const result: boolean = testEventPattern({ EventPattern: "{}", Event: "{}" }).Result;

const input: AnalyzeInput = { events: "", rules: [{ name: "a", pattern: "{}" }], locale: "en", now: new Date() };
const report: Report = analyze({ ...input, now: Date.now() });
const events: ReportedEvent[] = report.events;
const verdict: Verdict | undefined = report.verdicts[0]?.[0];
for (const condition of verdict?.conditions ?? []) {
  const it: Condition = condition;
  const place: [number, number, number | undefined] = [it.from, it.to, it.branch?.index];
  const arrays: string[] | undefined = it.elements?.map((element) => element.path);
}
const problems: Problem[] = [...report.problems, ...report.rules.flatMap((rule) => rule.problems)];
const worst: boolean = problems.some(({ severity, code }) => severity === "error" && code === "json-syntax");
const source: string | null | undefined = events[0]?.source;
const role: Role | undefined = report.amis[0]?.roles[0];
const malformed: true | undefined = report.amis[0]?.malformed;

function weight(severity: Severity): number {
  switch (severity) {
    case "note": return 0;
    case "warning": return 1;
    case "error": return 2;
  }
}
function said(envelope: Envelope): string {
  switch (envelope) {
    case "event-bridge": return "";
    case "cloud-trail-record":
    case "cloud-trail-file": return "wrapped";
  }
}
try {
  matches("", "");
} catch (error) {
  const name: EventglassException["name"] = (error as EventglassException).name;
}

// @ts-expect-error a pattern is a text
matches({ source: ["a"] }, "{}");
// @ts-expect-error the event is missing
testEventPattern({ EventPattern: "{}" });
// @ts-expect-error rules are a list
analyze({ events: "", rules: {} });
// @ts-expect-error there is no such severity
const fatal: Severity = "fatal";
// @ts-expect-error there is no such code
problems[0]!.code === "no-such-code";
// @ts-expect-error verdicts are lists of lists
report.verdicts[0]!.matches;
`;
