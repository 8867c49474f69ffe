// All verdicts at once: every event by every rule.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

test("each cell says what the pair's verdict is, each column how many match", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openGrid();
  expect(await playground.cells()).toEqual([
    ["matches", "does not match"],
    ["does not match", "does not match"],
    ["does not match", "does not match"],
    ["does not match", "does not match"],
  ]);
  const heads = playground.grid.getByRole("columnheader");
  await expect(heads).toHaveText(["Event", /tagged-image.*1 of 4/, /tagged-image-broken.*0 of 4/]);
});

test("a click on a cell selects the pair, and the verdict follows", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openGrid();
  await playground.cell(2, 1).click();
  await expect(playground.cell(2, 1)).toHaveAttribute("aria-selected", "true");
  await playground.expectVerdict("Does not match");
  await expect(playground.verdict).toContainText("tagged-image-broken on");
  await playground.cell(0, 0).click();
  await playground.expectVerdict("Matches");
  await expect(playground.cell(2, 1)).toHaveAttribute("aria-selected", "false");
});

test("the pair is still selected when the grid is closed", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openGrid();
  await playground.cell(1, 1).click();
  await page.getByRole("button", { name: "Close" }).click();
  await playground.expectSelectedEvent(1);
  await playground.expectSelectedRule("tagged-image-broken");
});

test("a refused rule has no verdicts", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.selectRule("tagged-image-broken");
  await playground.writePattern('{"source": "aws.ec2"}');
  await playground.expectVerdict("EventBridge refuses this pattern");
  await playground.openGrid();
  await expect(playground.cell(0, 1)).toContainText("refuses");
  await expect(playground.cell(0, 0)).toContainText("matches");
});

test("thousands of events scroll, and only those in view are drawn", async ({ page }) => {
  const playground = await Playground.open(page);
  const ping = (n: number): string => `{"source": "my.app", "detail-type": "Ping", "detail": {"n": ${n}}}`;
  const events = Array.from({ length: 5_000 }, (_, n) => ping(n));
  await playground.openFile("many.jsonl", events.join("\n"));
  await playground.expectEventCount(5_000);
  await playground.writePattern('{"detail": {"n": [4999]}}');
  await playground.openGrid();
  await playground.grid.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
  await expect(playground.cell(4_999, 0)).toContainText("matches");
  await playground.cell(4_999, 0).click();
  await playground.expectVerdict("Matches");
  expect(await playground.grid.getByRole("row").count()).toBeLessThan(120);
});

for (const width of [390, 1280]) {
  test(`the head stands over its columns at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const playground = await Playground.open(page);
    await page.keyboard.press("Alt+g");
    if (width < 900) await page.getByRole("button", { name: /^Events/ }).click();
    await expect(playground.cell(3, 1)).toBeAttached();
    const heads = await playground.grid.getByRole("columnheader").all();
    for (const [rule, head] of heads.slice(1).entries()) {
      const [above, below] = [await head.boundingBox(), await playground.cell(3, rule).boundingBox()];
      expect([above?.x, above?.width]).toEqual([below?.x, below?.width]);
    }
  });
}
