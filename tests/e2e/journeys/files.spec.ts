// Files that are dropped open wherever they fall.

import { gzipSync } from "node:zlib";
import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

const ping = (n: number): string => `{"source": "my.app", "detail-type": "Ping", "detail": {"n": ${n}}}`;

const work = JSON.stringify({
  eventglass: 1,
  events: `${ping(1)}\n${ping(2)}`,
  rules: [{ name: "ping", pattern: '{"detail": {"n": [2]}}' }],
  event: 1,
});

test("a file that is dropped opens", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.drop([{ name: "one.json", content: ping(1) }]);
  await playground.expectEventCount(1);
  await expect(playground.said).toContainText("File opened.");
  expect(await playground.textOf(playground.pastedText())).toBe(`==> one.json <==\n${ping(1)}`);
});

test("several files that are dropped become one text in which each is named", async ({ page }) => {
  const playground = await Playground.open(page);
  const files = [1, 2, 3].map((n) => ({ name: `${n}.json`, content: ping(n) }));
  await playground.drop(files);
  await playground.expectEventCount(3);
  await expect(playground.said).toContainText("3 files opened");
  expect(await playground.textOf(playground.pastedText())).toBe(
    [1, 2, 3].map((n) => `==> ${n}.json <==\n${ping(n)}`).join("\n\n"),
  );
  await expect(playground.eventRow(2)).toContainText("3.json");
});

test("a file that falls on an editor opens too, and its text is not put in there", async ({ page }) => {
  const playground = await Playground.open(page);
  const before = await playground.textOf(playground.pattern());
  await playground.drop([{ name: "one.json", content: ping(1) }], playground.pattern());
  await playground.expectEventCount(1);
  expect(await playground.textOf(playground.pattern())).toBe(before);
  await playground.drop([{ name: "two.json", content: ping(2) }], playground.pastedText());
  await expect(playground.pastedText()).toHaveText(`==> two.json <==${ping(2)}`);
});

test("a file that is not text is named, and the others open", async ({ page }) => {
  const playground = await Playground.open(page);
  const picture = { name: "picture.png", content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff]) };
  await playground.drop([picture]);
  await expect(playground.said).toContainText("picture.png");
  await playground.expectEventCount(4);
  await playground.drop([{ name: "one.json", content: ping(1) }, picture]);
  await playground.expectEventCount(1);
  await expect(playground.said).toContainText("picture.png");
});

/** A zip with `logs/a.json`, `logs/b.json.gz` and a picture. */
const zip = Buffer.from(
  "UEsDBBQAAAAIAAAAIVxi+cZOMwAAAD8AAAALAAAAbG9ncy9hLmpzb26rVirOLy1KTlWyUlDKrdRLLChQ0lFQSkktSczM0S2pLABLBGTmpSOEgSLVSnlA0rC2FgBQSwMEFAAAAAgAAAAhXC20kpdFAAAARQAAAA4AAABsb2dzL2IuanNvbi5nepPv5mAAASbm1WFa5/R1vfxCNwUFnFp7xVtHI+BSYICXp67nmTMXdVfqMHizpDxbqtzSqHTVq9Lh0optYgzW7g0+9kDNAFBLAwQUAAAACAAAACFcvnBykwgAAAAGAAAACwAAAHBpY3R1cmUucG5n6wzwc2f4DwBQSwECFAMUAAAACAAAACFcYvnGTjMAAAA/AAAACwAAAAAAAAAAAAAAgAEAAAAAbG9ncy9hLmpzb25QSwECFAMUAAAACAAAACFcLbSSl0UAAABFAAAADgAAAAAAAAAAAAAAgAFcAAAAbG9ncy9iLmpzb24uZ3pQSwECFAMUAAAACAAAACFcvnBykwgAAAAGAAAACwAAAAAAAAAAAAAAgAHNAAAAcGljdHVyZS5wbmdQSwUGAAAAAAMAAwCuAAAA/gAAAAAA",
  "base64",
);

test("archives and UTF-16 files open too, each text under its name", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.drop([
    { name: "trail.json.gz", content: gzipSync(ping(3)) },
    { name: "logs.zip", content: zip },
    { name: "notepad.txt", content: Buffer.from(`\ufeff${ping(4)}`, "utf16le") },
  ]);
  await playground.expectEventCount(4);
  await expect(playground.said).toContainText("4 files opened");
  await expect(playground.eventRow(0)).toContainText("trail.json");
  await expect(playground.eventRow(1)).toContainText("logs/a.json");
  await expect(playground.eventRow(2)).toContainText("logs/b.json");
  await expect(playground.eventRow(3)).toContainText("notepad.txt");
});

test("a work that is dropped opens as a work", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.drop([{ name: "ping.eventglass.json", content: work }]);
  await playground.expectEventCount(2);
  await playground.expectSelectedEvent(1);
  await playground.expectSelectedRule("ping");
  await playground.expectVerdict("Matches");
  await playground.undo();
  await playground.expectEventCount(4);
});

test("a broken work says what is wrong, and nothing is lost", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.drop([{ name: "later.eventglass.json", content: '{"eventglass": 2}' }]);
  await expect(playground.said).toContainText("this work has version 2; this page knows version 1");
  await playground.expectEventCount(4);
});

test("while files hover over the page, it says that they can be dropped", async ({ page }) => {
  const playground = await Playground.open(page);
  await expect(playground.dropHint()).toBeHidden();
  await playground.drag([{ name: "one.json", content: ping(1) }]);
  await expect(playground.dropHint()).toBeVisible();
  await playground.drop([{ name: "one.json", content: ping(1) }]);
  await expect(playground.dropHint()).toBeHidden();
});
