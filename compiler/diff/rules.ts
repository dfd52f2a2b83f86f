import { spell } from "../../grammar/keywords.ts";
import { conditionText } from "../explain/condition-text.ts";
import type { ConditionText } from "../explain/explanation.ts";
import { officeClause } from "../explain/office-clause.ts";
import { casesIn } from "../ir/interpret.ts";
import type { Case, Named, Program } from "../ir/ir.ts";
import { datesMoved } from "./move-dates.ts";

/** A rule or a definition: what it is about, what tells whether it is the same, and what it says. */
export interface RuleEntry extends Named {
  readonly key: string;
  readonly clause: string | null;
  readonly text: ConditionText;
  readonly substance: string;
}

/** Every rule that stands by itself; those that periods and tables make are told with these. */
export function ruleEntries(program: Program, monthsAhead: number): readonly RuleEntry[] {
  return program.entities.flatMap(({ decisions }) =>
    decisions.flatMap(({ name, label, body }) =>
      casesIn(body).flatMap(({ cases }) => {
        const told = cases.map((each) => substanceOf(program, each, monthsAhead));
        return cases.filter(isWritten).map((each): RuleEntry => {
          const { clause } = each.rule;
          const overridden = [...new Set(each.overrides.map((index) => cases[index]!.rule.clause))];
          // What it overrides is told by its clause, and known again by what it says: places number their clauses each its own way.
          const own = [substanceOf(program, each, monthsAhead), ...each.overrides.map((index) => told[index]!).sort()];
          return {
            name,
            label,
            key: `${name} ${clause}`,
            clause,
            text: ruleText(program, each, overridden),
            substance: [...new Set(own)].join("; "),
          };
        });
      }),
    ),
  );
}

function isWritten({ rule }: Case): boolean {
  return rule.kind === "rule" || rule.kind === "addition";
}

function substanceOf(program: Program, { value, guard }: Case, monthsAhead: number): string {
  const [is, when] = [value, guard].map((part) => conditionText(program, datesMoved(part, monthsAhead)).en);
  return `${is} when ${when}`;
}

function ruleText(program: Program, { value, guard }: Case, overridden: readonly string[]): ConditionText {
  const [is, when] = [conditionText(program, value), conditionText(program, guard)];
  const isAlways = guard.kind === "constant";
  const isAlone = overridden.length === 0;
  const en = [
    is.en,
    isAlways ? "" : `${spell("When", "en")} ${when.en}`,
    isAlone ? "" : `${spell("Notwithstanding", "en")} ${overridden.join(", ")}`,
  ];
  const zh = [
    is.zh,
    isAlways ? "" : `${spell("When", "zh")} ${when.zh}`,
    isAlone
      ? ""
      : `${spell("Notwithstanding", "zh")}${overridden.map(officeClause).join("、")}${spell("NotwithstandingEnd", "zh")}`,
  ];
  const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");
  return { en: joined(en), zh: joined(zh) };
}

/** Every definition of a program. */
export function definitionEntries(program: Program, monthsAhead: number): readonly RuleEntry[] {
  return program.entities.flatMap(({ decisions }) =>
    decisions
      .filter(({ role }) => role === "define")
      .map(({ name, label, body, origin }) => ({
        name,
        label,
        key: name,
        clause: origin.clause,
        text: conditionText(program, body),
        substance: conditionText(program, datesMoved(body, monthsAhead)).en,
      })),
  );
}
