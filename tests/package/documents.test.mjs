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

for (const heading of [
  "In Node",
  "From what was pasted to what arrives",
  "Why it misses, and what mends it",
  "A pattern from events",
]) {
  test(`the README's example "${heading}" runs and prints what it says`, (context) => {
    const [code, printed] = blocks(heading);
    const home = project(context);
    writeFileSync(join(home, "example.mjs"), code);
    assert.equal(run("example.mjs", [], home), printed);
  });
}

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
import init, { analyze, initSync, matches, suggestPattern, testEventPattern } from "eventglass";
import type {
  AnalyzeInput, Condition, Diagnosis, Edit, Envelope, EventglassException, ImageState, InputTransformer, Leftover,
  Lifecycle, LossCode, MistakeCode, Output, Problem, Remedy, Repair, RepairKind, Report, ReportedEvent, Role, RuleInput,
  SearchedOperator, Severity, StepKind, SuggestPatternOutput, TextSide, Verdict,
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

const inputTransformer: InputTransformer = { inputPathsMap: { id: "$.id" }, inputTemplate: "<id>" };
const given: RuleInput[] = [
  { name: "path", pattern: "{}", target: { inputPath: "$" } },
  { name: "template", pattern: "{}", target: { inputTransformer } },
  { name: "bare", pattern: "{}", target: { inputTransformer: { inputTemplate: "1" } } },
];
const refuse: readonly RepairKind[] = ["trailing-comma"];
analyze({ events: "", rules: given, refuse });
const output: Output | undefined = verdict?.output;
if (output && "lost" in output) {
  const [code, message]: [LossCode, string] = [output.lost, output.message];
} else if (output) {
  const payload: string = output.delivered;
}
const chains: Envelope[][] = events.map((event) => event.chain);
const repairs: Repair[] = [...report.repairs, ...events.flatMap((event) => event.repairs)];
const repaired: [RepairKind, string, number, number][] =
  repairs.map(({ kind, replacement, from, to }) => [kind, replacement, from, to]);
const life: Lifecycle | undefined = report.lifecycles[0];
const state: ImageState | undefined = life?.state;
const kinds: StepKind[] | undefined = life?.steps.map((step) => step.kind);
const left: Leftover | undefined = report.leftovers.rows[0];
const running: number | null | undefined = left?.runningMs;

analyze({ events: "", rules: [], diagnose: false });
const diagnosis: Diagnosis | undefined = verdict?.diagnoses[0];
const mistake: MistakeCode | undefined = diagnosis?.code;
const best: Remedy | null | undefined = diagnosis?.remedy;
const edits: Edit[] = diagnosis?.remedies.flatMap((remedy) => remedy.edits) ?? [];
const side: TextSide | undefined = best?.side;
const then: [boolean, number, number, number] | undefined =
  best ? [best.result.matches, best.result.errors, best.result.others, best.result.asked] : undefined;
const comesTo: [string | undefined, string | undefined, number | undefined] =
  [verdict?.summary, diagnosis?.inexpressible, report.undiagnosed];
const suggested: SuggestPatternOutput = suggestPattern({ match: [""], avoid: [""], locale: "ja" });
if ("pattern" in suggested) {
  matches(suggested.pattern, "{}");
} else {
  const operators: SearchedOperator[] = suggested.searched.operators;
  const told: [string, [number, number] | undefined, boolean] =
    [suggested.none, suggested.same, suggested.searched.complete];
}

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
    case "base64": return "packed";
    default: return "wrapped";
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
// @ts-expect-error a target has one of the two
analyze({ events: "", rules: [{ name: "", pattern: "", target: { inputPath: "$", inputTransformer } }] });
// @ts-expect-error there is no such repair
analyze({ events: "", rules: [], refuse: ["spelling"] });
// @ts-expect-error there is no such severity
const fatal: Severity = "fatal";
// @ts-expect-error there is no such code
problems[0]!.code === "no-such-code";
// @ts-expect-error there is no such mistake
diagnosis!.code === "no-such-mistake";
// @ts-expect-error texts are a list
suggestPattern({ match: "{}" });
// @ts-expect-error verdicts are lists of lists
report.verdicts[0]!.matches;
`;
