// The page speaks English and Japanese, all of it.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { english, japanese, Playground } from "../page.ts";

const days = [1, 2]
  .map((day) => `{"source": "my.app", "detail-type": "Ping", "time": "2026-11-0${day}T04:05:06Z", "detail": {}}`)
  .join("\n");

/** Names that are the same in every language. */
const proper = new RegExp(
  [
    "EC2 AMI State Change|Eventglass|EventBridge|CloudTrail|WebAssembly|Markdown|JSON|English",
    "RunInstances|CreateTags|CreateImage|tagged-image(?:-broken)?|tagged-later|run-instances(?:-broken)?|rule-\\d+",
    "CloudWatch Logs log group|AWS Config|AWS CLI|AWS|Slack|lookup-events|InputPathsMap|InputPath|InputTransformer|InputTemplate|PutRule",
    "EC2|RDS|DB|NAT|S3|SNS|SQS|Lambda|Firehose|CloudWatch|Auto Scaling|Elastic IP address|Notification|CSV",
    "Config Configuration Item Change|batch-worker|deploy-pipeline|student-lab|backup-service|detail-type|config-changes|catch-all|instance-stopped|created|deprecation = hoge",
    "AMI ID|AMI|IAM|ID|IP|UTF-8|(?:ap|us|eu)-[a-z]+-\\d",
  ].join("|"),
  "g",
);

/** What is seen or heard on the page and is English: two Latin words in a row that are neither a value nor names. */
async function englishLeft(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    // A difference tears what stands in quotes apart.
    const apart = "pre:has(ins, del), .cm-content, .cm-gutters, .mono, .value, .tablewrap td, code, kbd, q, .row .name, .row .badge, .line .name, button[lang]";
    const found: string[] = [];
    for (const element of document.querySelectorAll("body *")) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      for (const name of ["aria-label", "aria-description", "title", "placeholder"]) {
        const value = element.getAttribute(name);
        if (value && !element.matches(".mono, .badge, .name, time")) found.push(value);
      }
      if (element.closest(apart)) continue;
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? "");
      }
    }
    found.push(document.title);
    return found;
  });
  const ours = (text: string): string => text.replaceAll(/"[^"]*"/g, "·").replaceAll(proper, "·");
  return [...new Set(texts.filter((text) => /[A-Za-z]{2,}[\s-]+[A-Za-z]{2,}/.test(ours(text))))];
}

test("what the journeys below look for is found on the English page", async ({ page }) => {
  await Playground.open(page);
  const left = await englishLeft(page);
  for (const text of ["What holds", "Add rule", "Keyboard shortcuts"]) expect(left).toContain(text);
});

test("the language can be switched at any time, and is remembered", async ({ page }) => {
  const playground = await Playground.open(page);
  await page.getByRole("button", { name: "日本語" }).click();
  const inJapanese = playground.in(japanese);
  await expect(inJapanese.verdict.getByRole("heading", { level: 2 })).toHaveText("一致します");
  await expect(inJapanese.verdict).toContainText("満たしている条件");
  for (const editor of [inJapanese.body(), inJapanese.pattern()]) await expect(editor).toBeVisible();
  await expect(page).toHaveTitle(/一致する理由/);
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await inJapanese.reload();
  await expect(inJapanese.rules).toBeVisible();
  await page.goto("./");
  await expect(inJapanese.rules).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await playground.in(english).expectVerdict("Matches");
});

test("switching the language leaves text and undo history as they are", async ({ page }) => {
  const playground = await Playground.open(page);
  const before = await playground.textOf(playground.pattern());
  await playground.pattern().press("ControlOrMeta+Home");
  await page.keyboard.type("wrong");
  await playground.expectVerdict("EventBridge refuses this pattern");
  await page.getByRole("button", { name: "日本語" }).click();
  const inJapanese = playground.in(japanese);
  await inJapanese.settled();
  expect(await inJapanese.textOf(inJapanese.pattern())).toBe(`wrong${before}`);
  await inJapanese.pattern().press("ControlOrMeta+z");
  await expect.poll(() => inJapanese.textOf(inJapanese.pattern())).toBe(before);
});

test("what EventBridge says stays in its own words", async ({ page }) => {
  const playground = await Playground.open(page, "./?lang=ja", japanese);
  await playground.writePattern('{"source": [{"wrong": "x"}]}');
  await expect(playground.verdict.locator("q")).toContainText("Unrecognized match type wrong");
  await expect(playground.verdict).toContainText("EventBridge のメッセージ");
});

test("days are written as the language writes them", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents(days);
  await expect(playground.eventRow(1).locator("time")).toHaveText("2 Nov 04:05");
  await page.getByRole("button", { name: "日本語" }).click();
  await expect(playground.in(japanese).eventRow(1).locator("time")).toHaveText("11/2 04:05");
});

