// A person's work comes back, whatever was opened, removed or pasted over meanwhile.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";
import { expectWork, makeWork, ping, ruleName } from "../work.ts";


test("the last work comes back: text, rules and selection", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await playground.reload();
  await expectWork(playground);
  await playground.showPastedText();
  expect(await playground.textOf(playground.pastedText())).toBe(`${ping(1)}\n${ping(2)}`);
});

test("a sample that was only looked at is not kept", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openSample("RunInstances by one user");
  await playground.expectEventCount(1);
  await playground.reload();
  await playground.expectEventCount(4);
});

test("clearing the events is undone", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await playground.clear();
  await playground.expectEventCount(0);
  await playground.undo();
  await expectWork(playground);
});

test("opening a sample is undone", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await playground.openSample("A backup service tags the AMI later");
  await playground.expectEventCount(4);
  await playground.undo();
  await expectWork(playground);
  await playground.reload();
  await expectWork(playground);
});

test("removing a rule is undone", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await playground.removeRule();
  await expect(playground.ruleTab(ruleName)).toHaveCount(0);
  await expect(playground.said).toContainText(ruleName);
  await playground.undo();
  await expectWork(playground);
});

test("pasting over the events is undone", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await playground.paste(playground.body(), ping(3));
  await playground.expectEventCount(1);
  await playground.undo();
  await expectWork(playground);
});

test("opening a file is undone", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await playground.openFile("one.json", ping(3));
  await playground.expectEventCount(1);
  await playground.undo();
  await expectWork(playground);
});

test("the earlier work stands among the samples and is taken up again", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await playground.openSample("RunInstances by one user");
  await playground.expectEventCount(1);
  await playground.writePattern('{"source": ["aws.s3"]}');
  await playground.expectVerdict("Does not match");
  await playground.reload();
  await playground.expectEventCount(1);
  const panel = await playground.openSamples();
  await panel.getByRole("button", { name: /^Your earlier work.*second-ping/ }).click();
  await expectWork(playground);
});

test("where the browser blocks storage the page works and says so", async ({ page }) => {
  await page.addInitScript(() => {
    const denied = (): never => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: denied });
  });
  const playground = await Playground.open(page);
  await makeWork(playground);
  await expect(playground.said).toContainText("gone when it closes");
  await playground.reload();
  await playground.expectEventCount(4);
});

test("where the storage is full the page works and says so, until there is room", async ({ page }) => {
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key: string, value: string): void {
      if (value.length > 10_000) throw new DOMException("full", "QuotaExceededError");
      setItem.call(this, key, value);
    };
  });
  const playground = await Playground.open(page);
  await playground.pasteEvents(Array.from({ length: 300 }, (_, n) => ping(n)).join("\n"));
  await playground.expectEventCount(300);
  await expect(playground.said).toContainText("Too large to be kept");
  // Filling a field replaces what is drawn of it, and of so long a text that is a part.
  await playground.events.getByRole("button", { name: "Clear" }).click();
  await makeWork(playground);
  await expect(playground.said).toContainText("Everything stays in this page. Nothing is sent.");
  await playground.reload();
  await expectWork(playground);
});

test("several tabs can be worked in at once, and the work that was changed last comes back", async ({ page, context }) => {
  const playgrounds = [await Playground.open(page), await Playground.open(await context.newPage())];
  for (const [index, playground] of playgrounds.entries()) {
    await playground.pasteEvents(ping(index));
    await playground.expectEventCount(1);
    await playground.page.goto("about:blank");
  }
  const next = await Playground.open(await context.newPage());
  await next.expectEventCount(1);
  await expect(next.body()).toContainText('"n": 1');
});

test("what was changed in one tab is not lost to another", async ({ page, context }) => {
  const first = await Playground.open(page);
  const second = await Playground.open(await context.newPage());
  for (const [n, playground] of [first, second, first].entries()) {
    await playground.pasteEvents(ping(n));
    await expect.poll(() => playground.page.evaluate(() => localStorage.getItem("eventglass.work.0"))).toContain(`\\"n\\": ${n}`);
  }
  const next = await Playground.open(await context.newPage());
  await expect(next.body()).toContainText('"n": 2');
  const kept = await next.page.evaluate(() => Object.values(localStorage).join());
  expect(kept).toContain('\\"n\\": 1');
});
