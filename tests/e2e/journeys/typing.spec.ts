// The verdict follows what is typed, and the text is never disturbed.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

test("a pattern from nothing to a match", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.addRule();
  await expect(playground.verdict).toContainText("Write a pattern");
  await playground.pattern().click();
  await page.keyboard.type('{"source": ["aws.ec2"], ');
  await playground.expectVerdict("EventBridge refuses this pattern");
  await page.keyboard.type('"detail": {"eventName": ["CopyImage"]}}');
  await playground.expectVerdict("Does not match");
  await expect(playground.conditions("What fails")).toContainText('"CreateImage"');
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
  for (let letter = 0; letter < "CopyImage".length; letter += 1) await page.keyboard.press("Backspace");
  await page.keyboard.type("CreateImage");
  await playground.expectVerdict("Matches");
  await expect(playground.pattern()).toHaveText(
    '{"source": ["aws.ec2"], "detail": {"eventName": ["CreateImage"]}}',
  );
});

test("an error behind an emoji is underlined in the right place", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern('{"😀日本": ["😀"], "detail": {"state": "running"}}');
  await playground.expectVerdict("EventBridge refuses this pattern");
  await expect(playground.underlined(playground.pattern())).toHaveText('"running"');
  await expect(playground.verdict).toContainText('"state" must be an object or an array');
  await expect(playground.conditions("Conditions that could be read")).toHaveCount(1);
});

test("a broken rule does not hide the verdict of another", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.selectRule("tagged-image-broken");
  await playground.writePattern('{"source": "aws.ec2"');
  await playground.expectVerdict("EventBridge refuses this pattern");
  await expect(playground.ruleTab("tagged-image")).toContainText("1 of 4");
  await playground.selectRule("tagged-image");
  await playground.expectVerdict("Matches");
});

test("an event that is typed gets its verdict in the pasted text too", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern('{"detail": {"n": [{"numeric": [">", 4]}]}}');
  await playground.pasteEvents('{\n  "source": "my.app",\n  "detail-type": "Ping",\n  "detail": {"n": 5}\n}');
  await playground.expectVerdict("Matches");
  await expect(playground.pastedText().locator(".cm-pass")).toHaveText('  "detail": {"n": 5}');
  await playground.pastedText().getByText('"detail"').click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("3");
  await playground.expectVerdict("Does not match");
  await expect(playground.pastedText().locator(".cm-fail")).toHaveText('  "detail": {"n": 3}');
});

test("pasting over the selected event opens the pasted text, and undo brings the old one back", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.body().click();
  await playground.paste(playground.body(), '{"source": "my.app", "detail-type": "Ping", "detail": {}}');
  await playground.expectEventCount(1);
  await expect(playground.pastedText()).toContainText("my.app");
  await playground.pastedText().click();
  await page.keyboard.press("ControlOrMeta+z");
  await playground.expectEventCount(4);
});

test("rules are added, renamed and removed", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.renameRule("images");
  await expect(playground.ruleTab("images")).toBeVisible();
  await expect(playground.verdict).toContainText("images on CreateImage");
  await playground.removeRule();
  await expect(playground.rules.getByRole("tab")).toHaveCount(1);
  await playground.removeRule();
  await expect(playground.rules).toContainText("No rules. Add one");
  await playground.expectVerdict("Nothing to judge yet");
});

test("what is pasted into the editor's search is not taken for events", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.body().click();
  await page.keyboard.press("ControlOrMeta+f");
  await playground.paste(playground.events.locator(".cm-search input").first(), "ami-123");
  await playground.settled();
  await playground.expectEventCount(4);
});

test("editing above a condition that was scrolled to does not scroll there again", async ({ page }) => {
  const playground = await Playground.open(page);
  const fields = Array.from({ length: 120 }, (_, n) => `  "field-${n}": ["x"]`).join(",\n");
  await playground.writePattern(`{\n${fields}\n}`);
  await playground.conditions("What fails").last().getByRole("button").click();
  await expect(playground.pattern().getByText('"field-119"')).toBeVisible();
  await playground.pattern().press("ControlOrMeta+Home");
  await expect(playground.pattern().getByText('"field-0"')).toBeVisible();
  await page.keyboard.type("  ");
  await playground.settled();
  await expect(playground.pattern().getByText('"field-0"')).toBeVisible();
  await expect(playground.pattern().getByText('"field-119"')).toBeHidden();
});

test("values with backticks and small numbers are shown as they are", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents('{"source": "a`b`c", "detail-type": "x", "detail": {"n": 0}}');
  await playground.writePattern('{"source": ["y"], "detail": {"n": [{"numeric": ["<", 100]}]}}');
  await expect(playground.conditions("What fails")).toHaveCount(1);
  await expect(playground.conditions("What fails")).toContainText('"a`b`c"');
  await expect(playground.conditions("What holds").locator(".got")).toHaveText("0");
});
