// The page as a person uses it: verbs and what can be read off it. The only place that knows the markup.

import { expect, type Frame, type Locator, type Page } from "@playwright/test";
import { Diagnosing } from "./diagnosing.ts";
import { english, type Names, type Verdict } from "./names.ts";

export { english, japanese } from "./names.ts";

/** A file as a person drops or chooses it. */
export interface Dropped {
  name: string;
  content: string | Buffer;
}

export class Playground extends Diagnosing {
  readonly events: Locator;
  readonly rules: Locator;
  readonly verdict: Locator;
  /** What just happened, or what becomes of the work; a live region. */
  readonly said: Locator;
  /** Every event by every rule. */
  readonly grid: Locator;

  /** `root` is the frame that shows the playground, where that is not the page itself. */
  constructor(page: Page, root: Page | Frame = page, names: Names = english) {
    super(page, root, names);
    this.events = root.getByRole("region", { name: names.events, exact: true });
    this.rules = root.getByRole("region", { name: names.rules, exact: true });
    this.verdict = root.getByRole("region", { name: names.verdict, exact: true });
    this.said = root.getByRole("contentinfo").getByRole("status");
    this.grid = root.getByRole("grid");
  }

  static async open(page: Page, address = "./", names = english): Promise<Playground> {
    await page.goto(address);
    return Playground.ready(page, page, names);
  }

  /** Opens the page with a work that the browser has kept: events, and rules by their names. */
  static async openWork(
    page: Page,
    events: string,
    rules: Record<string, string>,
    names = english,
    language = "en",
  ): Promise<Playground> {
    const list = Object.entries(rules).map(([name, pattern]) => ({ name, pattern }));
    const work = { eventglass: 1, events, rules: list, event: 0, rule: 0 };
    await page.addInitScript((text) => localStorage.setItem("eventglass.work.0", text), JSON.stringify(work));
    return Playground.open(page, `./?lang=${language}`, names);
  }

  /** The playground in the only frame of a page. */
  static async openFramed(page: Page, address: string): Promise<Playground> {
    await page.goto(address);
    const frame = page.frames().find((each) => each.parentFrame());
    if (!frame) throw new Error(`${address} has no frame`);
    return Playground.ready(page, frame, english);
  }

  private static async ready(page: Page, root: Page | Frame, names: Names): Promise<Playground> {
    const playground = new Playground(page, root, names);
    await playground.settled();
    return playground;
  }

  /** The same page, spoken of in another language. */
  in(names: Names): Playground {
    return new Playground(this.page, this.root, names);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.settled();
  }

  /** Until the engine has answered what was last asked. */
  async settled(): Promise<void> {
    // Not by its role: on a phone the pane may be out of sight.
    await expect(this.root.locator(".verdictpane")).toHaveAttribute("aria-busy", "false");
  }

  /** The panel with the samples and the works that were put aside. */
  async openSamples(): Promise<Locator> {
    await this.root.getByRole("button", { name: this.names.samples }).click();
    return this.root.locator("#samples");
  }

  async openSample(title: string): Promise<void> {
    const panel = await this.openSamples();
    await panel.getByRole("button", { name: title }).click();
  }

  /** The panel that gives the work away, once it has packed the work. */
  async openShare(): Promise<Locator> {
    await this.root.getByRole("button", { name: this.names.share }).click();
    const panel = this.root.getByRole("dialog", { name: this.names.share });
    await expect(panel.getByRole("button").last()).toBeVisible();
    return panel;
  }

  /** Copies by one of the buttons in the share panel; gives what is on the clipboard then. */
  async copied(button: "Copy link" | "Copy as Markdown"): Promise<string> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const panel = await this.openShare();
    await panel.getByRole("button", { name: button }).click();
    await expect(panel.getByText("Copied")).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** What can be done with the selected rule. */
  async openRuleMenu(): Promise<Locator> {
    await this.rules.getByRole("button", { name: this.names.rule, exact: true }).click();
    return this.rules.getByRole("dialog", { name: this.names.rule });
  }

  async renameRule(name: string): Promise<void> {
    const menu = await this.openRuleMenu();
    await menu.getByRole("textbox", { name: "Name" }).fill(name);
    await this.page.keyboard.press("Enter");
  }

  async removeRule(): Promise<void> {
    const menu = await this.openRuleMenu();
    await menu.getByRole("button", { name: "Remove" }).click();
  }

  async addRule(): Promise<void> {
    await this.rules.getByRole("button", { name: "Add rule" }).click();
  }

  async clear(): Promise<void> {
    await this.events.getByRole("button", { name: "Clear" }).click();
  }

  async undo(): Promise<void> {
    await this.said.getByRole("button", { name: this.names.undo }).click();
  }

  async pasteEvents(text: string): Promise<void> {
    await this.showPastedText();
    await this.pastedText().fill(text);
  }

  async writePattern(text: string): Promise<void> {
    await this.pattern().fill(text);
  }

  /** Pastes from the clipboard into an element. */
  async paste(into: Locator, text: string): Promise<void> {
    await into.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  async showPastedText(): Promise<void> {
    await this.events.getByRole("button", { name: this.names.pastedText, exact: true }).click();
  }

  async showEvent(): Promise<void> {
    await this.events.getByRole("button", { name: this.names.event, exact: true }).click();
  }

  async openFile(name: string, content: string | Buffer): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.events.getByText("Open files").click();
    const buffer = typeof content === "string" ? Buffer.from(content) : content;
    await (await chooser).setFiles({ name, mimeType: "application/json", buffer });
  }

  /** Drags files over an element, without letting go. */
  async drag(files: Dropped[], over: Locator = this.root.locator("main")): Promise<void> {
    await this.hover(files, over, ["dragenter", "dragover"]);
  }

