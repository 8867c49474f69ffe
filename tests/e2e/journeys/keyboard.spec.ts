// Everything can be done without a mouse.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

declare global {
  interface Window {
    stops: { element: Element; look: string }[];
  }
}

/** Remembers every control that is shown, and what it looks like without the focus; gives their descriptions. */
function noteControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const controls = "button, input, select, summary, a[href], [tabindex='0'], [contenteditable='true']";
    const shown = [...document.querySelectorAll<HTMLElement>(controls)].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.matches(":disabled"),
    );
    window.stops = shown.map((element) => ({ element, look: looks(element) }));
    return shown.map(describe);

    function describe(element: Element): string {
      return `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 30)}`;
    }
    function looks(element: Element): string {
      const shells = [element, element.closest("label"), element.closest(".cm-editor"), element.closest(".code")];
      const seen = shells.filter((each) => each !== null).flatMap((each) => [getComputedStyle(each), getComputedStyle(each, "::after")]);
      return seen.map((style) => [style.outline, style.boxShadow, style.background, style.borderColor].join()).join();
    }
  });
}

/** Where the focus is among the noted controls, and whether that can be seen; -1 where it is on none. */
function focused(page: Page): Promise<{ index: number; visible: boolean; editable: boolean }> {
  return page.evaluate(() => {
    const active = document.activeElement;
    const index = window.stops.findIndex(({ element }) => element === active);
    const editable = active?.matches(".cm-content") ?? false;
    if (!active) return { index, visible: false, editable };
    const shells = [active, active.closest("label"), active.closest(".cm-editor"), active.closest(".code")];
    const seen = shells.filter((each) => each !== null).flatMap((each) => [getComputedStyle(each), getComputedStyle(each, "::after")]);
    const look = seen.map((style) => [style.outline, style.boxShadow, style.background, style.borderColor].join()).join();
    return { index, visible: look !== window.stops[index]?.look, editable };
  });
}

/** Tabs from the top through the page; gives the controls never reached and those whose focus is not seen. */
async function walk(page: Page): Promise<{ missed: string[]; unseen: string[]; order: number[] }> {
  const names = await noteControls(page);
  const order: number[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < names.length + 20; step += 1) {
    await page.keyboard.press("Tab");
    const { index, visible, editable } = await focused(page);
    if (order.includes(index)) break;
    if (index < 0) continue;
    order.push(index);
    if (!visible) unseen.push(names[index] ?? "");
    if (editable) await page.keyboard.press("Escape");
  }
  return { missed: names.filter((_, index) => !order.includes(index)), unseen, order };
}

