// The page from the first moment: nothing flashes, nothing jumps, something shows at once.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

const wide = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };

declare global {
  interface Window {
    seen: string[];
    shifts: string[];
  }
}

/** Holds the WebAssembly back until the returned function is called. */
async function holdWasm(page: Page): Promise<() => void> {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

for (const [form, viewport] of Object.entries({ wide, phone })) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`nothing jumps while the page loads, ${form}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.addInitScript(() => {
        window.shifts = [];
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            // Less is a single letter that an editor sets anew, which nobody sees.
            const { value = 1 } = entry as { value?: number };
            if (value > 0.001) window.shifts.push(JSON.stringify(entry));
          }
        });
        observer.observe({ type: "layout-shift", buffered: true });
      });
      const release = await holdWasm(page);
      await page.goto("./", { waitUntil: "domcontentloaded" });
      await expect(page.locator("main.shell")).toBeVisible();
      release();
      const playground = new Playground(page);
      await playground.settled();
      await playground.expectVerdict("Matches");
      expect(await page.evaluate(() => window.shifts)).toEqual([]);
    });
  }
}

test("the theme that was chosen is there from the first frame", async ({ page, context }) => {
  await Playground.open(page);
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  const next = await context.newPage();
  await next.addInitScript(() => {
    window.seen = [];
    const look = (): void => {
      const root = document.documentElement;
      if (root && document.body) {
        window.seen.push(`${root.dataset["theme"]} ${getComputedStyle(root).colorScheme}`);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const release = await holdWasm(next);
  await next.goto("./", { waitUntil: "domcontentloaded" });
  await expect(next.locator("main.shell")).toBeVisible();
  await expect(next.locator("html")).toHaveAttribute("data-theme", "dark");
  release();
  await new Playground(next).settled();
  expect([...new Set(await next.evaluate(() => window.seen))]).toEqual(["dark dark"]);
});

test("the page's shape shows before the engine has arrived, and says that it is busy", async ({ page }) => {
  const release = await holdWasm(page);
  await page.goto("./", { waitUntil: "domcontentloaded" });
  await expect(page.getByText("Eventglass")).toBeVisible();
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
  release();
  const playground = new Playground(page);
  await playground.settled();
  await playground.expectVerdict("Matches");
});

test.describe("without WebAssembly", () => {
  test.use({ expectedErrors: /\.wasm|Failed to load resource/ });

  test("the page says that it cannot start", async ({ page }) => {
    await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404 }));
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("Eventglass could not start");
    await expect(page.getByRole("alert")).toContainText("404");
  });
});
