// A work that no sample has, for the journeys about keeping it and giving it away.

import { expect } from "./fixtures.ts";
import type { Playground } from "./page.ts";

/** An event with a number. */
export const ping = (n: number): string =>
  `{"source": "my.app", "detail-type": "Ping", "detail": {"n": ${n}}}`;

/** Takes the second one. */
export const pattern = '{"detail": {"n": [2]}}';

/** What the rule of the work is called. */
export const ruleName = "second-ping";

/** Two events and one rule more than the sample has, neither first of them selected. */
export async function makeWork(playground: Playground): Promise<void> {
  await playground.pasteEvents(`${ping(1)}\n${ping(2)}`);
  await playground.expectEventCount(2);
  await playground.addRule();
  await playground.renameRule(ruleName);
  await playground.writePattern(pattern);
  await playground.selectEvent(1);
  await playground.expectVerdict("Matches");
}

export async function expectWork(playground: Playground): Promise<void> {
  await playground.expectEventCount(2);
  await playground.expectSelectedEvent(1);
  await playground.expectSelectedRule(ruleName);
  await playground.expectVerdict("Matches");
  expect(await playground.textOf(playground.pattern())).toBe(pattern);
}
