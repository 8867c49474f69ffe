// The page as a person uses it: verbs and what can be read off it. The only place that knows the markup.

import { expect, type Locator, type Page } from "@playwright/test";

/** A verdict as the page states it. */
export type Verdict = "Matches" | "Does not match" | "EventBridge refuses this pattern" | "Nothing to judge yet";

export class Playground {
  readonly events: Locator;
  readonly rules: Locator;
  readonly verdict: Locator;

  constructor(readonly page: Page) {
    this.events = page.getByRole("region", { name: "Events" });
    this.rules = page.getByRole("region", { name: "Rules" });
    this.verdict = page.getByRole("region", { name: "Verdict" });
  }

  static async open(page: Page): Promise<Playground> {
    await page.goto("./");
    const playground = new Playground(page);
    await playground.settled();
    return playground;
  }

  /** Until the engine has answered what was last asked. */
  async settled(): Promise<void> {
    await expect(this.verdict).toHaveAttribute("aria-busy", "false");
  }

  async openSample(title: string): Promise<void> {
    await this.page.getByRole("button", { name: "Samples" }).click();
    await this.page.getByRole("button", { name: title }).click();
  }

  async pasteEvents(text: string): Promise<void> {
    await this.showPastedText();
    await this.replaceText(this.pastedText(), text);
  }

  async writePattern(text: string): Promise<void> {
    await this.replaceText(this.pattern(), text);
  }

  /** Puts the text in as one paste would, without the editor's own help in between. */
  private async replaceText(editor: Locator, text: string): Promise<void> {
    await editor.fill(text);
  }

  async showPastedText(): Promise<void> {
    await this.events.getByRole("button", { name: "Pasted text" }).click();
  }

  async showEvent(): Promise<void> {
    await this.events.getByRole("button", { name: "Event", exact: true }).click();
  }

  async openFile(name: string, content: string | Buffer): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.events.getByText("Open file").click();
    const buffer = typeof content === "string" ? Buffer.from(content) : content;
    await (await chooser).setFiles({ name, mimeType: "application/json", buffer });
  }

  pastedText(): Locator {
    return this.page.getByRole("textbox", { name: "Pasted text that holds events" });
  }

  body(): Locator {
    return this.page.getByRole("textbox", { name: "The selected event" });
  }

  pattern(): Locator {
    return this.page.getByRole("textbox", { name: "Event pattern of the rule" });
  }

  eventRow(index: number): Locator {
    return this.events.getByRole("option").nth(index);
  }

  async selectEvent(index: number): Promise<void> {
    await this.eventRow(index).click();
    await expect(this.eventRow(index)).toHaveAttribute("aria-selected", "true");
  }

  ruleTab(name: string): Locator {
    return this.rules.getByRole("tab").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async selectRule(name: string): Promise<void> {
    await this.ruleTab(name).click();
    await expect(this.ruleTab(name)).toHaveAttribute("aria-selected", "true");
  }

  async expectVerdict(verdict: Verdict): Promise<void> {
    await expect(this.verdict.getByRole("heading", { level: 2 })).toHaveText(verdict);
  }

  async expectEventCount(count: number): Promise<void> {
    await expect(this.events.getByRole("heading", { level: 2 })).toContainText(`Events${count}`);
  }

  /** The condition rows under one heading. */
  conditions(heading: "What fails" | "What holds" | "Conditions that could be read"): Locator {
    return this.verdict
      .locator("section")
      .filter({ has: this.page.getByRole("heading", { name: heading }) })
      .getByRole("listitem");
  }

  /** Which events the selected rule matches, as the list shows it. */
  async matchedRows(): Promise<boolean[]> {
    await this.settled();
    const rows = await this.events.getByRole("option").all();
    return Promise.all(rows.map(async (row) => (await row.getByText("does not match").count()) === 0));
  }

  /** The text that an editor underlines as wrong. */
  underlined(editor: Locator): Locator {
    return editor.locator(".cm-lintRange-error");
  }
}
