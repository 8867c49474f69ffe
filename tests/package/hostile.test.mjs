// Whatever is passed, the package answers or throws what it documents, and goes on working.

import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";

import { eventglass } from "./package.mjs";

const { analyze, matches, suggestPattern, testEventPattern } = eventglass;

afterEach(() => {
  assert.equal(matches('{"a": [1]}', '{"a": 1}'), true, "the module still works");
});

const typeError = (message) => ({ name: "TypeError", message });

describe("arguments of the wrong shape", () => {
  const rules = (...given) => ({ events: "", rules: given });
  const target = (target) => rules({ name: "a", pattern: "{}", target });
  const transformer = (inputTransformer) => target({ inputTransformer });
  const within = "analyze: `rules[0].target";
  for (const [call, message] of [
    [() => testEventPattern(), "testEventPattern: the argument must be an object, not undefined"],
    [() => testEventPattern("{}"), "testEventPattern: the argument must be an object, not a string"],
    [() => testEventPattern({ Event: "{}" }), "testEventPattern: `EventPattern` must be a string, not undefined"],
    [() => testEventPattern({ EventPattern: "{}" }), "testEventPattern: `Event` must be a string, not undefined"],
    [
      () => testEventPattern({ EventPattern: "{}", Event: {} }),
      "testEventPattern: `Event` must be a string, not an object",
    ],
    [() => matches(), "matches: `pattern` must be a string, not undefined"],
    [() => matches("{}", 7), "matches: `event` must be a string, not a number"],
    [() => matches(["{}"], "{}"), "matches: `pattern` must be a string, not an array"],
    [() => matches(7n, "{}"), "matches: `pattern` must be a string, not a BigInt"],
    [() => matches(Symbol("{}"), "{}"), "matches: `pattern` must be a string, not a symbol"],
    [() => matches(() => "{}", "{}"), "matches: `pattern` must be a string, not a function"],
    [() => analyze(null), "analyze: the argument must be an object, not null"],
    [() => analyze({}), "analyze: `events` must be a string, not undefined"],
    [() => analyze({ events: [], rules: [] }), "analyze: `events` must be a string, not an array"],
    [() => analyze({ events: "" }), "analyze: `rules` must be an array, not undefined"],
    [() => analyze({ events: "", rules: {} }), "analyze: `rules` must be an array, not an object"],
    [() => analyze({ events: "", rules: { length: 1 } }), "analyze: `rules` must be an array, not an object"],
    [() => analyze(rules(null)), "analyze: `rules[0]` must be an object, not null"],
    [() => analyze({ events: "", rules: new Array(4e9) }), "analyze: `rules[0]` must be an object, not undefined"],
    [() => analyze(rules({ pattern: "{}" })), "analyze: `rules[0].name` must be a string, not undefined"],
    [
      () => analyze(rules({ name: "a", pattern: "{}" }, { name: "b", pattern: true })),
      "analyze: `rules[1].pattern` must be a string, not a boolean",
    ],
    [() => analyze(target(null)), `${within}\` must be an object, not null`],
    [() => analyze(target({})), `${within}\` must have one of \`inputPath\` and \`inputTransformer\`, not none`],
    [
      () => analyze(target({ inputPath: "$", inputTransformer: { inputTemplate: "1" } })),
      `${within}\` must have one of \`inputPath\` and \`inputTransformer\`, not both`,
    ],
    [() => analyze(target({ inputPath: 1 })), `${within}.inputPath\` must be a string, not a number`],
    [() => analyze(transformer("<a>")), `${within}.inputTransformer\` must be an object, not a string`],
    [() => analyze(transformer({})), `${within}.inputTransformer.inputTemplate\` must be a string, not undefined`],
    [
      () => analyze(transformer({ inputPathsMap: ["$"], inputTemplate: "1" })),
      `${within}.inputTransformer.inputPathsMap\` must be an object, not an array`,
    ],
    [
      () => analyze(transformer({ inputPathsMap: { a: "$", b: null }, inputTemplate: "1" })),
      `${within}.inputTransformer.inputPathsMap.b\` must be a string, not null`,
    ],
    [() => analyze({ ...rules(), refuse: "comment" }), "analyze: `refuse` must be an array, not a string"],
    [() => analyze({ ...rules(), refuse: [1] }), "analyze: `refuse[0]` must be a string, not a number"],
    [
      () => analyze({ ...rules(), refuse: ["comment", "spelling"] }),
      'analyze: `refuse[1]` must be a kind of repair, not "spelling"',
    ],
    [() => analyze({ ...rules(), locale: null }), "analyze: `locale` must be a string, not null"],
    [
      () => analyze({ ...rules(), now: "today" }),
      "analyze: `now` must be a valid Date or a number of milliseconds, not a string",
    ],
    [
      () => analyze({ ...rules(), now: NaN }),
      "analyze: `now` must be a valid Date or a number of milliseconds, not NaN or infinite",
    ],
    [
      () => analyze({ ...rules(), now: new Date(NaN) }),
      "analyze: `now` must be a valid Date or a number of milliseconds, not an object",
    ],
    [
      () => analyze({ ...rules(), diagnose: "misses" }),
      "analyze: `diagnose` must be a boolean, not a string",
    ],
    [() => analyze({ ...rules(), diagnose: null }), "analyze: `diagnose` must be a boolean, not null"],
    [() => suggestPattern(), "suggestPattern: the argument must be an object, not undefined"],
    [() => suggestPattern({}), "suggestPattern: `match` must be an array, not undefined"],
    [() => suggestPattern({ match: "{}" }), "suggestPattern: `match` must be an array, not a string"],
    [() => suggestPattern({ match: [], avoid: {} }), "suggestPattern: `avoid` must be an array, not an object"],
    [() => suggestPattern({ match: ["{}", {}] }), "suggestPattern: `match[1]` must be a string, not an object"],
    [
      () => suggestPattern({ match: [], avoid: [null] }),
      "suggestPattern: `avoid[0]` must be a string, not null",
    ],
    [() => suggestPattern({ match: [], locale: 1 }), "suggestPattern: `locale` must be a string, not a number"],
  ]) {
    test(message, () => assert.throws(call, typeError(message)));
  }

  test("an object that is too deep", () => {
    let deep = {};
    for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };
    assert.throws(() => analyze(deep), typeError("analyze: `events` must be a string, not undefined"));
    assert.throws(() => analyze({ events: deep, rules: [] }), { name: "TypeError" });
  });

  test("objects that refuse to be read", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    assert.throws(() => analyze(proxy), TypeError);
    assert.throws(() => analyze({ events: "", rules: proxy }), TypeError);
    assert.throws(() => analyze({ events: "", rules: [], refuse: proxy }), TypeError);
    assert.throws(() => analyze(transformer({ inputPathsMap: proxy, inputTemplate: "1" })), TypeError);
    assert.throws(() => suggestPattern(proxy), TypeError);
    assert.throws(() => suggestPattern({ match: proxy }), TypeError);
    const mine = new RangeError("mine");
    const throwing = () => {
      throw mine;
    };
    assert.throws(() => analyze({ get events() { return throwing(); } }), mine);
    assert.throws(() => analyze({ events: "", rules: [], get diagnose() { return throwing(); } }), mine);
    assert.throws(() => suggestPattern({ get match() { return throwing(); } }), mine);
    assert.throws(() => analyze({ events: "", rules: [], now: { getTime: throwing } }), mine);
    const keys = new Proxy({}, { ownKeys: throwing });
    assert.throws(() => analyze(transformer({ inputPathsMap: keys, inputTemplate: "1" })), mine);
  });
});

