// A work is given away as a link or as a file, and opens as it was.

import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";
import { expectWork, makeWork, pattern, ping, ruleName } from "../work.ts";

const packed = (bytes: Buffer | string): string => `#v1.${deflateRawSync(bytes).toString("base64url")}`;
const link = (work: object): string => packed(JSON.stringify({ eventglass: 1, ...work }));
const theirs = link({
  events: `${ping(1)}\n${ping(2)}\n${ping(3)}`,
  rules: [{ name: "theirs", pattern }],
  event: 1,
});
const noise = (length: number): string => {
  let state = 7;
  const letter = (): string => String.fromCharCode(97 + ((state = (state * 16_807) % 2_147_483_647) % 26));
  return Array.from({ length }, letter).join("");
};

async function expectTheirs(playground: Playground): Promise<void> {
  await playground.expectEventCount(3);
  await playground.expectSelectedEvent(1);
  await playground.expectSelectedRule("theirs");
  await playground.expectVerdict("Matches");
}

/** Somebody else's browser, with the addresses that it asks for. */
async function elsewhere(browser: Browser): Promise<{ page: Page; requests: string[] }> {
  const context = await browser.newContext();
  const requests: string[] = [];
  context.on("request", (request) => requests.push(`${request.url().split("#")[0]} ${request.postData() ?? ""}`));
  return { page: await context.newPage(), requests };
}

test("before anything is copied, what is private in the work is named", async ({ page }) => {
  const playground = await Playground.open(page);
  const detail = { userIdentity: { userName: "kenji" }, sourceIPAddress: "8.8.4.4" };
  const event = { source: "my.app", "detail-type": "Ping", account: "481516234205", detail };
  await playground.pasteEvents(JSON.stringify(event));
  await playground.expectEventCount(1);
  const panel = await playground.openShare();
  await expect(panel).toContainText("Look before you share");
  for (const found of ["1 account ID: 481516234205", "1 user name: kenji", "1 IP address: 8.8.4.4"]) {
    await expect(panel).toContainText(found);
  }
  await expect(panel).toContainText(/The link has [\d,]+ characters/);
});

test("where nothing private is found, that is said", async ({ page }) => {
  const playground = await Playground.open(page);
  await playground.pasteEvents(ping(1));
  await playground.expectEventCount(1);
  const panel = await playground.openShare();
  await expect(panel).toContainText("No account IDs, keys, user names or addresses were found");
});

test("a link that was copied opens as the same work elsewhere, and no request carries it", async ({ page, browser }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  const address = await playground.copied("Copy link");
  const { page: other, requests } = await elsewhere(browser);
  const opened = await Playground.open(other, address);
  await expectWork(opened);
  await opened.showPastedText();
  expect(await opened.textOf(opened.pastedText())).toBe(`${ping(1)}\n${ping(2)}`);
  const payload = address.split("#v1.")[1] ?? "";
  expect(payload.length).toBeGreaterThan(100);
  expect(requests.length).toBeGreaterThan(3);
  expect(requests.filter((request) => request.includes(payload.slice(0, 40)))).toEqual([]);
  await other.context().close();
});

