// Every state of the page as a story: pictures show them, and a test looks at each in every size and language.
//
// A story is told by ids and classes, not by words, so that it can be told in every language.

import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";

export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

const panes = ["events", "rules", "verdict"] as const;
export type Pane = (typeof panes)[number];

/** A work as `docs/link-format.md` has it. */
interface Work {
  eventglass: 1;
  events: string;
  rules: { name: string; pattern: string; target?: Record<string, string> }[];
  event: number;
  rule: number;
}

export interface Story {
  name: string;
  /** Where a phone shows it. */
  pane: Pane;
  /** What the browser has kept when the page opens, the newest first. */
  kept: Work[];
  /** What a link brings. */
  link?: Work;
  /** Whether the engine never comes. */
  loading?: true;
  /** What is done once the page is open. */
  act?(page: Page): Promise<void>;
  /** What comes last, since another pane or another size would undo it. */
  last?(page: Page): Promise<void>;
}

/** Opens the page and brings it into the story's state. */
export async function tell(page: Page, story: Story, language: Language): Promise<void> {
  await page.addInitScript(keep, story.kept);
  await page.addInitScript(rememberWorkers);
  if (story.loading) {
    await page.route("**/*.wasm", () => {});
    await page.goto(`./?lang=${language}`, { waitUntil: "commit" });
    await expect(page.locator("main.shell")).toBeAttached();
    return;
  }
  await page.goto(`./?lang=${language}${story.link ? fragment(story.link) : ""}`);
  await settled(page);
  await story.act?.(page);
  await settled(page);
  await look(page, story);
}

/** Shows the story where a phone has it, or another pane of it. */
export async function look(page: Page, story: Story, pane = story.pane): Promise<void> {
  const tab = page.locator(".phone:not(.shell) button").nth(panes.indexOf(pane));
  // A panel that lies over it would take a real click.
  if (await tab.isVisible()) await tab.dispatchEvent("click");
  await story.last?.(page);
}

/** The panes in which a phone shows something of the story. */
export function panesOf(story: Story): readonly Pane[] {
  return story.last || story.loading ? [story.pane] : panes;
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator(".verdictpane")).toHaveAttribute("aria-busy", "false");
}

/** Runs in the page. */
function keep(works: Work[]): void {
  works.forEach((work, index) => localStorage.setItem(`eventglass.work.${index}`, JSON.stringify(work)));
}

type Remembering = typeof globalThis & { lastWorker?: Worker };

/** Runs in the page: what the worker hears can then be feigned. */
function rememberWorkers(): void {
  const scope = globalThis as Remembering;
  scope.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      scope.lastWorker = this;
    }
  };
}

/** Runs in the page. */
function crash(): void {
  (globalThis as Remembering).lastWorker?.dispatchEvent(new ErrorEvent("error"));
}

function fragment(work: Work): string {
  return `#v1.${deflateRawSync(JSON.stringify(work)).toString("base64url")}`;
}

/** A click that needs nothing to be in sight. */
async function click(page: Page, selector: string): Promise<void> {
  await page.locator(selector).dispatchEvent("click");
}

async function press(page: Page, key: string): Promise<void> {
  // What was opened before would take the key, or be closed by it.
  await page.locator("body").press(key);
}

async function openPanel(page: Page, id: string): Promise<void> {
  const panel = page.locator(`#${id}`);
  if (await panel.isHidden()) await click(page, `[popovertarget="${id}"]:not(#${id} *)`);
  await expect(panel).toBeVisible();
}

// --- The works

function sample(name: string, ...rules: string[]): Work {
  const text = (file: string): string =>
    readFileSync(new URL(`../../crates/workbench/samples/${name}/${file}.json`, import.meta.url), "utf8");
  return work(text("events"), Object.fromEntries(rules.map((rule) => [rule, text(rule)])));
}

function work(events: string, rules: Record<string, string | object>, event = 0, rule = 0): Work {
  const list = Object.entries(rules).map(([name, pattern]) => {
    return { name, pattern: typeof pattern === "string" ? pattern : laidOut(pattern) };
  });
  return { eventglass: 1, events, rules: list, event, rule };
}

/** As people write patterns: what a field may be on one line. */
function laidOut(pattern: object): string {
  const tests = /\[\s+(?:\{\s+)?[^[\]{}]+(?:\}\s+)?\]/g;
  return JSON.stringify(pattern, null, 2).replace(tests, (list) =>
    list.replace(/\s*\n\s*/g, " ").replace("[ ", "[").replace(" ]", "]"),
  );
}

