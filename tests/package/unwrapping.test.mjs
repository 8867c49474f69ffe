// analyze: texts that are wrapped or broken, and what was done to read them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";

import { event, eventglass } from "./package.mjs";

const { analyze } = eventglass;

const inner = JSON.stringify(event());
const base64 = (text) => Buffer.from(text).toString("base64");
const inSns = (text) => JSON.stringify({ Type: "Notification", MessageId: "1", Message: text });
const inSqs = (text) => JSON.stringify({ Records: [{ messageId: "1", eventSource: "aws:sqs", body: text }] });
const record = { eventVersion: "1.11", eventSource: "ec2.amazonaws.com", eventName: "CreateImage", eventID: "1" };

describe("the chain of an event", () => {
  for (const [text, chain] of [
    [inner, ["event-bridge"]],
    [JSON.stringify(record), ["cloud-trail-record"]],
    [JSON.stringify({ Records: [record] }), ["cloud-trail-file"]],
    [inSns(inner), ["sns-notification", "event-bridge"]],
    [inSqs(inSns(inner)), ["sqs-lambda", "sns-notification", "event-bridge"]],
    [inSqs(inSns(JSON.stringify(record))), ["sqs-lambda", "sns-notification", "cloud-trail-record"]],
    [base64(gzipSync(inner)), ["base64", "event-bridge"]],
  ]) {
    test(chain.join(" > "), () => {
      const report = analyze({ events: text, rules: [] });
      assert.deepEqual(report.events.map((it) => it.chain), [chain]);
      assert.equal(report.events[0].envelope, chain[0]);
      const wrapped = chain.at(-1) === "cloud-trail-record" || chain.at(-1) === "cloud-trail-file";
      assert.equal(JSON.parse(report.events[0].body).source, "aws.ec2");
      assert.equal(report.events[0].name, wrapped ? "CreateImage" : event()["detail-type"]);
      assert.deepEqual([report.repairs, report.problems], [[], []]);
    });
  }

  test("what is no event is named for what it is", () => {
    const events = JSON.stringify({ Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3: {} }] });
    const report = analyze({ events, rules: [] });
    assert.deepEqual(report.events, []);
    assert.deepEqual(report.problems.map(({ code }) => code), ["s3-notification"]);
  });
});

describe("repairs", () => {
  const text = '$ cat 日本.json\n{"source": “a”, "detail": {"n": [1, 2,], "é😀": …}}\n{"b": 1}';
  const of = (list) => list.map(({ kind, from, to, replacement }) => [kind, text.slice(from, to), replacement]);
  const own = [
    ["typographic-quotes", "“a”", '"a"'],
    ["trailing-comma", ",", ""],
    ["elision", "…", "null"],
  ];

  test("stand with their event and in the report", () => {
    const report = analyze({ events: text, rules: [{ name: "a", pattern: '{"detail": {"n": [2]}}' }] });
    assert.deepEqual(report.events.map(({ repairs }) => of(repairs)), [own, []]);
    const [prompt, ...rest] = of(report.repairs);
    assert.equal(prompt[0], "prompt");
    assert.match(prompt[1], /^\$ cat 日本\.json/);
    assert.deepEqual(rest, own);
    assert.deepEqual(report.verdicts.flat().map(({ matches }) => matches), [true, false]);
    assert.deepEqual(report.problems, []);
    assert.deepEqual(report.events[0].problems.filter(({ severity }) => severity === "error"), []);
  });

  test("applied to the text give a text that needs none", () => {
    let repaired = "";
    let end = 0;
    for (const { from, to, replacement } of analyze({ events: text, rules: [] }).repairs) {
      repaired += text.slice(end, from) + replacement;
      end = to;
    }
    repaired += text.slice(end);
    const report = analyze({ events: repaired, rules: [] });
    assert.deepEqual(report.repairs, []);
    assert.deepEqual(report.events.map(({ body }) => JSON.parse(body)), [
      { source: "a", detail: { n: [1, 2], "é😀": null } },
      { b: 1 },
    ]);
  });

  test("that are refused are problems again", () => {
    const events = '{"source": "a",}';
    assert.deepEqual(analyze({ events, rules: [] }).events[0].problems.filter(({ code }) => code === "json-syntax"), []);
    const report = analyze({ events, rules: [], refuse: ["trailing-comma"] });
    assert.deepEqual([report.repairs, report.events[0].repairs], [[], []]);
    const problems = report.events[0].problems.filter(({ code }) => code === "json-syntax");
    assert.deepEqual(problems.map(({ severity }) => severity), ["error"]);
  });

  test("are not made in good JSON", () => {
    for (const events of ['{"a": "“…”, // 省略"}', "", "nothing to see"]) {
      assert.deepEqual(analyze({ events, rules: [] }).repairs, []);
    }
  });
});
