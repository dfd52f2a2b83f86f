import { officeClause } from "./office-clause.ts";
import { valueText } from "./value-text.ts";
import { type Failure, PolicyFailure } from "../runtime/failure.ts";
import { type EntitySchema, type FactRecord, keyField } from "../runtime/schema.ts";
import { cutText, visibleText } from "../runtime/visible-text.ts";
import type { Language } from "../runtime/messages.ts";

/** Keys may be of any length. */
const longestKey = 40;

/** Why a policy has no answer for a record, in words; null where the error is none of the policy's. */
export function failureMessage(
  error: unknown,
  schema: EntitySchema,
  facts: FactRecord,
  language: Language,
): string | null {
  // Amounts beyond what can be calculated exactly.
  if (error instanceof RangeError)
    return language === "en" ? `it cannot be decided: ${error.message}` : `无法计算：${error.message}`;
  if (!(error instanceof PolicyFailure)) return null;
  const { failure } = error;
  switch (failure.kind) {
    case "gap":
      return language === "en"
        ? `no rule decides \`${failure.decision}\` for this record`
        : `对此记录，没有规则确定“${failure.decision}”`;
    case "conflict":
      return language === "en"
        ? `clauses ${failure.clauses.join(" and ")} give \`${failure.decision}\` different values for this record`
        : `对此记录，${failure.clauses.map(officeClause).join("、")}对“${failure.decision}”得出不同结果`;
    case "missing-number":
      return missingNumber(failure, findSeries(schema, facts, failure.series), language);
    case "missing-row": {
      const key = String(failure.key);
      return language === "en"
        ? `the table \`${failure.table}\` has no row for \`${key}\`, which this record asks for`
        : `表“${failure.table}”中没有此记录所需的“${key}”一行`;
    }
    case "no-value-yet":
      return language === "en"
        ? `the parameter \`${failure.parameter}\` has no value yet on ${dayText(failure.day, language)}, for which this record asks`
        : `此记录所需的参数“${failure.parameter}”在${dayText(failure.day, language)}尚无取值`;
    case "tie":
      return language === "en"
        ? `several of \`${failure.list}\` share the place at which what is allotted among them ends`
        : `“${failure.list}”中有数项并列于分配用尽之处，无从分出先后`;
    case "too-large":
      return language === "en"
        ? "a number is too large to be calculated exactly for this record"
        : "对此记录，计算中出现的数值过大，无法精确计算";
    case "beyond-calendar":
      return language === "en"
        ? "a date lies outside the years 1 to 9999 for this record"
        : "对此记录，推算的日期超出公元 1 年至 9999 年";
  }
}

/** A series of numbers in a record. */
interface FoundSeries {
  readonly field: string;
  readonly label: string;
  /** The key of the item that it stands in; null where that has none, and in the record itself. */
  readonly item: string | null;
}

/** The fact that holds a series: it is the very object that was read. */
function findSeries(
  schema: EntitySchema,
  facts: FactRecord,
  series: ReadonlyMap<number, number>,
  at = "",
  item: string | null = null,
): FoundSeries | null {
  for (const { name, label, type } of schema.facts) {
    const field = at + name;
    if (facts[name] === series) return { field, label, item };
    if (type.kind !== "list") continue;
    const key = keyField(type.entity)?.name ?? "";
    for (const [index, inner] of ((facts[name] ?? []) as readonly FactRecord[]).entries()) {
      const found = findSeries(
        type.entity,
        inner,
        series,
        `${field}[${index}].`,
        (inner[key] ?? null) as string | null,
      );
      if (found !== null) return found;
    }
  }
  return null;
}

function missingNumber(
  { day }: Extract<Failure, { readonly kind: "missing-number" }>,
  found: FoundSeries | null,
  language: Language,
): string {
  const date = dayText(day, language);
  if (found === null) return language === "en" ? `a series has no number for ${date}` : `逐日数据缺少${date}的数值`;
  const { field, label } = found;
  const item = found.item === null ? null : visibleText(cutText(found.item, longestKey));
  return language === "en"
    ? `\`${field}\`${item === null ? "" : ` of \`${item}\``} has no number for ${date}`
    : `${item === null ? "" : `“${item}”的`}字段“${label}”（${field}）缺少${date}的数值`;
}

function dayText(day: number, language: Language): string {
  return valueText({ kind: "date" }, day, language);
}
