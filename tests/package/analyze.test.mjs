// analyze: the report of the samples, and where its offsets lead.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

import { event, eventglass, root } from "./package.mjs";

const { analyze } = eventglass;

const sample = (name, ...rules) => {
  const read = (file) => readFileSync(join(root, "crates/workbench/samples", name, file), "utf8");
  return analyze({
    events: read("events.json"),
    rules: rules.map((rule) => ({ name: rule, pattern: read(`${rule}.json`) })),
  });
};
const grid = (report) => report.verdicts.map((row) => row.map((verdict) => verdict.matches));
const failing = (verdict) => verdict.conditions.filter((condition) => !condition.holds);
const underlined = (text, { from, to }) => text.slice(from, to);
const only = (list) => {
  assert.equal(list.length, 1, JSON.stringify(list));
  return list[0];
};

describe("the samples", () => {
  test("an image that is created with a tag", () => {
    const report = sample("s1", "tagged-image", "tagged-image-broken");
    assert.deepEqual(grid(report), [[true, false], [false, false], [false, false], [false, false]]);
    assert.deepEqual(
      report.events.map(({ envelope, source, time, name }) => [envelope, source, time, name]),
      [
        ["event-bridge", "aws.ec2", "2026-11-20T08:17:05Z", "CreateImage"],
        ["event-bridge", "aws.ec2", "2026-11-20T08:21:40Z", "CreateImage"],
        ["event-bridge", "aws.ec2", "2026-11-20T08:24:11Z", "CreateImage"],
        ["event-bridge", "aws.ec2", "2026-11-20T08:25:02Z", "EC2 AMI State Change"],
      ],
    );
    assert.equal(report.events[0].detailType, "AWS API Call via CloudTrail");
    assert.deepEqual(report.rules, [
      { name: "tagged-image", problems: [] },
      { name: "tagged-image-broken", problems: [] },
    ]);
    assert.deepEqual(report.problems, []);
    assert.deepEqual(report.amis, [
      {
        id: "ami-0c3d5a7f91e24b680",
        region: "ap-northeast-1",
        roles: ["created", "mentioned", "state-change"],
        events: [0, 2, 3],
      },
      { id: "ami-07be1c94d20f3a586", region: "ap-northeast-1", roles: ["created"], events: [1] },
    ]);
    assert.deepEqual(report.events[1].amis, [
      {
        id: "ami-07be1c94d20f3a586",
        path: "$.detail.responseElements.imageId",
        role: "created",
        region: "ap-northeast-1",
      },
    ]);
  });

  test("a rule matches exactly when all its conditions hold", () => {
    const reports = [
      sample("s1", "tagged-image", "tagged-image-broken"),
      sample("s2", "tagged-later", "tagged-image"),
      sample("s3", "run-instances", "run-instances-broken"),
    ];
    for (const verdict of reports.flatMap((report) => report.verdicts.flat())) {
      assert.ok(verdict.conditions.length > 0);
      assert.equal(verdict.matches, failing(verdict).length === 0);
    }
  });

  test("the condition that fails is told for the best array element", () => {
    const report = sample("s1", "tagged-image");
    const condition = only(failing(report.verdicts[1][0]));
    assert.equal(condition.path, "$.detail.requestParameters.tagSpecificationSet.items.resourceType");
    assert.equal(condition.wants, 'is "image"');
    assert.match(condition.found, /^element 2 has "snapshot"/);
    assert.deepEqual(condition.elements, [
      { path: "$.detail.requestParameters.tagSpecificationSet.items", index: 1, of: 2 },
    ]);
  });

  test("an image that is tagged later, from a CloudTrail file", () => {
    const report = sample("s2", "tagged-later", "tagged-image");
    assert.deepEqual(grid(report), [[false, false], [false, false], [true, false], [false, false]]);
    assert.deepEqual(
      report.events.map(({ envelope }) => envelope),
      ["cloud-trail-file", "cloud-trail-file", "cloud-trail-file", "event-bridge"],
    );
    const unwrapped = JSON.parse(report.events[2].body);
    assert.equal(unwrapped["detail-type"], "AWS API Call via CloudTrail");
    assert.equal(unwrapped.detail.eventName, "CreateTags");
  });

  test("RunInstances by one user, from a CloudTrail record", () => {
    const report = sample("s3", "run-instances", "run-instances-broken");
    assert.deepEqual(grid(report), [[true, false]]);
    assert.equal(report.events[0].envelope, "cloud-trail-record");
  });
});