for (const shown of ["the events", "the grid", "the pasted text"]) {
  test(`Tab reaches every control in the order in which they stand, and the focus is seen: ${shown}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const playground = await Playground.open(page);
    if (shown === "the grid") await playground.openGrid();
    if (shown === "the pasted text") await playground.showPastedText();
    await page.evaluate(() => document.body.focus());
    await page.locator("h1").click();
    const { missed, unseen, order } = await walk(page);
    expect(missed).toEqual([]);
    expect(unseen).toEqual([]);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });
}

test("Tab indents in an editor, and Escape before it leaves", async ({ page }) => {
  const playground = await Playground.open(page);
  const before = await playground.textOf(playground.pattern());
  await playground.pattern().press("ControlOrMeta+Home");
  await page.keyboard.press("Tab");
  expect(await playground.textOf(playground.pattern())).toBe(`  ${before}`);
  await page.keyboard.press("Shift+Tab");
  expect(await playground.textOf(playground.pattern())).toBe(before);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(playground.pattern()).not.toBeFocused();
  await expect(playground.rules.getByRole("button", { name: "Format" })).toBeFocused();
});

test("keys step through events and rules, also from inside an editor", async ({ page }) => {
  const playground = await Playground.open(page);
  await page.keyboard.press("Alt+j");
  await playground.expectSelectedEvent(1);
  await page.keyboard.press("Alt+Shift+J");
  await playground.expectSelectedRule("tagged-image-broken");
  await playground.pattern().focus();
  const before = await playground.textOf(playground.pattern());
  await page.keyboard.press("Alt+k");
  await playground.expectSelectedEvent(0);
  await page.keyboard.press("Alt+Shift+K");
  await playground.expectSelectedRule("tagged-image");
  await page.keyboard.press("Alt+Shift+J");
  expect(await playground.textOf(playground.pattern())).toBe(before);
});

test("keys go to the next problem and back", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern('{\n  "source": "x",\n  "detail": "y"\n}');
  await playground.expectVerdict("EventBridge refuses this pattern");
  await playground.body().focus();
  const selected = (): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? "");
  await page.keyboard.press("F8");
  await expect(playground.pattern()).toBeFocused();
  await expect.poll(selected).toBe('"x"');
  await page.keyboard.press("F8");
  await expect.poll(selected).toBe('"y"');
  await page.keyboard.press("Shift+F8");
  await expect.poll(selected).toBe('"x"');
});

test("a key lays out the pattern, and the pasted text where that has the focus", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern('{"source":["aws.ec2"]}');
  await page.keyboard.press("Alt+Shift+F");
  await expect.poll(() => playground.textOf(playground.pattern())).toBe('{\n  "source": ["aws.ec2"]\n}');
  await playground.pasteEvents('{"source":"my.app","detail-type":"Ping","detail":{"n":1}}');
  await playground.pastedText().focus();
  await page.keyboard.press("Alt+Shift+F");
  await expect.poll(() => playground.textOf(playground.pastedText())).toContain('\n  "detail-type": "Ping"');
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => playground.textOf(playground.pastedText())).not.toContain("\n");
});

test("? opens the list of keys, Escape closes it and gives the focus back", async ({ page }) => {
  const playground = await Playground.open(page);
  const list = playground.events.getByRole("listbox");
  await list.focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(keys).toBeVisible();
  await expect(keys).toContainText("next, previous event");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await expect(list).toBeFocused();
});

test("? in an editor or a field is text", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern("");
  await playground.pattern().press("?");
  await expect(playground.pattern()).toHaveText("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeHidden();
});

for (const of of ["events", "rules"] as const) {
  test(`arrow keys move the divider behind the ${of}, and it stays there`, async ({ page }) => {
    const playground = await Playground.open(page);
    const before = await playground.widths();
    await playground.divider(of).focus();
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("ArrowRight");
    const at = of === "events" ? 0 : 1;
    const moved = await playground.widths();
    expect(moved[at]).toBe((before[at] ?? 0) + 72);
    expect(moved[at + 1]).toBe((before[at + 1] ?? 0) - 72);
    await playground.reload();
    expect(await playground.widths()).toEqual(moved);
    await playground.divider(of).focus();
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("ArrowLeft");
    expect(await playground.widths()).toEqual(before);
  });
}

test("a divider says where it stands", async ({ page }) => {
  const playground = await Playground.open(page);
  const divider = playground.divider("events");
  await divider.focus();
  await page.keyboard.press("ArrowRight");
  const [events = 0, rules = 0] = await playground.widths();
  await expect(divider).toHaveAttribute("aria-valuenow", String(Math.round((100 * events) / (events + rules))));
});

test("the grid opens by a key, moves by arrows, and Enter goes back with the pair", async ({ page }) => {
  const playground = await Playground.open(page);
  await page.keyboard.press("Alt+g");
  await playground.grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(playground.cell(2, 1)).toHaveAttribute("aria-selected", "true");
  await expect(playground.grid).toHaveAttribute("aria-activedescendant", "cell-2-1");
  await page.keyboard.press("ArrowLeft");
  await expect(playground.cell(2, 0)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(playground.grid).toBeHidden();
  await playground.expectSelectedEvent(2);
  await playground.expectSelectedRule("tagged-image");
});

test("the focus follows into the grid and back to the list", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.events.getByRole("button", { name: "Grid" }).focus();
  await page.keyboard.press("Enter");
  await expect(playground.grid).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(playground.events.getByRole("listbox")).toBeFocused();
});

test("rule tabs and panels work by keys", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.ruleTab("tagged-image").focus();
  await page.keyboard.press("ArrowRight");
  await playground.expectSelectedRule("tagged-image-broken");
  await expect(playground.ruleTab("tagged-image-broken")).toBeFocused();
  const menu = playground.rules.getByRole("button", { name: "Rule", exact: true });
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(playground.rules.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();
});
