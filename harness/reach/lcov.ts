/** Coverage in the form that editors show beside the source (lcov's tracefile). */
import type { SourceFile } from "../../grammar/source.ts";
import type { Coverage, CoveredPoint } from "./coverage.ts";
import { rowNames } from "../../ir/pick-row.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

interface CountedPoint {
  readonly point: CoveredPoint;
  readonly path: string;
  readonly line: number;
}

/** The records of one notice, one for each file in which it is written: its own, and that of a notice which it amends. */
export function lcovRecords({ points }: Coverage, notice: SourceFile): string {
  const counted = points
    .filter(({ isUnreachable }) => !isUnreachable)
    .map((point): CountedPoint => {
      const { file, offset } = notice.locate(point.origin.span.start);
      return { point, path: file.path, line: file.position(offset).line };
    });
  const paths = new Set([notice.path, ...counted.map(({ path }) => path)]);
  return [...paths]
    .map((path) =>
      record(
        path,
        counted.filter((each) => each.path === path),
      ),
    )
    .join("");
}

/** Rules and rows as functions, outcomes of conditions as branches. */
function record(path: string, counted: readonly CountedPoint[]): string {
  const lines = [...new Set(counted.map(({ line }) => line))].sort((left, right) => left - right);
  const functions = counted.filter(({ point }) => point.kind === "rule" || point.kind === "row");
  const branches = counted.filter(({ point }) => point.kind === "condition" || point.kind === "region");
  const hit = lines.map((line) => {
    const examples = counted.filter((each) => each.line === line).flatMap(({ point }) => point.examples);
    return [line, new Set(examples).size] as const;
  });
  return [
    "TN:",
    `SF:${visibleLine(path)}`,
    ...functions.map(({ point, line }, index) => `FN:${line},${functionName(point, index)}`),
    ...functions.map(({ point }, index) => `FNDA:${point.examples.length},${functionName(point, index)}`),
    `FNF:${functions.length}`,
    `FNH:${functions.filter(({ point }) => point.examples.length > 0).length}`,
    ...branches.map(({ point, line }, index) => `BRDA:${line},0,${index},${point.examples.length}`),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ point }) => point.examples.length > 0).length}`,
    ...hit.map(([line, count]) => `DA:${line},${count}`),
    `LF:${hit.length}`,
    `LH:${hit.filter(([, count]) => count > 0).length}`,
    "end_of_record",
    "",
  ].join("\n");
}

function functionName({ what, decision }: CoveredPoint, index: number): string {
  const name =
    what.kind === "rule"
      ? what.rule.id
      : what.kind === "row"
        ? `${what.table}.${rowNames(what.row).name}`
        : decision.name;
  return `${visibleLine(name).replaceAll(",", " ")}#${index + 1}`;
}