describe("the report", () => {
  test("says null for missing strings and nothing for what does not apply", () => {
    const report = analyze({ events: '{"a": [1, 2]}', rules: [{ name: "a", pattern: '{"b": [1]}' }] });
    const { source, detailType, time } = report.events[0];
    assert.deepEqual([source, detailType, time], [null, null, null]);
    const condition = only(report.verdicts[0][0].conditions);
    assert.deepEqual(Object.keys(condition), ["path", "wants", "holds", "found", "from", "to"]);
  });

  test("names the branch of $or", () => {
    const pattern = '{"$or": [{"a": [1]}, {"b": [2]}, {"c": [3]}]}';
    const report = analyze({ events: '{"b": 2}', rules: [{ name: "or", pattern }] });
    assert.deepEqual(only(report.verdicts[0][0].conditions).branch, { index: 1, of: 3 });
  });

  test("flags what is no AMI id", () => {
    const report = analyze({ events: '{"detail": {"imageId": "ami-123"}}', rules: [] });
    assert.equal(only(report.events[0].amis).malformed, true);
    assert.equal(only(report.amis).malformed, true);
  });

  test("a broken rule hides no other", () => {
    const rules = [
      { name: "broken", pattern: '{"source": ["aws.ec2"]' },
      { name: "sound", pattern: '{"source": ["aws.ec2"]}' },
    ];
    const report = analyze({ events: JSON.stringify(event()), rules });
    assert.deepEqual(grid(report), [[false, true]]);
    assert.equal(only(report.rules[0].problems).severity, "error");
    assert.deepEqual(report.rules[1].problems, []);
  });

  test("gives EventBridge's words and ours", () => {
    const rules = [
      { name: "refused", pattern: '{"a": [{"prefix": 1}]}' },
      { name: "odd", pattern: '{"a": [1], "a": [2]}' },
    ];
    const [refused, odd] = analyze({ events: "", rules }).rules.map((rule) => only(rule.problems));
    assert.equal(refused.message, "prefix match pattern must be a string");
    assert.equal(refused.help, "`prefix` takes one string: write an object for each prefix");
    assert.equal(odd.severity, "warning");
    assert.equal(odd.message, "`a` stands here twice");
  });

  test("answers a Japanese locale in Japanese, and leaves EventBridge's words alone", () => {
    const rules = [
      { name: "refused", pattern: '{"a": [{"prefix": 1}]}' },
      { name: "odd", pattern: '{"a": [1], "a": [2]}' },
    ];
    const report = analyze({ events: '{"a": 2}', rules, locale: "ja-JP" });
    const [refused, odd] = report.rules.map((rule) => only(rule.problems));
    assert.equal(refused.message, "prefix match pattern must be a string");
    assert.equal(
      refused.help,
      "`prefix` に指定できるのは 1 つの文字列です: プレフィックスごとにオブジェクトを書いてください",
    );
    assert.equal(odd.message, "`a` が重複しています");
    assert.equal(report.verdicts[0][1].conditions.at(-1).wants, "が 2");
  });

  test("applies the service's limits", () => {
    const given = JSON.stringify(event());
    const rule = (length) => {
      const pattern = JSON.stringify({ source: ["aws.ec2", "x".repeat(length)] });
      return { name: "long", pattern };
    };
    const report = analyze({ events: given, rules: [rule(2_100), rule(4_100)] });
    assert.deepEqual(grid(report), [[true, false]]);
    const found = report.rules.map((it) => only(it.problems));
    assert.deepEqual(found.map(({ code, severity }) => [code, severity]), [["long", "warning"], ["too-long", "error"]]);
  });

  test("is empty for nothing", () => {
    const none = { created: 0, deleted: 0, undone: 0, failed: 0, deletionsWithoutCreation: 0 };
    const leftovers = { rows: [], ...none, regions: [], first: null, last: null };
    const nothing = { events: [], rules: [], verdicts: [], amis: [], repairs: [], lifecycles: [], leftovers, problems: [] };
    assert.deepEqual(analyze({ events: "", rules: [] }), nothing);
  });

  test("is plain data", () => {
    const report = sample("s2", "tagged-later");
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
    assert.deepEqual(structuredClone(report), report);
  });

  test("takes a locale and the present in every documented form", () => {
    const given = { events: JSON.stringify(event()), rules: [{ name: "a", pattern: '{"source": ["aws.ec2"]}' }] };
    const plain = analyze(given);
    for (const more of [
      { locale: "en-GB" },
      { locale: "xx" },
      { now: new Date() },
      { now: 1e12 },
      { now: -1.5 },
      { refuse: [] },
      { locale: undefined, now: undefined, refuse: undefined },
    ]) {
      assert.deepEqual(analyze({ ...given, ...more }), plain);
    }
  });
});

describe("offsets count UTF-16 units", () => {
  const emoji = "😀é日本";

  test("in a rule's pattern", () => {
    const pattern = `{"${emoji}": ["${emoji}"], "a": [{"prefix": 12}]}`;
    const report = analyze({ events: "{}", rules: [{ name: emoji, pattern }] });
    assert.equal(underlined(pattern, only(report.rules[0].problems)), "12");
    assert.equal(report.rules[0].name, emoji);
  });

  test("for conditions", () => {
    const pattern = `{"${emoji}": ["${emoji}"], "a": [{"prefix": "b"}]}`;
    const report = analyze({ events: "{}", rules: [{ name: "a", pattern }] });
    assert.deepEqual(
      report.verdicts[0][0].conditions.map((condition) => underlined(pattern, condition)),
      [`"${emoji}": ["${emoji}"]`, '"a": [{"prefix": "b"}]'],
    );
  });

  test("in an event's body", () => {
    const given = JSON.stringify(event({ source: emoji })).replace('"pending"', "tru");
    const report = analyze({ events: `${emoji} ${given}`, rules: [] });
    const found = report.events[0];
    assert.equal(underlined(found.body, only(found.problems)), "tru");
    assert.equal(found.source, emoji);
  });

  test("in a body that was unwrapped", () => {
    const record = { eventSource: "ec2.amazonaws.com", eventName: emoji, eventTime: 7, eventVersion: "1.11" };
    const report = analyze({ events: JSON.stringify(record), rules: [] });
    const { body, problems } = report.events[0];
    for (const problem of problems) {
      assert.ok(problem.from < problem.to && problem.to <= body.length, JSON.stringify(problem));
    }
  });

  test("in the pasted text", () => {
    const text = `{"a": "${emoji}"} ${emoji} {"b": 1}`;
    const report = analyze({ events: text, rules: [] });
    assert.equal(report.events.length, 2);
    assert.equal(underlined(text, only(report.problems)), emoji);
  });
});
