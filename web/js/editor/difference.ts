// The replacements that turn one text into another: as small as lines allow, so that what stands
// between two of them keeps its cursor and its marks.

import type { ChangeSpec } from "@codemirror/state";

/** Beyond so many pairs of lines, all between the first difference and the last is one replacement. */
const MOST = 250_000;

/** Empty for equal texts. Costs a pass over the texts, and a comparison of the lines that differ. */
export function difference(before: string, after: string): ChangeSpec[] {
  const whole = trimmed(before, after, 0);
  if (!whole) return [];
  const old = lines(before.slice(whole.from, whole.to));
  const fresh = lines(whole.insert);
  if (old.length * fresh.length > MOST) return [whole];
  return hunks(old, fresh, whole.from);
}

interface Replacement {
  from: number;
  to: number;
  insert: string;
}

/** One replacement without what is the same at both ends; `undefined` for equal texts. */
function trimmed(before: string, after: string, offset: number): Replacement | undefined {
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
    from: offset + start,
    to: offset + before.length - same,
    insert: after.slice(start, after.length - same),
  };
}

/** Lines with their ends. */
function lines(text: string): string[] {
  return text.split(/(?<=\n)/u);
}

/** The lines that differ, each run of them one replacement. */
function hunks(old: string[], fresh: string[], offset: number): Replacement[] {
  const lengths = common(old, fresh);
  const found: Replacement[] = [];
  let [i, j, at] = [0, 0, offset];
  while (i < old.length || j < fresh.length) {
    const [fromI, fromJ, from] = [i, j, at];
    while ((i < old.length || j < fresh.length) && old[i] !== fresh[j]) {
      const skipsOld = (lengths[i + 1]?.[j] ?? -1) >= (lengths[i]?.[j + 1] ?? -1);
      if (j >= fresh.length || (i < old.length && skipsOld)) {
        at += old[i]?.length ?? 0;
        i += 1;
      } else {
        j += 1;
      }
    }
    const change = trimmed(old.slice(fromI, i).join(""), fresh.slice(fromJ, j).join(""), from);
    if (change) found.push(change);
    while (i < old.length && old[i] === fresh[j]) {
      at += old[i]?.length ?? 0;
      i += 1;
      j += 1;
    }
  }
  return found;
}

/** For each pair of positions, how many lines the longest common subsequence behind them has. */
function common(old: string[], fresh: string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const [row = [], next = []] = [table[i], table[i + 1]];
      row[j] = old[i] === fresh[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
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
