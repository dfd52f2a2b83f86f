import { officeClause, valueText } from "../../compiler/explain/index.ts";
import { PolicyFailure } from "../../runtime/failure.ts";
import type { Language } from "../language.ts";

/** Why a policy has no answer for a record, in words; null where the error is none of the policy's. */
export function failureMessage(error: unknown, language: Language): string | null {
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
      return language === "en"
        ? `a series has no number for ${dayText(failure.day, "en")}`
        : `逐日数据缺少${dayText(failure.day, "zh")}的数值`;
  }
}

function dayText(day: number, language: Language): string {
  return valueText({ kind: "date" }, day, language);
}
