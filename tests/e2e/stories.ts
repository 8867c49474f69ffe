// Every state of the page as a story: pictures show them, and a test looks at each in every size and language.
//
// A story is told by ids and classes, not by words, so that it can be told in every language.

import { deflateRawSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";
import {
  aimed,
  article,
  backups,
  bare,
  broken,
  calls,
  changes,
  coded,
  everything,
  fourRules,
  images,
  instances,
  japanese,
  japaneseRules,
  lookups,
  misplaced,
  mistaken,
  notBoth,
  otherKind,
  orders,
  template,
  transformer,
  unfinished,
  work,
  type Work,
} from "./story-works.ts";

export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];

const panes = ["events", "rules", "verdict"] as const;
export type Pane = (typeof panes)[number];

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

/** Unfolds what the engine made, by its place among what is folded. */
const unfold = async (page: Page, ...places: number[]): Promise<void> => {
  for (const place of places) await click(page, `.verdictpane details.fold >> nth=${place} >> summary`);
};

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
  { name: "too-wide", pane: "verdict", kept: [work(images.events, { others: notBoth })] },
  {
    name: "elements",
    pane: "verdict",
    kept: [work(orders, { "open-a1": { detail: { items: { sku: ["A1"], state: ["open"] } } } })],
  },
  {
    name: "unrelated",
    pane: "verdict",
    kept: [work(images.events, { orders: otherKind })],
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
    kept: [{ ...images, rules: [{ name: "image-created", pattern: unfinished.replace("eventNa", "event") }] }],
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
