// What a person does with causes and remedies, and with rules that are made from events. The page's other verbs are in
// `page.ts`.

import { expect, type Frame, type Locator, type Page } from "@playwright/test";
import type { Names } from "./names.ts";

export abstract class Diagnosing {
  abstract readonly events: Locator;
  abstract readonly rules: Locator;
  abstract readonly verdict: Locator;

  constructor(
    readonly page: Page,
    protected readonly root: Page | Frame,
    protected readonly names: Names,
  ) {}

  abstract settled(): Promise<void>;
  abstract pattern(): Locator;

  /** What was recognised, by its number in the catalogue. */
  cause(id: string): Locator {
    return this.verdict.locator(".noted").filter({ has: this.root.getByText(id, { exact: true }) });
  }

  /** The numbers of the causes that are shown, or are folded, in their order. */
  async causeIds(): Promise<string[]> {
    const ids = this.verdict.locator(".noted > .pieces:first-child > .dim");
    return (await ids.allTextContents()).filter((id) => /^M\d\d$/.test(id));
  }

  /** What a cause proposes, the best first. */
  remedies(id: string): Locator {
    return this.cause(id).locator(".stacked:has(> pre)");
  }

  async apply(remedy: Locator): Promise<void> {
    await remedy.getByRole("button", { name: this.names.apply, exact: true }).click();
  }

  async tryAside(remedy: Locator): Promise<void> {
    await remedy.getByRole("button", { name: this.names.aside }).click();
  }

  /** Shows where a cause stands in one of the texts. */
  async showCause(id: string, text: "pattern" | "event"): Promise<void> {
    const name = text === "pattern" ? this.names.inPattern : this.names.inEvent;
    await this.cause(id).getByRole("button", { name }).click();
  }

  /** Takes back with the keyboard, as whoever writes in no text does. */
  async undoByKey(): Promise<void> {
    await this.verdict.getByRole("heading", { level: 2 }).click();
    await this.page.keyboard.press("ControlOrMeta+z");
  }

  /** What is folded away in the verdict: what else keeps a rule silent, the pattern in words. */
  fold(which: "silent" | "aloud"): Locator {
    return this.verdict.locator("details.fold").filter({ hasText: this.names[which] });
  }

  async unfold(which: "silent" | "aloud"): Promise<Locator> {
    const fold = this.fold(which);
    await fold.locator("summary").click();
    return fold;
  }

  /** The pane that makes a rule of the events. */
  get making(): Locator {
    return this.root.getByRole("region", { name: this.names.making });
  }

  async openMaking(): Promise<void> {
    await this.rules.getByRole("button", { name: this.names.making }).click();
    await expect(this.making).toHaveAttribute("aria-busy", "false");
  }

  /** Says of an event that the rule should match it, or must not. */
  async want(event: number, whether: "wanted" | "avoided"): Promise<void> {
    const toggle = this.making.getByRole("button", { name: this.names[whether], exact: true }).nth(event);
    await toggle.click();
    await expect(toggle).toHaveAttribute("aria-pressed", "true");
    await expect(this.making).toHaveAttribute("aria-busy", "false");
  }

  /** Ticks a field of the event, or takes its tick away. */
  async tick(path: string): Promise<void> {
    await this.making.getByRole("button").filter({ has: this.root.getByText(path, { exact: true }) }).click();
  }

  /** The pattern that is made; of two the smallest. */
  get made(): Locator {
    return this.making.locator("pre").first();
  }

  async useAsNewRule(): Promise<void> {
    await this.making.getByRole("button", { name: this.names.newRule }).click();
    await this.settled();
  }

  /** What can be done with the value of the event that was clicked. */
  get picked(): Locator {
    return this.events.locator(".picked");
  }

  /** What can stand where something is being typed. */
  choices(): Locator {
    return this.root.locator(".cm-tooltip-autocomplete").getByRole("option");
  }

  /** Takes the selected choice. The editor lets nobody take what they cannot have seen yet. */
  async takeChoice(): Promise<void> {
    await this.page.waitForTimeout(150);
    await this.page.keyboard.press("Enter");
  }

  /** What a condition of the pattern means, while it is pointed at. */
  hint(): Locator {
    return this.root.locator(".cm-hint");
  }

  async hoverPattern(text: string): Promise<void> {
    // As a hand does it: the light that the first move switches on is there at the second.
    await this.pattern().getByText(text).hover({ position: { x: 4, y: 4 } });
    await this.settled();
    await this.pattern().getByText(text).hover({ position: { x: 8, y: 6 } });
  }

  /** The pattern of a rule, with every byte, as the browser keeps it. */
  async keptPattern(rule = 0): Promise<string> {
    const kept = await this.page.evaluate(() => localStorage.getItem("eventglass.work.0") ?? "{}");
    return (JSON.parse(kept) as { rules?: { pattern: string }[] }).rules?.[rule]?.pattern ?? "";
  }

  /** The pasted text, with every byte, as the browser keeps it. */
  async keptEvents(): Promise<string> {
    const kept = await this.page.evaluate(() => localStorage.getItem("eventglass.work.0") ?? "{}");
    return (JSON.parse(kept) as { events?: string }).events ?? "";
  }

  /** How far an editor is scrolled. */
  scrolledTo(editor: Locator): Promise<number> {
    return editor.evaluate((content) => content.closest(".cm-scroller")?.scrollTop ?? -1);
  }
}
