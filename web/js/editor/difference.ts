// The smallest single replacement that turns one text into another.

import type { ChangeSpec } from "@codemirror/state";

/** `undefined` for equal texts. Costs one pass over the texts. */
export function difference(before: string, after: string): ChangeSpec | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  const rest = shorter - start;
  while (same < rest && unitFromEnd(before, same) === unitFromEnd(after, same)) same += 1;
  // A cursor must not be left between the halves of a surrogate pair.
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1;
  if (same > 0 && isLow(unitFromEnd(before, same - 1))) same -= 1;
  return {
    from: start,
    to: before.length - same,
    insert: after.slice(start, after.length - same),
  };
}

function unitFromEnd(text: string, distance: number): number {
  return text.charCodeAt(text.length - 1 - distance);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
