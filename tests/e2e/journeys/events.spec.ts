// Whatever is pasted or opened: what can be read is used, the rest is said.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

const ping = (n: number): string =>
  JSON.stringify({ source: "my.app", "detail-type": "Ping", time: "2026-11-20T00:00:00Z", detail: { n } });

test("a file with 28 events that follow each other without separator", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern('{"detail": {"n": [27]}}');
  await playground.openFile("firehose.json", Array.from({ length: 28 }, (_, n) => ping(n)).join(""));
  await playground.expectEventCount(28);
  await expect(playground.ruleTab("tagged-image")).toContainText("1 of 28");
  const list = playground.events.getByRole("listbox");
  await list.focus();
  await page.keyboard.press("End");
  await playground.expectVerdict("Matches");
  await expect(playground.body()).toContainText('"n": 27');
});

test("a broken line costs one line", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents([ping(1), '{"source": "my.app", "detail":', ping(3), "not an event"].join("\n"));
  await expect(playground.events).toContainText("Events3");
  await expect(playground.verdict).toContainText("no event stands here");
  await playground.selectEvent(1);
  await expect(playground.verdict).toContainText("this object is never closed");
});

test("thousands of events scroll, and only those in view are drawn", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openFile("many.jsonl", Array.from({ length: 5_000 }, (_, n) => ping(n)).join("\n"));
  await expect(playground.events).toContainText("Events5,000");
  expect(await playground.events.getByRole("option").count()).toBeLessThan(120);
  const list = playground.events.getByRole("listbox");
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(playground.events.locator("#event-4999")).toBeVisible();
  await playground.events.locator("#event-4999").click();
  await expect(playground.body()).toContainText('"n": 4999');
});

test("a file that is not text is refused, and nothing is lost", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openFile("picture.json", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe]));
  await expect(playground.events.getByRole("alert")).toContainText("could not be read as text");
  await playground.expectEventCount(4);
});

test("an empty page is a welcome", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.events.getByRole("button", { name: "Clear" }).click();
  await playground.expectVerdict("Nothing to judge yet");
  await playground.verdict.getByRole("button", { name: /RunInstances by one user/ }).click();
  await playground.expectVerdict("Matches");
});
