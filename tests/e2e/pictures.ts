// One picture per test; `cargo xtask screenshots` runs them.

import { expect, test } from "./fixtures.ts";

const folder = new URL("../../docs/images/", import.meta.url).pathname;

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("./");
    await expect(page.getByRole("heading", { name: /match/i }).first()).toBeVisible();
    await page.screenshot({ path: `${folder}${colorScheme}.png` });
  });
}

test("the page on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("./");
  await expect(page.getByRole("heading", { name: /match/i }).first()).toBeVisible();
  await page.screenshot({ path: `${folder}phone.png` });
});
