// One picture per test; `cargo xtask screenshots` runs them and writes `docs/images/`.

import { test } from "./fixtures.ts";
import { Playground } from "./page.ts";

const folder = new URL("../../docs/images/", import.meta.url).pathname;

for (const colorScheme of ["light", "dark"] as const) {
  test(`a miss and its reason, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1440, height: 900 });
    const playground = await Playground.open(page);
    await playground.selectEvent(1);
    await playground.expectVerdict("Does not match");
    await playground.conditions("What fails").first().hover();
    await page.screenshot({ path: `${folder}${colorScheme}.png` });
  });
}

test("a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = await Playground.open(page);
  await playground.expectVerdict("Matches");
  await page.screenshot({ path: `${folder}phone.png` });
});

test("a pattern that EventBridge refuses", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const playground = await Playground.open(page);
  await playground.writePattern('{\n  "source": ["aws.ec2"],\n  "detail": {\n    "state": "running",\n    "name": [{ "contains": "web" }]\n  }\n}');
  await playground.expectVerdict("EventBridge refuses this pattern");
  await page.screenshot({ path: `${folder}refused.png` });
});
