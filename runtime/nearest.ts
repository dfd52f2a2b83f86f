import { plainText } from "./look-alike.ts";

/** The name nearest to what was written, for "did you mean", above all one that looks the same; null where none is near. */
export function nearest(written: string, names: Iterable<string>): string | null {
  // Nothing is near to nothing, though a name of one letter is one edit away.
  if (written === "") return null;
  const looks = plainText(written);
  const wanted = written.toLowerCase();
  const allowed = Math.max(1, Math.floor(written.length / 3));
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const name of names) {
    if (plainText(name) === looks) return name;
    if (Math.abs(name.length - written.length) >= bestDistance) continue;
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}

/** Edits between two texts: insert, delete, replace or swap neighbours (optimal string alignment). */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, beforePrevious[column - 2]! + 1);
      current.push(cost);
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[right.length]!;
}
