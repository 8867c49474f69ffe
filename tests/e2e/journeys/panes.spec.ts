// The panes are as wide as a person wants them.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

async function drag(playground: Playground, of: "events" | "rules" | "list", x: number, y = 0): Promise<void> {
  const box = await playground.divider(of).boundingBox();
  if (!box) throw new Error("the divider is not shown");
  const [fromX, fromY] = [box.x + box.width / 2, box.y + box.height / 2];
  const { mouse } = playground.page;
  await mouse.move(fromX, fromY);
  await mouse.down();
  await mouse.move(fromX + x / 2, fromY + y / 2);
  await mouse.move(fromX + x, fromY + y);
  await mouse.up();
}

test("dragging a divider gives its neighbours other widths, and they are remembered", async ({ page }) => {
  const playground = await Playground.open(page);
  const [events = 0, rules = 0, verdict = 0] = await playground.widths();
  await drag(playground, "events", 100);
  const dragged = await playground.widths();
  expect(dragged).toEqual([events + 100, rules - 100, verdict]);
  await playground.reload();
  expect(await playground.widths()).toEqual(dragged);
});

test("a double click on a divider puts the panes back", async ({ page }) => {
  const playground = await Playground.open(page);
  const before = await playground.widths();
  await drag(playground, "rules", -80);
  expect(await playground.widths()).not.toEqual(before);
  await playground.divider("rules").dblclick();
  expect(await playground.widths()).toEqual(before);
  await playground.reload();
  expect(await playground.widths()).toEqual(before);
});

test("no pane can be dragged away", async ({ page }) => {
  const playground = await Playground.open(page);
  await drag(playground, "events", -2_000);
  await drag(playground, "rules", 2_000);
  for (const width of await playground.widths()) expect(width).toBeGreaterThanOrEqual(200);
});

test("the list of events is as high as it is dragged, and that is remembered", async ({ page }) => {
  const playground = await Playground.open(page);
  const ping = (n: number): string => `{"source": "my.app", "detail-type": "Ping", "detail": {"n": ${n}}}`;
  const events = Array.from({ length: 40 }, (_, n) => ping(n));
  await playground.pasteEvents(events.join("\n"));
  await playground.expectEventCount(40);
  await playground.settled();
  const height = async (): Promise<number> =>
    (await playground.events.getByRole("listbox").boundingBox())?.height ?? 0;
  const before = await height();
  await drag(playground, "list", 0, 60);
  const dragged = await height();
  expect(dragged).toBeCloseTo(before + 60, 0);
  await playground.reload();
  expect(await height()).toBe(dragged);
});

test("a list that shows all of its events gets no higher, and its divider stays where it is", async ({ page }) => {
  const playground = await Playground.open(page);
  await drag(playground, "list", 0, 120);
  await drag(playground, "list", 0, -32);
  const list = await playground.events.getByRole("listbox").boundingBox();
  expect(list?.height).toBe(96);
});
