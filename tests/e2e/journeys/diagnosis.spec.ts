// Why a rule does not do what was meant, what mends it, and how a rule is made from events; in both languages.

import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { english, japanese, Playground } from "../page.ts";

const tongues = [
  { language: "en", names: english },
  { language: "ja", names: japanese },
] as const;

/** Text in each language. */
type Told = Record<"en" | "ja", string | RegExp>;

const runInstances = JSON.stringify({
  version: "0",
  id: "6d0c1b52-7f0e-4f63-9a55-000000000001",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.ec2",
  account: "111122223333",
  time: "2026-11-20T08:17:05Z",
  region: "ap-northeast-1",
  resources: [],
  detail: { eventSource: "ec2.amazonaws.com", eventName: "RunInstances" },
});

const order = (detail: unknown, id = 1): string =>
  JSON.stringify({ id: `order-${id}`, source: "my.shop", "detail-type": "Order placed", detail });

/** With a list that is longer than the editor is high, and blanks as nobody lays them out. */
const misplaced = [
  "{",
  '  "source" : [ "aws.ec2"',
  ...Array.from({ length: 80 }, (_, n) => `     ,"my.service-${n}"  `),
  "  ],",
  "",
  '\t"region":["ap-northeast-1"] ,',
  '  "eventName": ["RunInstances"]',
  "}",
  "",
  "",
].join("\n");

const [beforeEventName, eventName, afterEventName] = split(misplaced, '"eventName": ["RunInstances"]');

function split(text: string, at: string): [string, string, string] {
  const from = text.indexOf(at);
  return [text.slice(0, from), at, text.slice(from + at.length)];
}

interface Refused {
  id: string;
  pattern: string;
  event: string;
  /** What EventBridge says first. */
  said: string;
  advice: Told;
  mended: string;
}

const refused: Refused[] = [
  {
    id: "M02",
    event: runInstances,
    pattern: '{\n  "source" :  "aws.ec2" ,\n  "detail": {\n      "eventName": "RunInstances"\n  }\n}\n',
    said: '"source" must be an object or an array',
    advice: { en: "stand bare values", ja: "値がそのまま書かれています" },
    mended: '{\n  "source" :  ["aws.ec2"] ,\n  "detail": {\n      "eventName": ["RunInstances"]\n  }\n}\n',
  },
  {
    id: "M05",
    event: order({ items: [{ sku: "A1" }, { sku: "B2" }] }),
    pattern: '{ "detail":\n { "items":   [ {"sku": ["A1"]} ] } }',
    said: "Unrecognized match type sku",
    advice: { en: "read as an operator", ja: "演算子として扱われます" },
    mended: '{ "detail":\n { "items":   {"sku": ["A1"]} } }',
  },
];