describe("texts without measure", () => {
  const brackets = "[".repeat(100_000);
  const braces = '{"a":'.repeat(100_000);

  test("100,000 opening brackets", () => {
    for (const open of [brackets, braces]) {
      assert.throws(() => matches(open, "{}"), { name: "InvalidEventPatternException" });
      assert.throws(() => matches('{"a": [1]}', open), { name: "ValidationException" });
      assert.throws(() => testEventPattern({ EventPattern: open, Event: open }), {
        name: "InvalidEventPatternException",
      });
      const report = analyze({ events: open, rules: [{ name: "open", pattern: open }] });
      assert.equal(report.rules[0].problems[0].severity, "error");
    }
  });

  test("100,000 opening brackets, to make a pattern of", () => {
    for (const open of [brackets, braces]) {
      assert.throws(() => suggestPattern({ match: [open] }), { name: "ValidationException" });
      assert.throws(() => suggestPattern({ match: ['{"a": 1}'], avoid: [open] }), { name: "ValidationException" });
    }
  });

  test("mistakes in a pattern that is much too long", () => {
    const bare = JSON.stringify(Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`f${index}`, index])));
    const rules = [{ name: "bare", pattern: bare }, { name: "short", pattern: '{"a": 1}' }];
    const report = analyze({ events: '{"a": 1}', rules, diagnose: true });
    const counts = report.verdicts[0].map(({ diagnoses }) => diagnoses.length);
    assert.deepEqual([counts, report.undiagnosed], [[0, 1], 1]);
  });

  test("patterns for events beyond every limit", () => {
    const event = (n) => JSON.stringify({ source: "a", detail: { n } });
    const many = Array.from({ length: 501 }, (_, index) => event(index)).join("\n");
    const { pattern } = suggestPattern({ match: [many], avoid: [event(-1)] });
    assert.ok([0, 250, 500].every((n) => matches(pattern, event(n))) && !matches(pattern, event(-1)));
    const wide = (n) => JSON.stringify(Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`f${i}`, n + i])));
    const found = suggestPattern({ match: [wide(0)], avoid: [wide(1)] });
    assert.ok(matches(found.pattern, wide(0)) && !matches(found.pattern, wide(1)));
  });

  test("1,000 levels, as deep as EventBridge reads", () => {
    const nested = (leaf) => '{"a":'.repeat(999) + leaf + "}".repeat(999);
    const pattern = nested("[1]");
    assert.equal(matches(pattern, nested("1")), true);
    assert.equal(matches('{"a": [1]}', `{"a":${"[".repeat(999)}1${"]".repeat(999)}}`), true);
    const report = analyze({ events: nested("1"), rules: [{ name: "deep", pattern }] });
    assert.equal(report.events.length, 1);
  });

  test("20,000 events in one broken string", () => {
    const one = '{"eventSource": "a.b", "eventName": "c", "n": [1,]},';
    const events = `{"Type": "Notification", "Message": "{"Records": [${one.repeat(20_000)}]}"}`;
    const report = analyze({ events, rules: [] });
    assert.equal(report.events.length, 20_000);
    const told = report.events.filter(({ repairs }) => repairs.length > 0);
    assert.ok(report.repairs.length > 0 && told.length <= 1);
  });

  test("a target beyond every limit", () => {
    const paths = Array.from({ length: 10_000 }, (_, index) => [`n${index}`, "$.a"]);
    const target = { inputTransformer: { inputPathsMap: Object.fromEntries(paths), inputTemplate: "<".repeat(1e6) } };
    const report = analyze({ events: '{"a": 1}', rules: [{ name: "a", pattern: '{"a": [1]}', target }] });
    assert.equal(report.verdicts[0][0].output.lost, "too-many-paths");
  });

  test("lone surrogates", () => {
    const lone = '{"a": ["\ud800"]}';
    assert.equal(matches(lone, '{"a": "\ud800"}'), true);
    assert.equal(matches('{"a": ["\\ud800"]}', '{"a": "\\ud800"}'), true);
    assert.equal(analyze({ events: '{"a": "\\ud800"}', rules: [] }).events[0].body, '{ "a": "\\ud800" }');
  });

  test("names and texts that mean something elsewhere", () => {
    const pattern = '{"__proto__": [1], "constructor": [{"exists": false}], "toString": [2]}';
    assert.equal(matches(pattern, '{"__proto__": 1, "toString": 2}'), true);
    const report = analyze({ events: "\0", rules: [{ name: "<img src=x onerror=alert(1)>", pattern: "\0" }] });
    assert.equal(report.rules[0].name, "<img src=x onerror=alert(1)>");
    assert.equal({}.polluted, undefined);
  });

  test("20,000 events are taken", () => {
    const events = '{"source": "a", "detail-type": "b"}\n'.repeat(20_001);
    const report = analyze({ events, rules: [{ name: "a", pattern: '{"source": ["a"]}' }] });
    assert.equal(report.events.length, 20_000);
    assert.equal(report.verdicts.length, 20_000);
    assert.deepEqual(report.problems.map((problem) => problem.code), ["events-left-out"]);
  });

  test("20 MB are read", () => {
    const text = `{"a": 1}${" ".repeat(20_000_000)}{"b": 2}`;
    const report = analyze({ events: text, rules: [] });
    assert.equal(report.events.length, 1);
    const [cut] = report.problems;
    assert.deepEqual([cut.code, cut.from, cut.to], ["text-cut", 20_000_000, text.length]);
  });
});