test("as Markdown the link has the rule and its verdict for a text", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  const markdown = await playground.copied("Copy as Markdown");
  expect(markdown).toMatch(/^\[second-ping: Matches\]\(http:\/\/[^#\s]+#v1\.[\w-]+\)$/);
});

test("a work too long for a link is saved as a file, which opens as the same work", async ({ page, browser }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await playground.addRule();
  await playground.writePattern(noise(12_000));
  await playground.selectRule(ruleName);
  const panel = await playground.openShare();
  await expect(panel.getByRole("button", { name: "Copy link" })).toHaveCount(0);
  await expect(panel).toContainText("above 8,000 mail and chat programs cut it");
  const download = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Save as a file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${ruleName}.eventglass.json`);
  const content = readFileSync(await file.path());
  for (const way of ["choose", "drop"]) {
    const { page: other } = await elsewhere(browser);
    const opened = await Playground.open(other, page.url());
    if (way === "choose") await opened.openFile(`${ruleName}.eventglass.json`, content);
    else await opened.drop([{ name: `${ruleName}.eventglass.json`, content }]);
    await expectWork(opened);
    await expect(opened.rules.getByRole("tab")).toHaveCount(4);
    await other.context().close();
  }
});

test("opening a link costs nothing of one's own work", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await page.goto("about:blank");
  const opened = await Playground.open(page, `./${theirs}`);
  await expectTheirs(opened);
  await opened.reload();
  await expectTheirs(opened);
  await opened.said.getByRole("button", { name: "Back to my work" }).click();
  await expectWork(opened);
  await opened.reload();
  await expectWork(opened);
  expect(new URL(page.url()).hash).toBe("");
});

test("a link put into the address of the open page opens, and one's own work is a step away", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await page.evaluate((hash) => (location.hash = hash), theirs);
  await expectTheirs(playground);
  await playground.said.getByRole("button", { name: "Back to my work" }).click();
  await expectWork(playground);
  expect(new URL(page.url()).hash).toBe("");
});

test("the link leaves the address with the first change, and the changed work is one's own", async ({ page }) => {
  const playground = await Playground.open(page, `./${theirs}`);
  await expectTheirs(playground);
  expect(new URL(page.url()).hash).toBe(theirs);
  await playground.selectEvent(0);
  expect(new URL(page.url()).hash).toBe(theirs);
  await playground.writePattern('{"detail": {"n": [1]}}');
  await playground.expectVerdict("Matches");
  expect(new URL(page.url()).hash).toBe("");
  await playground.reload();
  await playground.expectSelectedEvent(0);
  await playground.expectVerdict("Matches");
});

test("after going back from a second link the address does not say that link any more", async ({ page }) => {
  const playground = await Playground.open(page, `./${theirs}`);
  await expectTheirs(playground);
  const other = link({ events: ping(9), rules: [{ name: "other", pattern }] });
  await page.evaluate((hash) => (location.hash = hash), other);
  await playground.expectEventCount(1);
  await playground.said.getByRole("button", { name: "Back to my work" }).click();
  await expectTheirs(playground);
  await expect.poll(() => new URL(page.url()).hash).not.toBe(other);
});

const sound = theirs.length;
const hostile: [string, string, RegExp][] = [
  ["a bomb", packed(Buffer.alloc(100_000_000)), /holds more than 1 MiB/],
  ["a link that was cut", theirs.slice(0, sound - 20), /was cut off/],
  ["a link without its end", "#v1.", /was cut off|is not whole|was changed/],
  ["a version to come", theirs.replace("#v1.", "#v2."), /version v?2; this page knows version 1/],
  ["bytes that are no text", packed(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), /was changed on its way/],
  ["brackets without end", packed("[".repeat(1_000_000)), /its JSON is broken/],
  ["another JSON", packed('{"version": 3}'), /is no work from here/],
  ["a field of another type", link({ events: 7 }), /events has a value of the wrong type/],
  ["too many rules", link({ rules: Array.from({ length: 1_001 }, () => ({})) }), /1,001 rules; at most 1,000/],
  ["characters of no link", `${theirs.slice(0, 40)}%20€${theirs.slice(40)}`, /does not belong in it/],
  ["a megabyte of noise", `#v1.${noise(1_000_000)}`, /was changed on its way|was cut off/],
  ["more than any link has", `#v1.${noise(2_000_001)}`, /is too long/],
];

for (const [what, hash, message] of hostile) {
  test(`${what} is refused at once, and the page works`, async ({ page }) => {
    const playground = await Playground.open(page);
    await page.evaluate((hash) => (location.hash = hash), hash);
    await expect(playground.said).toContainText(message, { timeout: 2_000 });
    await playground.expectEventCount(4);
    await playground.selectEvent(1);
    await playground.expectVerdict("Does not match");
  });
}

test("a bad link that the page starts with costs nothing either", async ({ page }) => {
  const playground = await Playground.open(page);
  await makeWork(playground);
  await page.goto("about:blank");
  const opened = await Playground.open(page, `./${theirs.slice(0, sound - 20)}`);
  await expect(opened.said).toContainText("was cut off");
  await expectWork(opened);
  await opened.writePattern('{"detail": {"n": [1]}}');
  await opened.expectVerdict("Does not match");
  expect(new URL(page.url()).hash).toBe("");
});
