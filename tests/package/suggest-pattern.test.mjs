// suggestPattern: patterns that tell events apart, and the word that there is none.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";

import { event, eventglass, invalidEvent } from "./package.mjs";

const { analyze, matches, suggestPattern, testEventPattern } = eventglass;

const state = (state, more = {}) => JSON.stringify(event({ detail: { state, ...more } }));
const [running, stopped, pending] = ["running", "stopped", "pending"].map((name) => state(name));

describe("a pattern is found", () => {
  test("that is the smallest, and says nothing else", () => {
    const found = suggestPattern({ match: [running], avoid: [stopped, pending] });
    assert.deepEqual(Object.keys(found), ["pattern"]);
    assert.deepEqual(JSON.parse(found.pattern), { detail: { state: ["running"] } });
  });

  test("that does what was asked, in the service's eyes too", () => {
    const match = [state("running", { cpu: 2 }), state("running", { cpu: 4, spot: true })];
    const avoid = [state("running", { cpu: 2, spot: false }), state("stopped", { cpu: 2 }), state("😀")];
    const { pattern } = suggestPattern({ match, avoid });
    const verdicts = (texts) => texts.map((Event) => testEventPattern({ EventPattern: pattern, Event }).Result);
    assert.deepEqual([verdicts(match), verdicts(avoid)], [[true, true], [false, false, false]]);
  });

  test("for one event, of what tells its kind and no id", () => {
    for (const avoid of [[], undefined]) {
      const { pattern } = suggestPattern({ match: [running], avoid });
      assert.ok(matches(pattern, running));
      assert.deepEqual(JSON.parse(pattern).source, ["aws.ec2"]);
      assert.ok(!pattern.includes(event().id) && !pattern.includes(event().time), pattern);
    }
  });

  test("for several events, of what they share", () => {
    const { pattern } = suggestPattern({ match: [running, stopped], avoid: [] });
    assert.ok(matches(pattern, running) && matches(pattern, stopped));
  });

  test("from texts that are wrapped, packed, broken or hold several events", () => {
    const inSns = JSON.stringify({ Type: "Notification", Message: running });
    const packed = gzipSync(stopped).toString("base64");
    const broken = `$ cat event.json\n${pending.slice(0, -1)},}`;
    const { pattern } = suggestPattern({ match: [inSns], avoid: [packed, `${broken}\n${state("😀")}`] });
    assert.ok(matches(pattern, running));
    for (const given of [stopped, pending, state("😀")]) assert.ok(!matches(pattern, given), pattern);
    const report = analyze({ events: inSns, rules: [{ name: "found", pattern }] });
    assert.equal(report.verdicts[0][0].matches, true);
  });
});

describe("no pattern is found", () => {
  test("for events that are the same", () => {
    const { none, searched, same } = suggestPattern({ match: [stopped, running], avoid: [pending, running] });
    assert.match(none, /^No pattern tells them apart: .*\.$/);
    assert.deepEqual(same, [1, 1]);
    assert.equal(searched.complete, true);
  });

  test("where every combination fails, and it is said what was searched", () => {
    const [a, b, c, d] = [[1, 2], [2, 1], [1, 1], [2, 2]].map(([a, b]) => JSON.stringify({ a, b }));
    const answer = suggestPattern({ match: [a, b], avoid: [c, d] });
    assert.equal(answer.none, "No pattern tells them apart.");
    assert.ok(!("same" in answer) && !("pattern" in answer));
    const { fields, operators, conditions, tried, complete } = answer.searched;
    assert.deepEqual([fields, conditions, complete, typeof tried], [2, 4, true, "number"]);
    assert.ok(tried > 0 && operators.includes("exact") && operators.includes("anything-but"));
  });

  test("where nothing is to be matched", () => {
    assert.equal(suggestPattern({ match: [], avoid: [running] }).none, "There is no event to match.");
  });

  test("in Japanese", () => {
    const { none } = suggestPattern({ match: [running], avoid: [running], locale: "ja-JP" });
    assert.match(none, /^区別できるパターンはありません。/);
  });
});

describe("a text without an event", () => {
  for (const text of ["", "nothing", "[]", "{", '{"a": tru}', `${running} {"a": tru}`]) {
    test(`${text.slice(0, 12)} (${text.length}) is refused on either side`, () => {
      assert.throws(() => suggestPattern({ match: [text], avoid: [] }), invalidEvent);
      assert.throws(() => suggestPattern({ match: [running, text] }), invalidEvent);
      assert.throws(() => suggestPattern({ match: [running], avoid: [text] }), invalidEvent);
    });
  }
});
