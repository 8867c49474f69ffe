// analyze: the mistakes behind verdicts, and what their remedies do.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { eventglass } from "./package.mjs";

const { analyze } = eventglass;

const emoji = "😀é日本";
const event = (detail) => JSON.stringify({ source: "a", "detail-type": "b", detail });
const asked = (events, pattern, more = {}) => analyze({ events, rules: [{ name: "rule", pattern }], ...more });
const underlined = (text, { from, to }) => text.slice(from, to);

/** The text that a remedy makes. */
const applied = (text, edits) => {
  let [made, end] = ["", 0];
  for (const { from, to, replacement } of edits) {
    assert.ok(from >= end && to >= from, "edits are in order and apart");
    made += text.slice(end, from) + replacement;
    end = to;
  }
  return made + text.slice(end);
};

describe("a diagnosis", () => {
  const pattern = `{"detail": {"${emoji}": ["${emoji}"], "evnetName": ["${emoji}"]}}`;
  const given = event({ [emoji]: emoji, eventName: emoji });

  test("names the mistake and its places, in UTF-16 units of both texts", () => {
    const report = asked(given, pattern);
    const [{ matches, diagnoses }] = report.verdicts[0];
    assert.deepEqual([matches, diagnoses[0].code], [false, "typo-field"]);
    const texts = { pattern, event: report.events[0].body };
    const places = diagnoses[0].places.map((place) => [place.side, underlined(texts[place.side], place)]);
    assert.deepEqual(places, [["pattern", '"evnetName"'], ["event", '"eventName"']]);
    assert.ok(diagnoses[0].text.includes("`evnetName`") && diagnoses[0].text.includes("`eventName`"));
  });

  test("places what it says of an event that was unwrapped in its body", () => {
    const wrapped = JSON.stringify({ Type: "Notification", Message: given });
    const report = asked(`${emoji} ${wrapped}`, pattern);
    const place = report.verdicts[0][0].diagnoses[0].places.find(({ side }) => side === "event");
    assert.equal(underlined(report.events[0].body, place), '"eventName"');
  });

  test("has edits right behind an emoji that leave the rest as it was", () => {
    const { remedy } = asked(given, pattern).verdicts[0][0].diagnoses[0];
    assert.deepEqual(remedy.edits.map((edit) => [underlined(pattern, edit), edit.replacement]), [["evnetName", "eventName"]]);
    assert.equal(applied(pattern, remedy.edits), pattern.replace("evnetName", "eventName"));
  });

  test("says the same in Japanese, with the same edits", () => {
    const [english, japanese] = ["en", "ja-JP"].map((locale) => asked(given, pattern, { locale }).verdicts[0][0]);
    assert.deepEqual(japanese.diagnoses[0].remedy.edits, english.diagnoses[0].remedy.edits);
    assert.equal(japanese.diagnoses[0].code, "typo-field");
    assert.equal(japanese.diagnoses[0].title, "フィールド名のつづり間違い");
    assert.match(japanese.diagnoses[0].text, /`evnetName`.*。$/);
    assert.match(japanese.diagnoses[0].remedy.label, /に変更$/);
  });

  test("has all its keys, and no others", () => {
    const { diagnoses } = asked(given, pattern).verdicts[0][0];
    assert.deepEqual(Object.keys(diagnoses[0]), ["code", "title", "text", "places", "remedy", "remedies"]);
    assert.deepEqual(diagnoses[0].remedies[0], diagnoses[0].remedy);
    assert.deepEqual(Object.keys(diagnoses[0].remedy), ["label", "side", "edits", "result"]);
    assert.deepEqual(structuredClone(diagnoses), diagnoses);
  });
});

