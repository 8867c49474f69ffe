// One picture per test; `cargo xtask screenshots` runs them. `docs/images/` gets those of the documents, and
// `target/screenshots/` every story.

import { type Page } from "@playwright/test";
import { test } from "./fixtures.ts";
import { Playground } from "./page.ts";
import { type Language, look, stories, story, type Story, tell } from "./stories.ts";

const documents = new URL("../../docs/images/", import.meta.url).pathname;
const folder = new URL("../../target/screenshots/", import.meta.url).pathname;

const phone = { width: 390, height: 844 };

for (const colorScheme of ["light", "dark"] as const) {
  test(`a miss and its reason, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const playground = await Playground.open(page);
    await playground.selectEvent(1);
    await playground.expectVerdict("Does not match");
    await playground.conditions("What fails").first().hover();
    await page.screenshot({ path: `${documents}${colorScheme}.png` });
  });
}

test("a phone", async ({ page }) => {
  await page.setViewportSize(phone);
  const playground = await Playground.open(page);
  await playground.expectVerdict("Matches");
  await page.screenshot({ path: `${documents}phone.png` });
});

/** Pictures of the documents that are stories. */
const told: [string, Story, Language][] = [
  ["refused", story("broken"), "en"],
  ["causes", story("remedies"), "en"],
  ["grid", story("grid"), "en"],
  ["leftovers", story("leftovers"), "en"],
  ["ja", story("near-miss"), "ja"],
];

for (const [name, story, language] of told) {
  test(`the documents' ${name}`, async ({ page }) => {
    await tell(page, story, language);
    await page.screenshot({ path: `${documents}${name}.png` });
  });
}

test.describe("stories", () => {
  test.use({ deviceScaleFactor: 1 });

  for (const story of stories) {
    for (const language of ["en", "ja"] as const) {
      test(`${story.name}, ${language}`, async ({ page }) => {
        await tell(page, story, language);
        await takeAll(page, story, language);
      });
    }
  }
});

/** The story wide and on a phone, and in the dark where the language is English. */
async function takeAll(page: Page, story: Story, language: Language): Promise<void> {
  const start = `${folder}${story.name}-${language === "en" ? "" : `${language}-`}`;
  await page.screenshot({ path: `${start}light.png` });
  if (language === "en") {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: `${start}dark.png` });
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize(phone);
  await look(page, story);
  await page.screenshot({ path: `${start}phone.png` });
}
