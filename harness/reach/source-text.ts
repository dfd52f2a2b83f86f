/** Coverage beside the source: how much of each line the examples reach. */
import type { SourceFile } from "../../grammar/source.ts";
import { type Coverage, type CoveredPoint, shareOf } from "./coverage.ts";

/** One line of the source with what of it is reached; no share where there is nothing to reach. */
export interface CoveredLine {
  readonly number: number;
  readonly text: string;
  readonly share: { readonly covered: number; readonly total: number } | null;
  readonly missing: readonly CoveredPoint[];
}

/** Every line of a notice; of one that amends another, of what then holds. */
export function coveredLines({ points }: Coverage, file: SourceFile): readonly CoveredLine[] {
  const byLine = new Map<number, CoveredPoint[]>();
  for (const point of points) byLine.set(lineOf(file, point), [...(byLine.get(lineOf(file, point)) ?? []), point]);
  const last = file.position(file.text.length).line;
  return Array.from({ length: last }, (_, index) => {
    const here = byLine.get(index + 1) ?? [];
    const share = shareOf(here);
    const missing = here.filter(({ examples, isUnreachable }) => examples.length === 0 && !isUnreachable);
    return { number: index + 1, text: file.line(index + 1), share: share.total === 0 ? null : share, missing };
  });
}

/** The line on which a point stands. */
function lineOf(file: SourceFile, { origin }: CoveredPoint): number {
  return file.position(origin.span.start).line;
}
