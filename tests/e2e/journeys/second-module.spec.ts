// What is no part of the verdict is in a second module: the verdict does not wait for it, and the page goes on without
// it.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

const ping = '{"source": "my.app", "detail-type": "Ping", "detail": {"n": 1}}';
const work = {
  eventglass: 1,
  events: ping,
  rules: [{ name: "ping", pattern: '{"source": ["my.app"]}' }],
};

test("plain events and patterns are judged without it, their causes told once it has come", async ({ page }) => {
  await page.addInitScript((text) => localStorage.setItem("eventglass.work.0", text), JSON.stringify(work));
  let letCome = (): void => {};
  const come = new Promise<void>((resolve) => (letCome = resolve));
  await page.route("**/whole-*", async (route) => {
    await come;
    await route.continue();
  });
  // Not settled before the second module is there.
  await page.goto("./");
  const playground = new Playground(page);
  await playground.expectVerdict("Matches");
  await playground.writePattern('{"n": [1]}');
  await playground.expectVerdict("Does not match");
  await expect(playground.conditions("What fails")).toHaveCount(1);
  await playground.writePattern('{"detail": {"n": [');
  await playground.expectVerdict("EventBridge refuses this pattern");
  await playground.writePattern('{"n": [1]}');
  await playground.expectVerdict("Does not match");
  await expect(playground.cause("M01")).toHaveCount(0);
  letCome();
  await expect(playground.cause("M01")).toContainText("detail.n");
  await playground.apply(playground.remedies("M01").first());
  await playground.expectVerdict("Matches");
});

test("it comes by itself, once", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript((text) => localStorage.setItem("eventglass.work.0", text), JSON.stringify(work));
  const playground = await Playground.open(page);
  await playground.writePattern('{"n": [1]}');
  await expect(playground.cause("M01")).toBeVisible();
  const whole = asked.filter((path) => path.includes("/whole-"));
  expect(whole).not.toEqual([]);
  expect(new Set(whole).size).toBe(whole.length);
});

test.describe("where it cannot be loaded", () => {
  test.use({ expectedErrors: /whole-|ERR_FAILED|Failed to fetch/ });

  test("the page says so, goes on, and tries again when asked", async ({ page }) => {
    await page.route("**/whole-*", (route) => route.abort());
    const playground = await Playground.open(page);
    await playground.expectVerdict("Matches");
    const alert = playground.verdict.getByRole("alert");
    await expect(alert).toContainText("could not be loaded");
    await playground.selectEvent(1);
    await playground.expectVerdict("Does not match");
    await playground.selectEvent(0);
    await page.unroute("**/whole-*");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(playground.received.locator("pre")).toHaveText('"ami-0c3d5a7f91e24b680"');
    await expect(alert).toHaveCount(0);
  });
});