describe("a remedy does what it promises", () => {
  const others = [event({ eventName: "x", n: 2 }), event({ eventName: "x", n: 1 }), event({ n: 3 })];
  for (const pattern of [
    `{"detail": {"evnetName": ["x"]}}`,
    `{"source": "a", "detail": {"eventName": "x"}}`,
    `{\n  "source": "a", // ${emoji}\n  "detail": { "${emoji}": "${emoji}" } }`,
    `{"${emoji}": "${emoji}", "source": ["a"]}`,
    `{"detail": {"evnetName": ["x"], "n": [7]}}`,
  ]) {
    test(pattern, () => {
      const events = [event({ eventName: "x", n: 1 }), ...others].join("\n");
      const remedies = asked(events, pattern).verdicts[0][0].diagnoses.flatMap((it) => it.remedies);
      assert.ok(remedies.some(({ side }) => side === "pattern"));
      for (const { edits, result } of remedies.filter(({ side }) => side === "pattern")) {
        const after = asked(events, applied(pattern, edits), { diagnose: false });
        const [own, ...rest] = after.verdicts.map(([verdict]) => verdict.matches);
        const errors = after.rules[0].problems.filter(({ severity }) => severity === "error");
        const found = { matches: own, errors: errors.length, others: rest.filter(Boolean).length, asked: rest.length };
        assert.deepEqual(found, result);
      }
    });
  }

  test("so that a bare value becomes a list", () => {
    const [diagnosis] = asked(others[0], '{"source": "a"}').verdicts[0][0].diagnoses;
    assert.equal(diagnosis.code, "scalar-not-array");
    assert.equal(applied('{"source": "a"}', diagnosis.remedy.edits), '{"source": ["a"]}');
    assert.deepEqual(diagnosis.remedy.result, { matches: true, errors: 0, others: 0, asked: 0 });
  });
});

describe("nothing is diagnosed", () => {
  test("of a match that means what it says", () => {
    const [verdict] = asked(event({ n: 1 }), '{"detail": {"n": [1]}}').verdicts[0];
    assert.deepEqual([verdict.matches, verdict.diagnoses, "summary" in verdict], [true, [], false]);
  });

  test("of an event that is another, and the summary says so", () => {
    const pattern = '{"source": ["b"], "detail": {"n": [2]}}';
    const [english, japanese] = ["en", "ja"].map((locale) => asked(event({ n: 1 }), pattern, { locale }).verdicts[0][0]);
    assert.deepEqual(english.diagnoses, []);
    assert.match(english.summary, /^This event is not what the rule is about.*`source`/);
    assert.match(japanese.summary, /`source`.*。$/);
  });

  test("where nobody wants it", () => {
    const report = asked(event({ eventName: "x" }), '{"detail": {"evnetName": ["x"]}}', { diagnose: false });
    assert.deepEqual(report.verdicts[0][0].diagnoses, []);
    assert.ok(!("undiagnosed" in report));
  });
});

describe("many pairs", () => {
  const events = Array.from({ length: 1_100 }, (_, n) => event({ eventName: "x", n })).join("\n");
  const typo = { name: "typo", pattern: '{"detail": {"evnetName": ["x"]}}' };
  const counts = (report) => report.verdicts.flat().filter(({ diagnoses }) => diagnoses.length > 0).length;

  test("are diagnosed as far as the bound, and the rest is counted", () => {
    const report = analyze({ events, rules: [typo] });
    assert.deepEqual([counts(report), report.undiagnosed], [1_000, 100]);
    const { others, asked } = report.verdicts[500][0].diagnoses[0].remedy.result;
    assert.ok(asked >= 99 && asked < 1_100 && others === asked, `${others} of ${asked}`);
  });

  test("are all diagnosed on demand", () => {
    const report = analyze({ events, rules: [typo], diagnose: true });
    assert.deepEqual([counts(report), "undiagnosed" in report], [1_100, false]);
  });

  test("count for more where a pattern branches", () => {
    const branch = (name) => Array.from({ length: 8 }, (_, index) => ({ [`${name}${index}`]: [1] }));
    const pattern = JSON.stringify({ $or: branch("a"), detail: { $or: branch("b"), evnetName: ["x"] } });
    const report = analyze({ events, rules: [{ name: "or", pattern }] });
    assert.ok(report.undiagnosed > 500, `${report.undiagnosed}`);
  });
});
