// The page in one file: without server and network, and in a frame that may do nothing but run.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

const links: unknown = JSON.parse(readFileSync(new URL("../../links/v1.json", import.meta.url), "utf8"));

const file = fileURLToPath(new URL("../../../dist/eventglass.html", import.meta.url));

async function expectAnswers(playground: Playground): Promise<void> {
  await playground.expectEventCount(4);
  await playground.expectVerdict("Matches");
  expect(await playground.matchedRows()).toEqual([true, false, false, false]);
  await playground.pattern().click();
  await playground.page.keyboard.press("ControlOrMeta+A");
  await playground.page.keyboard.type('{"source": ["aws.s3"]}');
  await playground.expectVerdict("Does not match");
  await expect(playground.conditions("What fails")).toContainText('"aws.s3"');
  // The second module is in the file too.
  await playground.openSample("What did I forget to delete?");
  await playground.expectEventCount(13);
}

test("nothing in the file refers to another one", () => {
  const markup = readFileSync(file, "utf8").replaceAll(/(<(script|style)>).*?<\/\2>/gs, "$1");
  const targets = [...markup.matchAll(/\s(?:src|href)\s*=\s*["']?([^"'>\s]*)/g)].map((match) => match[1]);
  expect(targets.filter((target) => !/^(data:|#)/.test(target ?? ""))).toEqual([]);
  expect(markup).toContain("connect-src 'none'");
});

test.describe("from a disk", () => {
  test.use({
    // The file lies apart from the site, or it could lean on it unnoticed.
    place: async ({}, use, testInfo) => {
      copyFileSync(file, testInfo.outputPath("eventglass.html"));
      await use(`${pathToFileURL(testInfo.outputDir).href}/`);
    },
  });

  test("the file answers", async ({ page, place }) => {
    await expectAnswers(await Playground.open(page, `${place}eventglass.html`));
  });

  test("a link to the file opens its work, and the file makes such links", async ({ page, context, place }) => {
    const made = "#v1.XY09CsMwDIXv8ma30DWn6B5lEK0IAccVtlII";
    const golden = (links as { link: string }[]).find(({ link }) => link.startsWith(made))?.link;
    const address = `${place}eventglass.html`;
    const playground = await Playground.open(page, `${address}${golden}`);
    await expect(playground.pattern()).toHaveText('{"source":["my.app"]}');
    const link = await playground.copied("Copy link");
    expect(link.startsWith(`${address}#v1.`)).toBe(true);
    const opened = await Playground.open(await context.newPage(), link);
    await expect(opened.pattern()).toHaveText('{"source":["my.app"]}');
  });

  test("the file answers in a sandboxed frame", async ({ page, place }, testInfo) => {
    writeFileSync(testInfo.outputPath("host.html"), framing('src="eventglass.html"'));
    await expectAnswers(await Playground.openFramed(page, `${place}host.html`));
  });
});

test("the text of the file answers in a sandboxed frame of a served page", async ({ page }) => {
  const text = readFileSync(file, "utf8").replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const host = { contentType: "text/html; charset=utf-8", body: framing(`srcdoc="${text}"`) };
  await page.route("**/host", (route) => route.fulfill(host));
  await expectAnswers(await Playground.openFramed(page, "./host"));
});

function framing(content: string): string {
  const frame = `<iframe sandbox="allow-scripts" width="1200" height="650" ${content}></iframe>`;
  return `<!doctype html><title>Host</title>${frame}`;
}
