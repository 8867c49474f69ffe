// Pasted text stays text in every place that it can reach.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

const markup = "<img src=x onerror=\"document.title='owned'\">";
const inJson = JSON.stringify(markup).slice(1, -1);

async function expectInert(playground: Playground): Promise<void> {
  await playground.settled();
  await expect(playground.images()).toHaveCount(0);
  await expect(playground.page).toHaveTitle(/^Eventglass/);
}

test("markup in an event: name, source, values, ids, problems", async ({ page }) => {
  const playground = await Playground.open(page);
  const event = `{"source": "${inJson}", "detail-type": "${inJson}", "region": "${inJson}", "time": "${inJson}",
    "detail": {"eventName": "${inJson}", "${inJson}": "ami-0c3d5a7f91e24b680", "imageId": "ami-${inJson}"}}`;
  await playground.pasteEvents(`${event}\n${event}\n${markup}`);
  await playground.expectEventCount(2);
  await expect(playground.eventRow(0)).toContainText(markup);
  await expectInert(playground);
  await playground.selectEvent(1);
  await expect(playground.verdict).toContainText(markup);
  await expectInert(playground);
});

test("markup in a pattern: fields, values, operators, the rule's name", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern(`{"${inJson}": ["${inJson}"], "source": [{"prefix": "${inJson}"}]}`);
  await playground.expectVerdict("Does not match");
  await expect(playground.conditions("What fails").first()).toContainText(markup);
  await expectInert(playground);

  await playground.writePattern(`{"source": [{"${inJson}": "x"}]}`);
  await expect(playground.verdict).toContainText(`Unrecognized match type ${markup}`);
  await playground.underlined(playground.pattern()).first().hover();
  await expect(page.locator(".cm-tooltip")).toContainText(markup);
  await expectInert(playground);

  await playground.renameRule(markup.slice(0, 60));
  await expect(playground.rules.getByRole("tab").first()).toContainText("<img");
  await expectInert(playground);
});

test("text that is made to hurt: depth, width, nothing but brackets", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.openFile("deep.json", "[".repeat(100_000));
  await expect(playground.verdict).toContainText("more than 1,000 brackets are open here");
  await playground.openFile("wide.json", `{"source": "a", "detail-type": "b", "detail": {"x": "${"y".repeat(2_000_000)}"}}`);
  await playground.expectEventCount(1);
  await playground.writePattern('{"detail": {"x": [{"wildcard": "*y*y*z"}]}}');
  await playground.expectVerdict("Does not match");
});