const images = sample("s1", "tagged-image", "tagged-image-broken");
const backups = sample("s2", "tagged-image", "tagged-later");
const changes = sample("s4", "config-changes");
const everything = sample("s5", "catch-all", "instance-stopped");
const lookups = sample("s6", "created");
const instances = sample("s3", "run-instances", "run-instances-broken");

/** Calls of several services, so many minutes apart. */
function calls(count: number, minutes: number): string {
  const start = Date.parse("2026-11-20T08:17:05Z");
  const names = ["CreateImage", "CreateTags", "RunInstances", "DeregisterImage", "CopyImage"];
  const regions = ["ap-northeast-1", "eu-central-1", "us-east-1"];
  const call = (_: unknown, index: number): string => {
    const eventName = names[(index * 3) % names.length];
    return JSON.stringify({
      version: "0",
      id: `6d0c1b52-7f0e-4f63-9a55-${String(index).padStart(12, "0")}`,
      "detail-type": "AWS API Call via CloudTrail",
      source: "aws.ec2",
      account: "111122223333",
      time: new Date(start + index * minutes * 60_000).toISOString().replace(".000", ""),
      region: regions[index % regions.length],
      resources: [],
      detail: {
        eventSource: "ec2.amazonaws.com",
        eventName,
        ...(index % 4 === 3 ? { errorCode: "Client.UnauthorizedOperation" } : {}),
        responseElements: { imageId: `ami-${(0x0c3d5a7f91e24b0 + (index % 7)).toString(16).padStart(17, "0")}` },
      },
    });
  };
  return Array.from({ length: count }, call).join("\n");
}

const fourRules = {
  "image-created": { source: ["aws.ec2"], detail: { eventName: ["CreateImage"], errorCode: [{ exists: false }] } },
  "any-image-call": { source: ["aws.ec2"], detail: { eventName: [{ suffix: "Image" }] } },
  refused: { source: "aws.ec2" },
  "in-tokyo": { region: ["ap-northeast-1"] },
};

const unfinished = `{
  "source": ["aws.ec2"],
  "detail": {
    "eventNa`;

const broken = `{
  "source": ["aws.ec2"],
  "detail": {
    "state": "running",
    "name": [{ "contains": "web" }]
  }
}`;

const mistaken = `{ "source": "my.shop", "detail-type": "Order placed", "detail": { "total": 4200 } }
{ "source": "my.shop", "detail-type": "Order placed", "detail": { "paid": tru } }
2026-11-20T08:17:05Z INFO order 17 was placed
{ "source": "my.shop", "detail-type": "Order paid", "detail": { "total": 9800 }
`;

const japanese = JSON.stringify(
  {
    version: "0",
    id: "0f4b7c0e-2b1d-4a4e-8a52-6c2d1e9f7a04",
    "detail-type": "在庫管理システムの夜間バッチ処理で在庫数の不一致が検出されたことを知らせる通知",
    source: "jp.example.在庫管理システム",
    account: "111122223333",
    time: "2026-11-20T15:06:48Z",
    region: "ap-northeast-1",
    resources: ["arn:aws:ec2:ap-northeast-1:111122223333:image/ami-05f1d8a0b39c7e264"],
    detail: {
      担当者: "山田花子",
      説明: "倉庫の在庫数とシステムの在庫数が三日続けて一致しないため、担当者による確認と棚卸しが必要です。".repeat(2),
      対象倉庫: { 名称: "東京第二物流センター", 品目: ["ミネラルウォーター", "乾電池", "懐中電灯"] },
    },
  },
  null,
  2,
);

const japaneseRules = {
  夜間バッチの在庫不一致を担当者に知らせるルール: {
    source: [{ prefix: "jp.example.在庫" }],
    detail: {
      担当者: ["山田太郎"],
      説明: [{ prefix: "店舗の在庫数とシステムの在庫数が三日続けて一致しないため、店長による確認が必要です。" }],
      対象倉庫: { 名称: ["東京第二物流センター"], 品目: ["乾電池"] },
    },
  },
  "棚卸し": { source: ["jp.example.棚卸し"] },
};

/** As an article and a terminal show it. */
const article = `$ cat event.json | jq .
{
  “source”: “aws.ec2”,
  "detail-type": "EC2 AMI State Change", // not every state
  "region": "eu-west-1",
  "detail": {
    "ImageId": "ami-0c3d5a7f91e24b680",
    "State": 'available',
    …
  },
}
`;

