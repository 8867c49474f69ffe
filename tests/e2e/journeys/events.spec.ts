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
  await expect(playground.verdict).toContainText("this is not an event");
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
  await expect(playground.said).toContainText("picture.json is not text");
  await playground.expectEventCount(4);
});

test("an empty page is a welcome", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.clear();
  await playground.expectVerdict("Nothing to judge yet");
  await playground.verdict.getByRole("button", { name: /RunInstances by one user/ }).click();
  await playground.expectVerdict("Matches");
});

test("events of the same shape keep their marks when one switches between them", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern('{"source": ["my.app"], "detail": {"n": [9]}}');
  const event = (id: string, n: number): string =>
    `{\n  "id": "${id}",\n  "source": "my.app",\n  "detail-type": "Ping",\n  "detail": {"n": ${n}}\n}\n`;
  await playground.pasteEvents(event("aaaa", 1) + event("bbbb", 2));
  for (const index of [1, 0, 1]) {
    await playground.selectEvent(index);
    await expect(playground.body()).toContainText(index === 0 ? "aaaa" : "bbbb");
    await expect(playground.body().locator(".cm-pass")).toHaveCount(1);
    await expect(playground.body().locator(".cm-fail")).toHaveCount(1);
  }
});

test("another file shows from its start, in the list too", async ({ page }) => {
  const playground = await Playground.open(page);
  const file = (from: number): string => Array.from({ length: 3_000 }, (_, n) => ping(from + n)).join("\n");
  await playground.openFile("first.jsonl", file(0));
  await expect(playground.events).toContainText("Events3,000");
  await playground.events.getByRole("listbox").evaluate((list) => list.scrollTo(0, 40_000));
  await expect(playground.events.locator("#event-1252")).toBeVisible();
  await playground.openFile("second.jsonl", file(5_000));
  await expect(playground.events.locator("#event-0")).toBeVisible();
  await playground.selectEvent(0);
  await expect(playground.body()).toContainText('"n": 5000');
});

test("the same file twice still points at its places", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern('{"source": ["my.app"]}');
  const text = '{\n  "source": "my.app",\n  "detail-type": "Ping"\n}';
  for (const name of ["once.json", "twice.json"]) {
    await playground.openFile(name, text);
    await playground.settled();
    await playground.conditions("What holds").first().hover();
    await expect(playground.pastedText().locator(".cm-lit")).toHaveText('"my.app"');
  }
});

test("a mistake in the pasted text is underlined where it is, and stands first", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents('{\n  "source": "aws.ec2",\n  "detail": {"n": tru}\n}');
  await expect(playground.underlined(playground.pastedText())).toHaveText("tru");
  await expect(playground.verdict.locator(".problem").first()).toContainText("is no JSON value");
});
