// What few need is in a second module: it comes when it is needed, and the page goes on without it.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

const ping = '{"source": "my.app", "detail-type": "Ping", "detail": {"n": 1}}';
const work = {
  eventglass: 1,
  events: ping,
  rules: [{ name: "ping", pattern: '{"source": ["my.app"]}' }],
};

test("plain events and patterns do without it", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.addInitScript((text) => localStorage.setItem("eventglass.work.0", text), JSON.stringify(work));
  const playground = await Playground.open(page);
  await playground.expectVerdict("Matches");
  await playground.writePattern('{"detail": {"n": [2]}}');
  await playground.expectVerdict("Does not match");
  await playground.writePattern('{"detail": {"n": [');
  await playground.expectVerdict("EventBridge refuses this pattern");
  expect(asked.filter((url) => url.includes("/whole-"))).toEqual([]);
  await playground.targetIs("InputPath");
  await playground.settled();
  expect(asked.filter((url) => url.includes("/whole-"))).not.toEqual([]);
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
