// An engine that crashes or falls silent is restarted; what was typed stays. Runs on a page whose
// engine does so when a pattern says it.

import { expect, test } from "../fixtures.ts";
import { Playground } from "../page.ts";

test.use({ expectedErrors: /panicked at|unreachable|RuntimeError/ });

const cases = [
  { what: "crashes", word: "provoke a panic", said: "crashed on this and was restarted" },
  { what: "falls silent", word: "provoke a hang", said: "took too long on this and was restarted" },
];

for (const { what, word, said } of cases) {
  test(`an engine that ${what} is restarted, and the text is kept`, async ({ page }) => {
    const playground = await Playground.open(page);
    const pattern = `{"source": ["${word}"]}`;
    await playground.writePattern(pattern);
    await expect(playground.verdict.getByRole("alert")).toContainText(said);
    await expect(playground.pattern()).toHaveText(pattern);
    await playground.expectEventCount(4);

    await playground.writePattern('{"source": ["aws.ec2"]}');
    await playground.expectVerdict("Matches");
    await expect(playground.verdict.getByRole("alert")).toBeHidden();
  });

  test(`what an engine ${what} on is tried again when asked, and not before`, async ({ page }) => {
    const workers: string[] = [];
    page.on("worker", (worker) => workers.push(worker.url()));
    const playground = await Playground.open(page);
    await playground.writePattern(`{"source": ["${word}"]}`);
    const alert = playground.verdict.getByRole("alert");
    await expect(alert).toContainText(said);
    await expect.poll(() => workers.length).toBe(2);

    await page.getByRole("button", { name: "Switch between light and dark" }).click();
    await playground.conditions("What holds").first().hover();
    expect(workers.length).toBe(2);

    await alert.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => workers.length).toBe(3);
    await expect(alert).toContainText(said);
  });
}
