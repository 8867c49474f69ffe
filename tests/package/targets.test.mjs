// analyze: what the target of a rule receives, and why nothing arrives.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { event, eventglass } from "./package.mjs";

const { analyze } = eventglass;

const given = event({ detail: { state: "pending", tags: ["a", "b"], note: 'a "quoted" note' } });
const output = (target, more = {}) => {
  const rules = [{ name: "to-target", pattern: '{"source": ["aws.ec2"]}', target }];
  const [[verdict]] = analyze({ events: JSON.stringify(given), rules, ...more }).verdicts;
  assert.equal(verdict.matches, true);
  return verdict.output;
};
const template = (inputTemplate, inputPathsMap) => ({ inputTransformer: { inputPathsMap, inputTemplate } });

describe("delivered", () => {
  for (const [name, target, delivered] of [
    ["the event as it is", { inputPath: "$" }, JSON.stringify(given)],
    ["a part", { inputPath: "$.detail.tags" }, '["a","b"]'],
    ["a string, as JSON", { inputPath: "$.detail.state" }, '"pending"'],
    ["a text", template('"it is <state>"', { state: "$.detail.state" }), '"it is pending"'],
    ["a document", template('{"tags": <tags>}', { tags: "$.detail.tags" }), '{"tags": ["a","b"]}'],
    ["a template without paths", template('"<aws.events.rule-name>"'), '"to-target"'],
    ["names that look like indices", template('"<1> <0>"', { 1: "$.detail.state", 0: "$.source" }), '"pending aws.ec2"'],
  ]) {
    test(name, () => assert.deepEqual(output(target), { delivered }));
  }
});

describe("lost", () => {
  for (const [lost, target] of [
    ["nothing-at-path", { inputPath: "$.detail.absent" }],
    ["container-in-quotes", template('{"tags": "<tags>"}', { tags: "$.detail.tags" })],
    ["value-breaks-json", template('{"note": "<note>"}', { note: "$.detail.note" })],
    ["template-not-json", template("it is <state>", { state: "$.detail.state" })],
    ["bad-name", template('"a"', { "a b": "$" })],
    ["reserved-name", template('"a"', { "AWS.id": "$.id" })],
    ["empty-template", template("", {})],
  ]) {
    test(lost, () => {
      const found = output(target);
      assert.deepEqual(Object.keys(found), ["lost", "message"]);
      assert.equal(found.lost, lost);
      assert.ok(found.message.length > 0);
    });
  }

  test("AWS's own text where it is known", () => {
    assert.deepEqual(output(template('"<amy>"', { ami: "$.detail" })), {
      lost: "unknown-placeholder",
      message: "InputTemplate for target Id1 contains invalid placeholder amy.",
    });
  });

  test("our words in the language of the locale", () => {
    const target = { inputPath: "$.detail.absent" };
    assert.match(output(target, { locale: "ja" }).message, /\p{Script=Hiragana}/u);
    assert.match(output(target, { locale: "en" }).message, /this path finds nothing/);
  });
});

describe("no output", () => {
  const outputs = (...rules) => {
    const [verdicts] = analyze({ events: JSON.stringify(given), rules }).verdicts;
    return verdicts.map((verdict) => Object.keys(verdict).includes("output"));
  };

  test("for a rule without target, one that does not match, and one that EventBridge refuses", () => {
    const target = { inputPath: "$" };
    const found = outputs(
      { name: "told", pattern: '{"source": ["aws.ec2"]}', target },
      { name: "bare", pattern: '{"source": ["aws.ec2"]}' },
      { name: "unsaid", pattern: '{"source": ["aws.ec2"]}', target: undefined },
      { name: "other", pattern: '{"source": ["aws.s3"]}', target },
      { name: "refused", pattern: "{}", target },
    );
    assert.deepEqual(found, [true, false, false, false, false]);
  });
});