  async drop(files: Dropped[], onto: Locator = this.root.locator("main")): Promise<void> {
    await this.hover(files, onto, ["dragenter", "dragover", "drop"]);
  }

  private async hover(files: Dropped[], element: Locator, steps: string[]): Promise<void> {
    const plain = files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content)] }));
    await element.evaluate(
      (element, { plain, steps }) => {
        const dataTransfer = new DataTransfer();
        for (const { name, bytes } of plain) dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
        for (const step of steps) {
          element.dispatchEvent(new DragEvent(step, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      { plain, steps },
    );
  }

  /** What is said while files hover over the page. */
  dropHint(): Locator {
    return this.root.getByText("Drop files to open them");
  }

  pastedText(): Locator {
    return this.root.getByRole("textbox", { name: this.names.pastedEditor });
  }

  body(): Locator {
    return this.root.getByRole("textbox", { name: this.names.bodyEditor });
  }

  pattern(): Locator {
    return this.root.getByRole("textbox", { name: this.names.patternEditor });
  }

  /** The whole text of an editor whose lines are all in view. */
  async textOf(editor: Locator): Promise<string> {
    return (await editor.locator(".cm-line").allTextContents()).join("\n");
  }

  eventRow(index: number): Locator {
    return this.events.locator(`#event-${index}`);
  }

  async selectEvent(index: number): Promise<void> {
    await this.eventRow(index).click();
    await this.expectSelectedEvent(index);
    await this.settled();
  }

  async expectSelectedEvent(index: number): Promise<void> {
    await expect(this.eventRow(index)).toHaveAttribute("aria-selected", "true");
  }

  ruleTab(name: string): Locator {
    return this.rules.getByRole("tab").filter({ has: this.root.getByText(name, { exact: true }) });
  }

  async selectRule(name: string): Promise<void> {
    await this.ruleTab(name).click();
    await this.expectSelectedRule(name);
  }

  async expectSelectedRule(name: string): Promise<void> {
    await expect(this.ruleTab(name)).toHaveAttribute("aria-selected", "true");
  }

  async openGrid(): Promise<void> {
    await this.root.getByRole("banner").getByRole("button", { name: this.names.grid, exact: true }).click();
    await expect(this.grid).toBeVisible();
  }

  async closeGrid(): Promise<void> {
    await this.root.getByRole("banner").getByRole("button", { name: this.names.grid, exact: true }).click();
    await expect(this.grid).toHaveCount(0);
  }

  /** One of the views of all events together, once it is drawn. */
  async openView(name: "Overview" | "AMI lives" | "Left over"): Promise<Locator> {
    await this.root.getByRole("banner").getByRole("button", { name, exact: true }).click();
    const view = this.root.getByRole("region", { name, exact: true });
    await expect(view).toHaveAttribute("aria-busy", "false");
    return view;
  }

  /** What the selected rule's target receives. */
  get received(): Locator {
    return this.verdict
      .locator("section")
      .filter({ has: this.root.getByRole("heading", { name: "What the target receives" }) });
  }

  /** Shows the payload as something else hands it on. */
  async receiveAs(arrival: string): Promise<void> {
    await this.received.getByRole("button", { name: arrival, exact: true }).click();
    await this.settled();
  }

  /** Chooses what the selected rule's target is given. */
  async targetIs(kind: "The event" | "InputPath" | "InputTransformer"): Promise<void> {
    await this.rules.getByRole("button", { name: kind, exact: true }).click();
  }

  targetField(name: "InputPath" | "InputPathsMap" | "InputTemplate"): Locator {
    return this.rules.getByRole("textbox", { name });
  }

  /** The events in the list, by what the list calls them, as far as they are drawn. */
  eventNames(): Locator {
    return this.events.getByRole("option").locator(".name");
  }

  cell(event: number, rule: number): Locator {
    return this.grid.locator(`#cell-${event}-${rule}`);
  }

  /** The verdicts of the rows that are drawn, as the grid's words. */
  async cells(): Promise<string[][]> {
    await this.settled();
    const rows = await this.grid.getByRole("row").filter({ has: this.page.getByRole("gridcell") }).all();
    const words = (row: Locator): Promise<string[]> => row.getByRole("gridcell").locator(".sr").allTextContents();
    return Promise.all(rows.map(words));
  }

  /** What two panes, or the list and the editor below it, are resized by. */
  divider(of: "events" | "rules" | "list"): Locator {
    return this.root.locator(`[data-divider="${of}"]`);
  }

  async widths(): Promise<number[]> {
    const widths = [this.events, this.rules, this.verdict].map(async (pane) => (await pane.boundingBox())?.width);
    return (await Promise.all(widths)).map((width) => Math.round(width ?? 0));
  }

  async expectVerdict(verdict: Verdict): Promise<void> {
    await expect(this.verdict.getByRole("heading", { level: 2 })).toHaveText(this.names.verdicts[verdict]);
  }

  async expectEventCount(count: number): Promise<void> {
    await expect(this.events.locator("h2 .count")).toHaveText(count.toLocaleString("en-US"));
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

  /** Pictures, apart from the empty ones that the editor puts beside what it draws between letters. */
  images(): Locator {
    return this.root.locator("img:not(.cm-widgetBuffer)");
  }

  /** What is seen only in part, because its box is smaller than what is in it. */
  cutOff(): Promise<string[]> {
    return this.root.locator("main *").evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element);
          const wide = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
          const high = overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1;
          return element.clientWidth > 1 && (wide || high);
        })
        .map((element) => `${element.className}: ${element.textContent.slice(0, 40)}`),
    );
  }

  /** The text that an editor underlines as wrong. */
  underlined(editor: Locator): Locator {
    return editor.locator(".cm-lintRange-error");
  }
}
