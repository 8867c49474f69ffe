// How every story looks in every size, language and theme: nothing is cut, covered or too small to hit, and axe finds
// nothing.

import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { languages, look, panesOf, stories, story, tell } from "../stories.ts";

/** Widths and heights; 720 by 450 is a desk at 200 % zoom. */
const sizes = [
  [2560, 1300],
  [1920, 1080],
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [720, 450],
  [390, 844],
  [320, 640],
] as const;

/** At most so wide, one pane shows at a time and fingers point. */
const PHONE = 900;
/** What is too small to hit, in CSS pixels: on a phone buttons, and what WCAG 2.2 asks of all. */
const FINGER = 40;
const LEAST = 24;

for (const story of stories) {
  for (const language of languages) {
    test(`${story.name} looks right, ${language}`, async ({ page }) => {
      test.slow();
      await tell(page, story, language);
      const troubles: string[] = [];
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        for (const pane of width <= PHONE ? panesOf(story) : [story.pane]) {
          await look(page, story, pane);
          const found = await layoutTroubles(page);
          troubles.push(...found.map((trouble) => `${width} px, ${pane}: ${trouble}`));
        }
        if (width === 1440 || width === 390) {
          await look(page, story);
          const found = await axeTroubles(page);
          troubles.push(...found.map((trouble) => `${width} px, ${trouble}`));
        }
      }
      expect(troubles).toEqual([]);
    });
  }
}

test("axe finds nothing in forced colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const name of ["near-miss", "broken", "grid"]) {
    await tell(page, story(name), "en");
    expect(await violations(axe(page))).toEqual([]);
  }
});

test("nothing moves where motion is not wanted", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const name of ["typing", "samples"]) {
    await tell(page, story(name), "en");
    await page.locator(".divider").first().hover({ force: true });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  }
});

// --- Axe

/** Everything in light; in dark what a theme can change: the colours. */
async function axeTroubles(page: Page): Promise<string[]> {
  const light = await violations(axe(page));
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(axe(page).withRules(["color-contrast"]));
  await page.emulateMedia({ colorScheme: "light" });
  return [...light.map((each) => `light: ${each}`), ...dark.map((each) => `dark: ${each}`)];
}

function axe(page: Page): AxeBuilder {
  // There are no frames, and without them the legacy mode is the faster one.
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

// --- Layout

/** Something that can be hit, or a line of text. */
interface Box {
  name: string;
  kind: "button" | "target" | "text";
  /** The panel that it is in: panels lie above the page. */
  layer: string;
  /** The target that holds it, by index. */
  within: number;
  /** The lines of a text have the same number. */
  text: number;
  /** Whether a part of it can never be seen. */
  cut: boolean;
  /** The part that is seen. */
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Without what the ancestors hide. */
  width: number;
  height: number;
}

async function layoutTroubles(page: Page): Promise<string[]> {
  const wide = await page.evaluate(tooWide);
  const boxes = await page.evaluate(measure);
  const cut = boxes.filter(({ cut }) => cut).map(({ name }) => `${name} is cut`);
  const fingers = (page.viewportSize()?.width ?? 0) <= PHONE;
  const small = fingers ? boxes.filter(isSmall).map(({ name, width, height }) => `${name} is ${width}x${height}`) : [];
  return [...wide, ...cut, ...small, ...overlapping(boxes)];
}

function isSmall({ kind, width, height }: Box): boolean {
  const least = { button: FINGER, target: LEAST, text: 0 }[kind];
  return Math.min(width, height) < least;
}

function overlapping(boxes: Box[]): string[] {
  return boxes.flatMap((one, index) => {
    const covered = (other: Box, offset: number): boolean =>
      one.layer === other.layer &&
      (one.kind !== "text" || one.text !== other.text) &&
      one.within !== index + 1 + offset &&
      other.within !== index &&
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
    const others = boxes.slice(index + 1).filter(covered);
    return others.map((other) => `${one.name} and ${other.name} overlap`);
  });
}

/** Runs in the page: what is wider than its place, though it was not made to scroll. */
function tooWide(): string[] {
  const parts = "header, footer, .phone, .panel, .pane, .pane > h2, .scroll, .foot, .verdict, button, label, .told";
  const all = [document.documentElement, ...document.querySelectorAll(parts)];
  const wide = all.filter((element) => {
    const whole = element.clientWidth > 0 && !element.closest(".cm-editor");
    return whole && element.scrollWidth > element.clientWidth + 1;
  });
  return wide.map((it) => `${it.localName}.${it.className}: ${it.scrollWidth} in ${it.clientWidth}`);
}

/** Runs in the page: everything that is seen, outside the editors. */
function measure(): Box[] {
  const seen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(".sr, .cm-editor");
  const boxes: Box[] = [];
  const add = (element: Element, name: string, kind: Box["kind"], rect: DOMRect, within: number, text = -1): void => {
    let { left, top, right, bottom } = rect;
    let [cut, scrolls] = [false, false];
    for (let it: Element | null = element; it && it !== document.body; it = it.parentElement) {
      const { overflowX, textOverflow, position } = getComputedStyle(it);
      if (overflowX !== "visible") {
        const frame = it.getBoundingClientRect();
        const told = textOverflow === "ellipsis" && it.closest("[title]");
        const over = right > frame.right + 1 || left < frame.left - 1 || bottom > frame.bottom + 2;
        scrolls ||= overflowX !== "hidden" && overflowX !== "clip";
        cut ||= over && !scrolls && !told;
        [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
        [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      }
      if (position === "fixed") break;
    }
    const layer = element.closest("[popover]")?.id ?? "";
    const [width, height] = [Math.round(rect.width), Math.round(rect.height)];
    boxes.push({ name, kind, layer, within, text, cut, left, top, right, bottom, width, height });
  };

  const buttons = "button, select, summary, label.btn, input:not([type=file])";
  const targets = [...document.querySelectorAll(`${buttons}, [role=option], [role=gridcell], [role=separator]`)];
  const shown = targets.filter(seen);
  for (const it of shown) {
    const name = `${it.localName}.${it.className} “${it.textContent?.trim().slice(0, 30)}”`;
    const within = it.parentElement?.closest("button, label.btn, [role=option]");
    const kind = it.matches(buttons) ? "button" : "target";
    add(it, name, kind, it.getBoundingClientRect(), within ? shown.indexOf(within) : -1);
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), text = 0; node; node = walker.nextNode(), text += 1) {
    const parent = node.parentElement;
    if (!parent || !node.nodeValue?.trim() || parent.localName === "option" || !seen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const within = shown.findIndex((target) => target.contains(parent));
    for (const { left, top, width, height } of range.getClientRects()) {
      // A line of text is as high as its letters may ever be: the fifth part at either end is air.
      const letters = new DOMRect(left, top + height / 5, width, (height * 3) / 5);
      add(parent, `“${node.nodeValue.trim().slice(0, 40)}”`, "text", letters, within, text);
    }
  }
  return boxes;
}
