/** How many values of each file were open at most since the studio was opened: what the progress is reckoned by. */
import { signal } from "@preact/signals";

const most = signal<ReadonlyMap<string, number>>(new Map());

/** Notes how many are open now. */
export function noteOpen(path: string, open: number): void {
  if (open > mostOpen(path)) most.value = new Map([...most.peek(), [path, open]]);
}

/** How many were open at most; none of a file that was finished before. */
export function mostOpen(path: string): number {
  return most.value.get(path) ?? 0;
}
