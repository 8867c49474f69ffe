// testEventPattern and matches: what they answer and what they throw.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { event, eventglass, invalidEvent, invalidPattern } from "./package.mjs";

const { matches, testEventPattern } = eventglass;

const call = (pattern, given = event()) => {
  const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  return testEventPattern({ EventPattern: text(pattern), Event: text(given) });
};

describe("testEventPattern", () => {
  test("answers as the SDK's call does", () => {
    assert.deepEqual(call({ source: ["aws.ec2"] }), { Result: true });
    assert.deepEqual(call({ source: ["aws.s3"] }), { Result: false });
    assert.deepEqual(call({ detail: { state: [{ prefix: "pend" }] } }), { Result: true });
  });

  for (const field of ["id", "account", "source", "time", "region", "detail-type"]) {
    test(`demands the string ${field}`, () => {
      const pattern = { resources: [{ exists: false }] };
      assert.throws(() => call(pattern, event({ [field]: undefined })), invalidEvent);
      assert.throws(() => call(pattern, event({ [field]: 1 })), invalidEvent);
      assert.throws(() => call(pattern, event({ [field]: null })), invalidEvent);
    });
  }

  for (const field of ["resources", "version", "detail"]) {
    test(`takes an event without ${field}`, () => {
      assert.deepEqual(call({ source: ["aws.ec2"] }, event({ [field]: undefined })), { Result: true });
    });
  }

  for (const given of ["", "text", '"text"', "[]", "1", "null", `[${JSON.stringify(event())}]`, '{"id": "1"']) {
    test(`refuses the event ${given.slice(0, 12)}`, () => {
      assert.throws(() => call({ source: ["aws.ec2"] }, given), invalidEvent);
    });
  }

  test("looks at the pattern first", () => {
    assert.throws(() => call("[]", "[]"), invalidPattern("Filter is not an object"));
  });

  test("throws errors", () => {
    assert.throws(() => call("[]"), (thrown) => thrown instanceof Error && thrown.stack.length > 0);
  });
});

describe("a pattern that EventBridge refuses", () => {
  const location = (pattern) =>
    `[Source: (String)"${pattern}"; line: 1, column: 1]`;
  for (const [pattern, reason] of [
    ["[]", "Filter is not an object"],
    ["{}", "Empty objects are not allowed"],
    ['{"a":"x"}', '"a" must be an object or an array'],
    ['{"a":[]}', "Empty arrays are not allowed"],
    ['{"a":[["x"]]}', "Match value must be String, number, true, false, or null"],
    ['{"a":[{"foo":"x"}]}', "Unrecognized match type foo"],
    ['{"a":[{"prefix":1}]}', "prefix match pattern must be a string"],
    ['{"a":[{"wildcard":"a**"}]}', "Consecutive wildcard characters at pos 2"],
    ['{"a":[{"cidr":"10.0.0.0"}]}', "Malformed CIDR, one '/' required"],
    ['{"a":[{"numeric":[">",5,"<",1]}]}', "Bottom must be less than top"],
    ['{"$or":[{"a":["x"]}]}', "There must have at least 2 Objects in $or relationship."],
    [
      '{"a":["x"]',
      `Unexpected end-of-input: expected close marker for Object (start marker at ${location('{"a":["x"]')})`,
    ],
  ]) {
    test(pattern, () => {
      assert.throws(() => call(pattern), invalidPattern(reason));
      assert.throws(() => matches(pattern, "{}"), invalidPattern(reason));
    });
  }
});

describe("the service's limits", () => {
  const branches = (count, field) =>
    Array.from({ length: count }, (_, index) => ({ [field]: [String(index)] }));
  const overLong = JSON.stringify({ source: ["aws.ec2", "x".repeat(4_100)] });
  const longest = JSON.stringify({ source: ["aws.ec2", ""] });
  const beyond = {
    "more than 4,096 characters": overLong,
    "wildcards that are too complex": JSON.stringify({
      source: ["aws.ec2", { wildcard: "*:*:*:*:*:event-bus/*" }],
    }),
    "more than 1,000 combinations of $or": JSON.stringify({
      source: ["aws.ec2"],
      $or: branches(11, "a"),
      detail: { $or: branches(10, "b"), c: { $or: branches(10, "d") } },
    }),
  };
  for (const [limit, pattern] of Object.entries(beyond)) {
    test(`${limit} are refused by testEventPattern`, () => {
      assert.throws(() => call(pattern), { name: "InvalidEventPatternException" });
    });
    test(`${limit} are nothing to matches`, () => {
      assert.equal(typeof matches(pattern, "{}"), "boolean");
    });
  }

  test("matches answers beyond them", () => {
    assert.equal(matches(overLong, '{"source": "aws.ec2"}'), true);
  });

  test("4,096 characters are the most", () => {
    const padded = (length) => longest.replace('""', `"${"x".repeat(length - longest.length)}"`);
    assert.deepEqual(call(padded(4_096)), { Result: true });
    assert.throws(() => call(padded(4_097)), { name: "InvalidEventPatternException" });
  });

  test("the complexity is refused in EventBridge's words", () => {
    const reason =
      "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a " +
      "wildcard character";
    assert.throws(() => call(beyond["wildcards that are too complex"]), invalidPattern(reason));
  });
});

describe("matches", () => {
  test("takes any object as event", () => {
    assert.equal(matches('{"a": [1]}', '{"a": 1}'), true);
    assert.equal(matches('{"a": [1]}', "{}"), false);
  });

  test("throws for what is no object", () => {
    for (const given of ["", "[]", '"a"', "{"]) {
      assert.throws(() => matches('{"a": [1]}', given), invalidEvent);
    }
  });
});