const template = `Resources:
  ImageRule:
    Type: AWS::Events::Rule
    Properties:
      Name: new-images
      EventPattern:
        source: [aws.ec2]
        account: [!Ref AWS::AccountId]
        detail-type: [EC2 AMI State Change]
      Targets:
        - Id: mail
          Arn: !Ref Topic
          InputPath: $.detail.ImageId
`;

const orders = [
  { items: [{ sku: "A1", state: "closed" }, { sku: "B2", state: "open" }, { sku: "C3", state: "closed" }] },
  { items: [{ sku: "A1", state: "open" }] },
]
  .map((detail) => ({ source: "my.shop", "detail-type": "Order placed", time: "2026-11-20T08:17:05Z", detail }))
  .map((event) => JSON.stringify(event))
  .join("\n");

const coded = JSON.stringify(
  {
    source: "my.shop",
    "detail-type": "Order placed",
    detail: JSON.stringify({ status: "FAILED", items: [{ sku: "A1" }], note: "out of stock, ask the shop" }),
  },
  null,
  2,
);

const misplaced = `{
  "source": ["aws.ec2"],
  "eventName": ["CreateImage"],
  "detail": {
    "errorCode": [{ "exists": false }],
    "requestParameters": { "name": ["nightly-2026-11-20"] }
  }
}`;

const bare = `{
  "source": "aws.ec2",
  "detail": {
    "eventName": "CreateImage",
    "awsRegion": [{ "contains": "eu" }]
  }
}`;

const notBoth = {
  source: ["aws.ec2"],
  detail: { eventName: [{ "anything-but": "CreateTags" }, { "anything-but": "RunInstances" }] },
};

/** Unfolds what the engine made, by its place among what is folded. */
const unfold = async (page: Page, ...places: number[]): Promise<void> => {
  for (const place of places) await click(page, `.verdictpane details.fold >> nth=${place} >> summary`);
};

/** A work whose first rule has a target. */
function aimed(work: Work, target: Record<string, string>): Work {
  return { ...work, rules: work.rules.map((rule, index) => (index === 0 ? { ...rule, target } : rule)) };
}

const transformer = (inputTemplate: string): Record<string, string> => ({
  kind: "inputTransformer",
  inputPathsMap: '{\n  "ami": "$.detail.responseElements.imageId",\n  "who": "$.detail.userIdentity"\n}',
  inputTemplate,
});

/** One of the views of all events, by its place in the bar. */
const view = (place: number) => (page: Page) => click(page, `.scenes button:nth-child(${place})`);

// --- The stories

