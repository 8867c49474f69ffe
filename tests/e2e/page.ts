// The page as a person uses it: verbs and what can be read off it. The only place that knows the markup.

import { expect, type Frame, type Locator, type Page } from "@playwright/test";

/** A verdict as the page states it. */
export type Verdict = "Matches" | "Does not match" | "EventBridge refuses this pattern" | "Nothing to judge yet";

export class Playground {
  readonly events: Locator;
  readonly rules: Locator;
  readonly verdict: Locator;

  /** `root` is the frame that shows the playground, where that is not the page itself. */
  constructor(
    readonly page: Page,
    private readonly root: Page | Frame = page,
  ) {
    this.events = root.getByRole("region", { name: "Events" });
    this.rules = root.getByRole("region", { name: "Rules" });
    this.verdict = root.getByRole("region", { name: "Verdict" });
  }

  static async open(page: Page, address = "./"): Promise<Playground> {
    await page.goto(address);
    return Playground.ready(page, page);
  }

  /** The playground in the only frame of a page. */
  static async openFramed(page: Page, address: string): Promise<Playground> {
    await page.goto(address);
    const frame = page.frames().find((each) => each.parentFrame());
    if (!frame) throw new Error(`${address} has no frame`);
    return Playground.ready(page, frame);
  }

  private static async ready(page: Page, root: Page | Frame): Promise<Playground> {
    const playground = new Playground(page, root);
    await playground.settled();
    return playground;
  }

  /** Until the engine has answered what was last asked. */
  async settled(): Promise<void> {
    await expect(this.verdict).toHaveAttribute("aria-busy", "false");
  }

  async openSample(title: string): Promise<void> {
    await this.root.getByRole("button", { name: "Samples" }).click();
    await this.root.getByRole("button", { name: title }).click();
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
    return this.root.getByRole("textbox", { name: "Pasted text that holds events" });
  }

  body(): Locator {
    return this.root.getByRole("textbox", { name: "The selected event" });
  }

  pattern(): Locator {
    return this.root.getByRole("textbox", { name: "Event pattern of the rule" });
  }

  eventRow(index: number): Locator {
    return this.events.getByRole("option").nth(index);
  }

  async selectEvent(index: number): Promise<void> {
    await this.eventRow(index).click();
    await expect(this.eventRow(index)).toHaveAttribute("aria-selected", "true");
  }

  ruleTab(name: string): Locator {
    return this.rules.getByRole("tab").filter({ has: this.root.getByText(name, { exact: true }) });
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
      .filter({ has: this.root.getByRole("heading", { name: heading }) })
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
