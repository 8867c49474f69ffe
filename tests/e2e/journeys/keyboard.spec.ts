// Everything can be done without a mouse.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

declare global {
  interface Window {
    /** Every control that is shown, with what it is called and what it looks like without the focus. */
    controls: { element: Element; name: string; look: string }[];
    look(element: Element): string;
  }
}

/** Remembers every control that is shown; gives what they are called. */
function noteControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const kinds = "button, input, select, summary, a[href], [tabindex='0'], [contenteditable='true']";
    const shown = [...document.querySelectorAll<HTMLElement>(kinds)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.tabIndex >= 0 &&
        !element.matches(":disabled"),
    );
    // A field may show the focus by what is around it.
    window.look = (element) =>
      [element, element.closest("label"), element.closest(".cm-editor")]
        .filter((part) => part !== null)
        .flatMap((part) => [getComputedStyle(part), getComputedStyle(part, "::after")])
        .map(({ outline, boxShadow, background, borderColor }) => outline + boxShadow + background + borderColor)
        .join();
    window.controls = shown.map((element) => {
      const name = element.getAttribute("aria-label") ?? element.textContent ?? "";
      return { element, name: `${element.tagName} ${name.slice(0, 30)}`, look: window.look(element) };
    });
    return window.controls.map(({ name }) => name);
  });
}

/** Which of the noted controls has the focus, and whether it looks different by it; -1 where none has. */
function focused(page: Page): Promise<{ index: number; seen: boolean }> {
  return page.evaluate(() => {
    const index = window.controls.findIndex(({ element }) => element === document.activeElement);
    const control = window.controls[index];
    return { index, seen: control !== undefined && window.look(control.element) !== control.look };
  });
}

/** Tabs from the top through the page; gives the order in which the controls are reached. */
async function walk(page: Page, names: string[]): Promise<number[]> {
  const order: number[] = [];
  for (let step = 0; step < names.length + 20; step += 1) {
    await page.keyboard.press("Tab");
    const { index } = await focused(page);
    if (order.includes(index)) break;
    if (index < 0) continue;
    order.push(index);
    // The editor shows its focus a moment later.
    await expect.poll(async () => (await focused(page)).seen, `the focus is seen on ${names[index]}`).toBe(true);
    // Out of an editor that takes Tab for itself.
    await page.keyboard.press("Escape");
  }
  return order;
}

for (const shown of ["the events", "the grid", "the pasted text"]) {
  test(`Tab reaches every control in order, and the focus is seen: ${shown}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const playground = await Playground.open(page);
    if (shown === "the grid") await playground.openGrid();
    if (shown === "the pasted text") await playground.showPastedText();
    await page.locator("h1").click();
    const names = await noteControls(page);
    const order = await walk(page, names);
    expect(names.filter((_, index) => !order.includes(index))).toEqual([]);
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
  await expect(playground.rules.getByRole("button", { name: "The event" })).toBeFocused();
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
  await page.getByRole("banner").getByRole("button", { name: "Grid" }).focus();
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
