/** Coverage as people read it: beside the source, by clause, and in one line. */
import { type Coverage, type CoveredPoint, percentOf, shareOf } from "../../harness/reach/coverage.ts";
import { officeClause } from "../../explain/index.ts";
import { pointText } from "../../harness/reach/point-text.ts";
import { coveredLines } from "../../harness/reach/source-text.ts";
import type { Context } from "../context.ts";
import type { Text } from "../language.ts";
import { tableText } from "../render/table.ts";
import type { TestedNotice } from "./notices.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

/** A notice's source with how much of each line is reached, what is missing below the line, and the clauses in numbers. */
export function coverageText({ path, file }: TestedNotice, coverage: Coverage, context: Context): string {
  const lines = coveredLines(coverage, file).flatMap(({ text, share, missing }) => {
    const marks = share === null ? "" : `${share.covered}/${share.total}`;
    const shown =
      share !== null && share.covered < share.total ? context.colours.out.red(marks.padStart(7)) : marks.padStart(7);
    return [
      `${shown} │ ${text}`.trimEnd(),
      ...missing.map((point) =>
        context.colours.out.red(`${" ".repeat(7)} ✗   ${pointText(coverage.program, point, context.language)}`),
      ),
    ];
  });
  return `${visibleLine(path)}\n${lines.join("\n")}\n\n${clausesText(coverage, context)}\n`;
}

function clausesText({ program, points }: Coverage, context: Context): string {
  const rows = program.clauses.flatMap(({ id, title }) => {
    const here = shareOf(points.filter(({ origin }) => origin.clause === id));
    return here.total === 0
      ? []
      : [
          [
            context.language === "en" ? id : officeClause(id),
            title ?? "",
            `${here.covered}/${here.total}`,
            `${percentOf(here)}%`,
          ],
        ];
  });
  return tableText([[context.say({ en: "clause", zh: "条款" }), "", "", ""], ...rows]);
}

const kindWords: { readonly [K in CoveredPoint["kind"]]: Text } = {
  rule: { en: "rules", zh: "规则" },
  row: { en: "table rows", zh: "表行" },
  condition: { en: "condition outcomes", zh: "条件结果" },
  region: { en: "regions", zh: "取值情形" },
};

/** The last line: the share of each kind of point, and of all. */
export function coverageTotal(points: readonly CoveredPoint[], context: Context): string {
  const kinds = (Object.keys(kindWords) as CoveredPoint["kind"][]).map((kind) => {
    const share = shareOf(points.filter((point) => point.kind === kind));
    return `${context.say(kindWords[kind])} ${share.covered}/${share.total}`;
  });
  const percent = percentOf(shareOf(points));
  return context.say({ en: `${percent}% covered: ${kinds.join(", ")}`, zh: `覆盖 ${percent}%：${kinds.join("，")}` });
}