export const stories: Story[] = [
  { name: "empty", pane: "verdict", kept: [work("", {})] },
  { name: "loading", pane: "verdict", kept: [], loading: true },
  { name: "one-event", pane: "events", kept: [{ ...instances, rules: instances.rules.slice(0, 1) }] },
  { name: "thousands", pane: "events", kept: [work(calls(5_000, 0.1), fourRules, 2)] },
  {
    name: "typing",
    pane: "rules",
    kept: [{ ...images, rules: [{ name: "image-created", pattern: unfinished }] }],
    last: async (page) => {
      await page.locator(".rules .cm-content").focus();
      await page.keyboard.press("ControlOrMeta+End");
    },
  },
  { name: "broken", pane: "verdict", kept: [{ ...images, rules: [{ name: "running", pattern: broken }] }] },
  { name: "match", pane: "verdict", kept: [images] },
  { name: "near-miss", pane: "verdict", kept: [{ ...images, event: 1 }] },
  { name: "far-miss", pane: "verdict", kept: [{ ...images, event: 3 }] },
  {
    name: "mistake",
    pane: "events",
    kept: [work(mistaken, { "order-placed": { source: ["my.shop"], "detail-type": ["Order placed"] } }, 1)],
    act: (page) => click(page, ".events .switch button:last-child"),
  },
  { name: "restarted", pane: "verdict", kept: [images], act: (page) => page.evaluate(crash) },
  {
    name: "grid",
    pane: "events",
    kept: [work(calls(14, 7), fourRules, 4, 1)],
    act: (page) => press(page, "Alt+g"),
  },
  { name: "share", pane: "verdict", kept: [images], last: (page) => openPanel(page, "share") },
  { name: "shortcuts", pane: "verdict", kept: [images], last: (page) => openPanel(page, "shortcuts") },
  { name: "rule-menu", pane: "rules", kept: [images], last: (page) => openPanel(page, "rule-menu") },
  {
    name: "samples",
    pane: "verdict",
    kept: [images, backups, work(calls(3, 5), fourRules)],
    last: (page) => openPanel(page, "samples"),
  },
  { name: "link", pane: "verdict", kept: [images], link: { ...backups, event: 2, rule: 1 } },
  { name: "undo", pane: "rules", kept: [images], act: (page) => click(page, "#rule-menu > button:last-of-type") },
  { name: "days", pane: "events", kept: [work(calls(9, 700), fourRules)] },
  {
    name: "target",
    pane: "rules",
    kept: [aimed(images, transformer('{\n  "image": <ami>,\n  "by": <who>,\n  "rule": <aws.events.rule-name>\n}'))],
  },
  { name: "lost", pane: "verdict", kept: [aimed(images, transformer('{ "note": "<ami> by <who>" }'))] },
  {
    name: "mail",
    pane: "verdict",
    kept: [aimed(images, { kind: "inputPath", inputPath: "$.detail.responseElements.imageId" })],
    act: (page) => click(page, ".verdictpane .pieces .pick:nth-child(2)"),
  },
  {
    name: "message",
    pane: "verdict",
    kept: [{ ...changes, event: 2 }],
    act: (page) => click(page, ".verdictpane .pieces .pick:last-child"),
  },
  {
    name: "repaired",
    pane: "events",
    kept: [work(article, { available: { detail: { State: ["available"] } } })],
    act: (page) => page.locator(".origin summary").click(),
  },
  { name: "wrapped", pane: "rules", kept: [work(images.events, { template })] },
  { name: "overview", pane: "verdict", kept: [everything], act: view(3) },
  { name: "lives", pane: "verdict", kept: [work(`${images.events}\n${backups.events}`, fourRules)], act: view(4) },
  { name: "leftovers", pane: "verdict", kept: [lookups], act: view(5) },
  { name: "remedies", pane: "verdict", kept: [work(coded, { failed: { detail: { status: ["FAILED"] } } })] },
  { name: "causes", pane: "verdict", kept: [{ ...images, rules: [{ name: "misplaced", pattern: misplaced }] }] },
  { name: "mended", pane: "verdict", kept: [{ ...images, rules: [{ name: "bare", pattern: bare }] }] },
  {
    name: "remedied",
    pane: "verdict",
    kept: [{ ...images, rules: [{ name: "misplaced", pattern: misplaced }] }],
    act: (page) => click(page, ".verdictpane .noted .btn:text-matches('^(Apply|適用)$') >> nth=0"),
  },
  { name: "too-wide", pane: "verdict", kept: [{ ...images, rules: [{ name: "others", pattern: laidOut(notBoth) }] }] },
  {
    name: "elements",
    pane: "verdict",
    kept: [work(orders, { "open-a1": { detail: { items: { sku: ["A1"], state: ["open"] } } } })],
  },
  {
    name: "unrelated",
    pane: "verdict",
    kept: [{ ...images, rules: [{ name: "orders", pattern: laidOut({ source: ["my.shop"], "detail-type": ["Order placed"], detail: { total: [{ numeric: [">", 100] }] } }) }] }],
  },
  {
    name: "silent",
    pane: "verdict",
    kept: [images],
    act: (page) => unfold(page, 0, 1),
    last: (page) => page.locator(".verdictpane details.fold").first().evaluate((fold) => fold.scrollIntoView()),
  },
  {
    name: "making",
    pane: "verdict",
    kept: [images],
    act: (page) => click(page, ".rules h2 .btn >> nth=0"),
  },
  {
    name: "inseparable",
    pane: "verdict",
    kept: [work(`${orders}\n${orders}`, { "any-order": { source: ["my.shop"] } })],
    act: async (page) => {
      await click(page, ".rules h2 .btn >> nth=0");
      await click(page, ".scenepane .listed > li:nth-child(1) .pick >> nth=0");
      await click(page, ".scenepane .listed > li:nth-child(3) .pick >> nth=1");
    },
  },
  {
    name: "choices",
    pane: "rules",
    kept: [{ ...images, rules: [{ name: "image-created", pattern: unfinished.replace("eventNa", "") }] }],
    last: async (page) => {
      await page.locator(".rules .cm-content").focus();
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.press("Control+Space");
      await expect(page.locator(".cm-tooltip-autocomplete")).toBeVisible();
    },
  },
  { name: "japanese", pane: "verdict", kept: [work(`${japanese}\n${japanese}`, japaneseRules)] },
];

/** The story of a name. */
export function story(name: string): Story {
  const found = stories.find((story) => story.name === name);
  if (!found) throw new Error(`no story is called ${name}`);
  return found;
}