for (const { language, names } of tongues) {
  test.describe(`in ${language}`, () => {
    test("a field at the wrong level is found, shown, and moved", async ({ page }) => {
      const playground = await Playground.openWork(page, runInstances, { moved: misplaced }, names, language);
      await playground.expectVerdict("Does not match");
      expect((await playground.causeIds())[0]).toBe("M01");
      await expect(playground.cause("M01")).toContainText("detail.eventName");

      await playground.showCause("M01", "pattern");
      await expect(playground.pattern().getByText('"eventName"')).toBeInViewport();
      await playground.showCause("M01", "event");
      await expect(playground.body().getByText('"eventName"')).toBeInViewport();

      const remedy = playground.remedies("M01").first();
      await expect(remedy.locator("ins").first()).toContainText('detail": {');
      const outcome = { en: "Then it matches this event", ja: "このイベントに一致します" }[language];
      await expect(remedy).toContainText(outcome);

      // The cursor stands in the middle of a long list, and stays there.
      await playground.pattern().getByText('"my.service-60"').scrollIntoViewIfNeeded();
      await playground.pattern().getByText('"my.service-60"').click();
      await page.keyboard.press("End");
      const scrolled = await playground.scrolledTo(playground.pattern());
      expect(scrolled).toBeGreaterThan(100);

      await playground.apply(remedy);
      await playground.expectVerdict("Matches");
      await expect.poll(() => playground.keptPattern()).not.toBe(misplaced);
      const mended = await playground.keptPattern();
      expect(mended.startsWith(beforeEventName)).toBe(true);
      expect(mended.endsWith(afterEventName)).toBe(true);
      expect(mended).toContain(eventName);
      expect(JSON.parse(mended)).toMatchObject({ detail: { eventName: ["RunInstances"] } });
      expect(await playground.scrolledTo(playground.pattern())).toBe(scrolled);
      await playground.pattern().focus();
      await page.keyboard.type("x");
      const line = playground.pattern().locator(".cm-line").filter({ hasText: "my.service-60" });
      await expect(line).toHaveText(/"my\.service-60" {2}x$/);
      await page.keyboard.press("ControlOrMeta+z");
      await expect.poll(() => playground.keptPattern()).toBe(mended);

      await page.keyboard.press("ControlOrMeta+z");
      await playground.expectVerdict("Does not match");
      await expect.poll(() => playground.keptPattern()).toBe(misplaced);
      await playground.apply(remedy);
      await playground.expectVerdict("Matches");
      await expect.poll(() => playground.keptPattern()).toBe(mended);
      await playground.undoByKey();
      await playground.expectVerdict("Does not match");
      await expect.poll(() => playground.keptPattern()).toBe(misplaced);
    });

    for (const { id, pattern, event, said, advice, mended } of refused) {
      test(`a refused pattern is mended: ${id}`, async ({ page }) => {
        const playground = await Playground.openWork(page, event, { refused: pattern }, names, language);
        await playground.expectVerdict("EventBridge refuses this pattern");
        await expect(playground.verdict.locator("q").first()).toContainText(said);
        await expect(playground.cause(id)).toContainText(advice[language]);
        expect(await before(playground.verdict.locator("q").first(), playground.cause(id))).toBe(true);
        await playground.apply(playground.remedies(id).first());
        await playground.expectVerdict("Matches");
        await expect.poll(() => playground.keptPattern()).toBe(mended);
        await playground.undo();
        await playground.expectVerdict("EventBridge refuses this pattern");
        await expect.poll(() => playground.keptPattern()).toBe(pattern);
      });
    }

    test("conditions that hold in different elements are told apart in a table", async ({ page }) => {
      const items = [
        { sku: "A1", state: "closed", size: 1 },
        { sku: "B2", state: "open", size: 1 },
        { sku: "A1", state: "closed", size: 2 },
      ];
      const pattern = '{"detail": {"items": {"sku": ["B2"], "state": ["open"], "size": [2]}}}';
      const playground = await Playground.openWork(page, order({ items }), { both: pattern }, names, language);
      await playground.expectVerdict("Does not match");
      const told = { en: "Not expressible", ja: "表現できません" }[language];
      await expect(playground.cause("M15")).toContainText(told);
      const table = playground.verdict.getByRole("table");
      await expect(table.getByRole("row")).toHaveCount(4);
      await expect(table.getByRole("row").first()).toContainText("sku");
      // The second one holds two of three.
      const nearest = table.getByRole("row").filter({ has: page.locator("b") });
      await expect(nearest).toHaveCount(1);
      await expect(nearest).toContainText({ en: "element 2 of 3", ja: "要素 2/3" }[language]);
      expect((await nearest.getByRole("cell").allTextContents()).slice(1).map((cell) => cell[0])).toEqual([
        "✓",
        "✓",
        "✕",
      ]);
    });

    test("a match that is too wide is warned of and narrowed, beside the rule there", async ({ page }) => {
      const pattern = '{"detail": {"env": [{"anything-but": "dev"}, {"anything-but": "test"}]}}';
      const events = [order({ env: "dev" }, 1), order({ env: "test" }, 2), order({ env: "prod" }, 3)].join("\n");
      const playground = await Playground.openWork(page, events, { wide: pattern }, names, language);
      await playground.expectVerdict("Matches");
      await expect(playground.cause("M12")).toHaveClass(/warning/);
      await playground.tryAside(playground.remedies("M12").first());
      await playground.expectVerdict("Does not match");
      await expect(playground.rules.getByRole("tab")).toHaveCount(2);
      await playground.openGrid();
      const [yes, no] = (
        { en: ["matches", "does not match"], ja: ["一致", "不一致"] } as const
      )[language];
      expect(await playground.cells()).toEqual([
        [yes, no],
        [yes, no],
        [yes, yes],
      ]);
      await playground.closeGrid();
      await playground.selectRule("wide");
      await playground.apply(playground.remedies("M12").first());
      await playground.expectVerdict("Does not match");
      const narrowed = '{"detail": {"env": [{"anything-but": ["dev", "test"]}]}}';
      await expect.poll(() => playground.keptPattern()).toBe(narrowed);
    });

    test("JSON in a string is decoded in the event's own text", async ({ page }) => {
      const string = JSON.stringify('{"status":"FAILED"}');
      const coded = `{\n  "source" :"my.shop",\n  "detail-type": "Order paid",\n  "detail":   ${string}\n}\n`;
      const pattern = '{"detail": {"status": ["FAILED"]}}';
      const playground = await Playground.openWork(page, coded, { failed: pattern }, names, language);
      await playground.expectVerdict("Does not match");
      const remedy = playground.remedies("M04").first();
      await expect(remedy).toContainText({ en: "what sends the event", ja: "イベントの送信元" }[language]);
      await playground.apply(remedy);
      await playground.expectVerdict("Matches");
      const [head, , tail] = split(coded, string);
      await expect.poll(() => playground.keptEvents()).toBe(`${head}{"status":"FAILED"}${tail}`);
      await playground.undoByKey();
      await playground.expectVerdict("Does not match");
      await expect.poll(() => playground.keptEvents()).toBe(coded);
    });

    test("an event of another kind gets no string of edits", async ({ page }) => {
      const pattern = JSON.stringify({
        source: ["my.shop"],
        "detail-type": ["Order placed"],
        detail: { total: [{ numeric: [">", 10] }], channel: ["web"] },
      });
      const playground = await Playground.openWork(page, runInstances, { orders: pattern }, names, language);
      await playground.expectVerdict("Does not match");
      const told = {
        en: "This event is not what the rule is about",
        ja: "このイベントはルールの対象ではありません",
      };
      const note = playground.verdict.locator(".noted").first();
      await expect(note).toContainText(told[language]);
      for (const field of ["source", "detail-type"]) await expect(note).toContainText(field);
      await expect(playground.verdict.getByRole("button", { name: names.apply, exact: true })).toHaveCount(0);
    });

    test("what may keep a right rule silent stands in a fold", async ({ page, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const pattern = '{"source": ["aws.ec2"], "detail": {"eventName": ["RunInstances"]}}';
      const playground = await Playground.openWork(page, runInstances, { calls: pattern }, names, language);
      await playground.expectVerdict("Matches");
      await expect(playground.fold("silent").locator(".noted").first()).toBeHidden();
      const fold = await playground.unfold("silent");
      const copy = page.getByRole("button", { name: names.copyCommand });
      const cause = fold.locator(".noted").filter({ has: copy }).first();
      const command = await cause.locator("p > code").last().textContent();
      expect(command).toMatch(/\baws [a-z]+ /);
      await cause.getByRole("button", { name: names.copyCommand }).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(command);
      const link = fold.getByRole("link", { name: names.console }).first();
      await expect(link).toHaveAttribute("href", /^https:\/\/([a-z0-9-]+\.)*console\.aws\.amazon\.com\//);
      await expect(link).toHaveAttribute("rel", /noopener/);
      await playground.writePattern('{"source": ["aws.ec2"], "detail": {"eventName": ["StopInstances"]}}');
      await playground.expectVerdict("Does not match");
      await expect(playground.fold("silent")).toHaveCount(0);
    });

    test("a value of the event is put into the rule", async ({ page }) => {
      const pattern = '{\n  "source":  ["aws.ec2"]\n}\n';
      const playground = await Playground.openWork(page, runInstances, { calls: pattern }, names, language);
      await playground.body().getByText('"RunInstances"').click();
      await expect(playground.picked).toContainText("$.detail.eventName");
      await playground.picked.getByRole("button", { name: '"RunInstances"', exact: true }).click();
      await playground.expectVerdict("Matches");
      await expect.poll(async () => JSON.parse((await playground.keptPattern()) || "{}")).toEqual({
        source: ["aws.ec2"],
        detail: { eventName: ["RunInstances"] },
      });
      expect((await playground.keptPattern()).startsWith('{\n  "source":  ["aws.ec2"]')).toBe(true);
      await playground.undoByKey();
      await expect.poll(() => playground.keptPattern()).toBe(pattern);
    });

    test("a rule is made from the fields of an event", async ({ page }) => {
      const playground = await Playground.openWork(page, runInstances, { none: '{"source": ["x"]}' }, names, language);
      await playground.openMaking();
      const usual = JSON.parse((await playground.made.textContent()) ?? "");
      for (const left of ["id", "time", "account"]) expect(usual).not.toHaveProperty(left);
      await playground.tick("detail.eventName");
      await expect(playground.made).not.toContainText("RunInstances");
      await playground.tick("detail.eventName");
      await expect(playground.made).toContainText("RunInstances");
      await playground.tick("region");
      await playground.useAsNewRule();
      await playground.expectVerdict("Matches");
      await expect(playground.rules.getByRole("tab")).toHaveCount(2);
    });

    test("the smallest rule for some events and not for others, or that there is none", async ({ page }) => {
      const events = [
        order({ total: 10, channel: "web" }, 1),
        order({ total: 10, channel: "phone" }, 2),
        // The same number, spelt in another way: no pattern sees the difference.
        order({ total: 10, channel: "web" }, 1).replace("10", "10.0"),
      ].join("\n");
      const playground = await Playground.openWork(page, events, { none: '{"source": ["x"]}' }, names, language);
      await playground.openMaking();
      await playground.want(0, "wanted");
      await playground.want(1, "avoided");
      await expect.poll(async () => JSON.parse((await playground.made.textContent()) ?? "")).toEqual({
        detail: { channel: ["web"] },
      });
      await playground.want(2, "avoided");
      await expect(playground.made).toHaveCount(0);
      const none = { en: "No pattern tells them apart", ja: "区別できるパターンはありません" }[language];
      await expect(playground.making).toContainText(none);
      const searched = { en: /Searched: \d+ fields/, ja: /探索した範囲: \d+ 個/ }[language];
      await expect(playground.making).toContainText(searched);
    });

    test("fields, values and operators are offered where they can stand", async ({ page }) => {
      const playground = await Playground.openWork(page, runInstances, { calls: "" }, names, language);
      await playground.pattern().click();
      await page.keyboard.type('{"detail": {"eventN');
      await expect(playground.choices().filter({ hasText: "eventName" })).toHaveCount(1);
      await playground.takeChoice();
      await expect(playground.pattern()).toContainText('{"detail": {"eventName"');
      await playground.pattern().fill('{"detail": {"eventName": ["Run');
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.type("I");
      await expect(playground.choices().filter({ hasText: "RunInstances" })).toHaveCount(1);
      await playground.takeChoice();
      await expect(playground.pattern()).toHaveText('{"detail": {"eventName": ["RunInstances"');
      await playground.pattern().fill('{"detail": {"eventN');
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.type("a");
      await expect(playground.choices()).not.toHaveCount(0);
      await page.keyboard.press("Escape");
      await expect(playground.choices()).toHaveCount(0);
      await playground.pattern().fill('{"detail": {"eventName": [{"');
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.type("pre");
      const help = { en: "the text begins with this", ja: "値がこの文字列で始まる" }[language];
      await expect(playground.choices().filter({ hasText: "prefix" }).first()).toContainText(help);
    });

    test("the pattern is told in words, as a formula, and where it is pointed at", async ({ page }) => {
      const branches = '[{"region": ["eu-west-1"]}, {"account": ["111122223333"]}]';
      const pattern = `{\n  "source": ["aws.ec2"],\n  "$or": ${branches}\n}`;
      const events = `${runInstances}\n${order({})}`;
      const playground = await Playground.openWork(page, events, { calls: pattern }, names, language);
      await playground.expectVerdict("Matches");
      const fold = await playground.unfold("aloud");
      await expect(fold.getByRole("listitem").first()).toContainText('source');
      await expect(fold.locator("pre")).toContainText({ en: ' AND ', ja: " かつ " }[language]);
      await expect(fold.locator("pre")).toContainText({ en: "OR ", ja: "または " }[language]);
      await playground.hoverPattern('"aws.ec2"');
      await expect(playground.hint()).toContainText("source");
      await expect(playground.hint()).toContainText(
        { en: "1 of 2 events pass", ja: "2 件中 1 件のイベントが満たします" }[language],
      );
    });
  });
}

/** Whether one element stands before another on the page. */
async function before(one: Locator, other: Locator): Promise<boolean> {
  const behind = await other.elementHandle();
  return one.evaluate(
    (one, other) => !!other && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
    behind,
  );
}
