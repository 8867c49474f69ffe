// What a screen reader says by itself: the verdict, the number of problems, what just happened.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

/** What the live regions of the page say, each as it is in the accessibility tree. */
async function liveRegions(page: Page): Promise<{ live: string; text: string }[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const text = (id: string): string => {
    const node = nodes.find(({ nodeId }) => nodeId === id);
    if (node?.role?.value === "StaticText") return String(node.name?.value ?? "");
    return (node?.childIds ?? []).map(text).join("");
  };
  return nodes
    .filter(({ role, ignored }) => role?.value === "status" && !ignored)
    .map(({ nodeId, properties }) => ({
      live: String(properties?.find(({ name }) => name === "live")?.value.value),
      text: text(nodeId),
    }));
}

function expectAnnounced(page: Page, text: string): Promise<void> {
  return expect.poll(() => liveRegions(page)).toContainEqual({ live: "polite", text });
}

test("another event's verdict is announced", async ({ page }) => {
  const playground = await Playground.open(page);
  await expectAnnounced(page, "Matches. tagged-image on CreateImage: all 8 conditions hold");
  await playground.selectEvent(1);
  await expectAnnounced(page, "Does not match. tagged-image on CreateImage: 7 of 8 conditions hold");
});

test("a broken pattern and its number of problems are announced", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.writePattern('{"source": "x"}');
  await expectAnnounced(
    page,
    "EventBridge refuses this pattern. A refused pattern matches nothing until it is mended. 1 problem",
  );
  await playground.writePattern('{"source": "x", "detail": "y"}');
  await expectAnnounced(
    page,
    "EventBridge refuses this pattern. A refused pattern matches nothing until it is mended. 2 problems",
  );
});

test("what just happened is announced, with the way back", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.clear();
  const said = async (): Promise<string> => (await liveRegions(page)).map(({ text }) => text).join();
  await expect.poll(said).toContain("Events cleared.Undo");
});

test("the regions that announce stay while their words change", async ({ page }) => {
  const playground = await Playground.open(page);
  const regions = await page.getByRole("status").elementHandles();
  expect(regions).toHaveLength(2);
  await playground.writePattern('{"source": "x"}');
  await playground.expectVerdict("EventBridge refuses this pattern");
  await playground.clear();
  await playground.expectEventCount(0);
  for (const region of regions) expect(await region.evaluate((element) => element.isConnected)).toBe(true);
});
