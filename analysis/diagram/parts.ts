import type { Branch, Diagram } from "./diagram.ts";

const noCuts: readonly number[] = [];

/** The one of two diagrams that asks its variable first: a branch where either is one. */
export function topmost(left: Branch, right: Diagram): Branch;
export function topmost(left: Diagram, right: Diagram): Diagram;
export function topmost(left: Diagram, right: Diagram): Diagram {
  return left.rank <= right.rank ? left : right;
}

/** Where a diagram splits on the variable of a rank; nowhere if it does not ask that first. */
export function cutsAt(diagram: Diagram, rank: number): readonly number[] {
  return diagram.kind === "branch" && diagram.rank === rank ? diagram.cuts : noCuts;
}

/** The part of a diagram from a value on of the variable of a rank, which it may ask first. */
export function partAt(diagram: Diagram, rank: number, start: number): Diagram {
  if (diagram.rank !== rank || diagram.kind === "terminal") return diagram;
  return diagram.children[passedBy(diagram.cuts, start)]!;
}

/** Up to so many cuts are gone through one by one, which takes less than halving. */
const fewCuts = 16;

/** How many cuts are not above a value. */
function passedBy(cuts: readonly number[], start: number): number {
  let [low, high] = [0, cuts.length];
  while (high - low > fewCuts) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  while (low < high && cuts[low]! <= start) low++;
  return low;
}

/** The cuts of either list, in rising order. */
export function mergeCuts(left: readonly number[], right: readonly number[]): readonly number[] {
  if (right.length === 0 || left === right) return left;
  if (left.length === 0) return right;
  if (left.length === 1 && right.length === 1 && left[0] === right[0]) return left;
  const merged: number[] = [];
  for (let one = 0, other = 0; one < left.length || other < right.length;) {
    const [next, following] = [left[one] ?? Infinity, right[other] ?? Infinity];
    merged.push(Math.min(next, following));
    if (next <= following) one++;
    if (following <= next) other++;
  }
  return merged;
}

/** The first value of an interval between cuts. */
export function startOf(cuts: readonly number[], interval: number): number {
  return interval === 0 ? -Infinity : cuts[interval - 1]!;
}