test.describe("in a browser that asks for Japanese", () => {
  test.use({ locale: "ja-JP" });

  test("the page speaks Japanese", async ({ page }) => {
    const playground = await Playground.open(page, "./", japanese);
    await expect(playground.verdict.getByRole("heading", { level: 2 })).toHaveText("一致します");
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  });

  test("the address decides first", async ({ page }) => {
    const playground = await Playground.open(page, "./?lang=en");
    await playground.expectVerdict("Matches");
  });

  test("a language that the page does not speak decides nothing", async ({ page }) => {
    await Playground.open(page, "./?lang=fr", japanese);
    await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  });

  test("no English is left: samples, verdicts, panels", async ({ page }) => {
    const playground = await Playground.open(page, "./", japanese);
    expect(await englishLeft(page)).toEqual([]);
    await playground.selectEvent(1);
    await playground.settled();
    expect(await englishLeft(page)).toEqual([]);
    await playground.openSamples();
    expect(await englishLeft(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await playground.openShare();
    expect(await englishLeft(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await playground.openRuleMenu();
    expect(await englishLeft(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.locator("#shortcuts")).toBeVisible();
    expect(await englishLeft(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await playground.openGrid();
    await playground.settled();
    expect(await englishLeft(page)).toEqual([]);
  });

  test("no English is left: mistakes, wrapped records, an empty page", async ({ page }) => {
    const playground = await Playground.open(page, "./", japanese);
    const broken = ['{"source": "x"}', '{"source": [{"wrong": 1}]}', '{"source": [', '{"a": [{"numeric": [">", "x"]}]}'];
    for (const pattern of broken) {
      await playground.writePattern(pattern);
      await playground.settled();
      expect(await englishLeft(page)).toEqual([]);
    }
    await playground.openSample("特定のユーザーによる RunInstances");
    await playground.settled();
    expect(await englishLeft(page)).toEqual([]);
    await playground.pasteEvents('{"source": "my.app", "detail": tru}\nnot an event\n{"detail": 1');
    await playground.settled();
    expect(await englishLeft(page)).toEqual([]);
    await playground.pasteEvents("");
    await playground.settled();
    expect(await englishLeft(page)).toEqual([]);
    await page.evaluate(() => (location.hash = "#v9.x"));
    await expect(playground.said).toContainText("バージョン");
    expect(await englishLeft(page)).toEqual([]);
  });

  test("no English is left: targets, and all events together", async ({ page }) => {
    const playground = await Playground.open(page, "./", japanese);
    for (const sample of ["AWS Config の変更を Slack へ", "すべてのイベントを S3 へ", "消し忘れたリソースは?"]) {
      await playground.openSample(sample);
      await playground.settled();
      expect(await englishLeft(page)).toEqual([]);
      for (const view of ["概要", "AMI の履歴", "消し忘れ", "判定"]) {
        await page.getByRole("banner").getByRole("button", { name: view, exact: true }).click();
        await playground.settled();
        expect(await englishLeft(page)).toEqual([]);
      }
    }
    await playground.rules.getByRole("button", { name: "InputTransformer" }).click();
    await playground.targetField("InputTemplate").fill("{<unknown>: 1}");
    await playground.settled();
    expect(await englishLeft(page)).toEqual([]);
    await playground.pasteEvents("$ cat x\n{“source”: “my.app”, 'a': …,}");
    await playground.showEvent();
    await playground.events.locator("summary").click();
    expect(await englishLeft(page)).toEqual([]);
  });

  test("no English is left: causes, what keeps a rule silent, and rules from events", async ({ page }) => {
    const playground = await Playground.open(page, "./", japanese);
    const patterns = [
      '{"source": ["aws.ec2"], "eventName": ["CreateImage"]}',
      '{"source": "aws.ec2"}',
      '{"detail": {"eventName": [{"anything-but": "a"}, {"anything-but": "b"}]}}',
      '{"source": ["my.shop"], "detail-type": ["Order placed"], "detail": {"total": [1]}}',
      '{"source": ["aws.ec2"], "$or": [{"region": ["eu-west-1"]}, {"account": [{"exists": true}]}]}',
    ];
    for (const pattern of patterns) {
      await playground.writePattern(pattern);
      await playground.settled();
      const folds = playground.verdict.locator("details");
      await folds.evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute("open", "")));
      expect(await englishLeft(page)).toEqual([]);
    }
    await playground.openMaking();
    expect(await englishLeft(page)).toEqual([]);
    await playground.want(1, "avoided");
    expect(await englishLeft(page)).toEqual([]);
    await playground.want(0, "wanted");
    expect(await englishLeft(page)).toEqual([]);
  });

  test("no English is left: what just happened, and the earlier work", async ({ page }) => {
    const playground = await Playground.open(page, "./", japanese);
    const [left, said] = [(): Promise<string[]> => englishLeft(page), playground.said];
    await playground.writePattern('{"source": ["aws.s3"]}');
    await playground.openSample("特定のユーザーによる RunInstances");
    await expect(said).toContainText("サンプルを開きました");
    expect(await left()).toEqual([]);
    const panel = await playground.openSamples();
    await panel.getByRole("button", { name: "以前の作業" }).click();
    await expect(said).toContainText("以前の作業を開きました");
    expect(await left()).toEqual([]);
    await playground.paste(playground.body(), days);
    await expect(said).toContainText("置き換えました");
    expect(await left()).toEqual([]);
    await playground.drop([{ name: "bad.json", content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]) }]);
    await expect(said).toContainText("UTF-8");
    expect(await left()).toEqual([]);
    await playground.drop([{ name: "bad.eventglass.json", content: '{"eventglass": 1, "events": 2}' }]);
    await expect(said).toContainText("値の型");
    expect(await left()).toEqual([]);
  });

  test("no English is left in the editor's search", async ({ page }) => {
    const playground = await Playground.open(page, "./", japanese);
    await playground.pattern().press("ControlOrMeta+f");
    await expect(page.locator(".cm-search")).toBeVisible();
    expect(await englishLeft(page)).toEqual([]);
    const words = await page.locator(".cm-search").evaluate((panel) =>
      [...panel.querySelectorAll("button, label, input")].map(
        (part) => part.getAttribute("aria-label") ?? part.textContent ?? "",
      ),
    );
    expect(words.filter((word) => /[a-z]{3}/i.test(word))).toEqual([]);
  });
});
