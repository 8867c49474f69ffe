// What a person sees and points at: lit places, themes, a phone, paper.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

test("pointing at a condition lights its place in the pattern and in the event", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.conditions("What holds").filter({ hasText: "eventName" }).hover();
  await expect(playground.pattern().locator(".cm-lit")).toHaveText('"eventName": ["CreateImage"]');
  await expect(playground.body().locator(".cm-lit")).toHaveText('"CreateImage"');
});

test("pointing at the pattern lights the condition", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pattern().getByText('"errorCode"').hover();
  await expect(playground.verdict.locator(".cond.lit")).toContainText("errorCode");
});

test("pointing at the event lights the condition and its place in the pattern", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.body().getByText('"CreateImage"').hover();
  await expect(playground.verdict.locator(".cond.lit")).toContainText("eventName");
  await expect(playground.pattern().locator(".cm-lit")).toHaveText('"eventName": ["CreateImage"]');
});

test("a click in the pattern scrolls to the condition and to its place in the event", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 460 });
  const playground = await Playground.open(page);
  const condition = playground.verdict.locator(".cond").filter({ hasText: "tags.value" });
  await expect(condition).not.toBeInViewport();
  await expect(playground.body().getByText('"hoge"')).not.toBeInViewport();
  await playground.pattern().getByText('"hoge"').click();
  await expect(condition).toBeInViewport();
  await expect(playground.body().getByText('"hoge"')).toBeInViewport();
});

test("another array element can be asked about", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.selectEvent(1);
  await expect(playground.conditions("What fails")).toHaveCount(1);
  await playground.verdict.getByRole("combobox").first().selectOption({ label: "element 1 of 2" });
  await expect(playground.conditions("What fails")).toHaveCount(2);
  await playground.verdict.getByRole("button", { name: "Show the best" }).click();
  await expect(playground.conditions("What fails")).toHaveCount(1);
});

test("an AMI id is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const playground = await Playground.open(page);
  const copy = playground.verdict.getByRole("button", { name: "Copy ami-0c3d5a7f91e24b680" }).first();
  await copy.click();
  await expect(copy).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("ami-0c3d5a7f91e24b680");
});

test("the theme is switched and remembered", async ({ page }) => {
  await Playground.open(page);
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(root).toHaveAttribute("data-theme", "dark");
});

test("on a phone one pane shows, the verdict first", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = await Playground.open(page);
  await playground.expectVerdict("Matches");
  await expect(playground.rules).toBeHidden();
  await page.getByRole("button", { name: /^Rules/ }).click();
  await expect(playground.pattern()).toBeVisible();
  await page.getByRole("button", { name: /^Events/ }).click();
  await playground.selectEvent(1);
  await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Verdict" }).click();
  await playground.expectVerdict("Does not match");
});

test("the headers forbid what the page does not need", async ({ page }) => {
  const response = await page.goto("./");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  expect(policy).not.toMatch(/https?:/);
});

test("on paper the whole event, pattern and verdict stand, and nothing that wants a click", async ({ page }) => {
  const playground = await Playground.open(page);
  const fields = Array.from({ length: 150 }, (_, n) => `  "field-${n}": ["x"]`).join(",\n");
  await playground.pasteEvents(`{\n"source": "my.app",\n"detail-type": "Ping",\n"detail": {\n${fields}\n}\n}`);
  await playground.writePattern(`{"source": ["my.app"], "detail": {\n${fields}\n}}`);
  await expect(playground.conditions("What holds").last()).toContainText("field-149");
  await page.emulateMedia({ media: "print" });
  for (const part of [playground.pattern(), playground.pastedText(), playground.verdict]) {
    for (const n of [0, 75, 149]) await expect(part.getByText(new RegExp(`field-${n}\\b`)).first()).toBeVisible();
  }
  for (const control of await page.getByRole("button", { name: /^(Share|Samples|Rule|Clear|Format|Grid)/ }).all()) {
    await expect(control).toBeHidden();
  }
  expect(await playground.cutOff()).toEqual([]);
});
