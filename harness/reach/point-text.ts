/** What a point of coverage is, in words. */
import { entityOf } from "../../ir/entity.ts";
import { conditionText } from "../../explain/condition-text.ts";
import type { Program } from "../../ir/ir.ts";
import { rowNames } from "../../ir/pick-row.ts";
import type { Language } from "../../runtime/messages.ts";
import type { CoveragePoint } from "./points.ts";

/** A point in words, as in `rule waiting` or `age < 18 is never true`. */
export function pointText(program: Program, { entity, decision, what }: CoveragePoint, language: Language): string {
  const isEnglish = language === "en";
  const name = `${ownerText(program, entity, language)}${isEnglish ? decision.name : decision.label}`;
  switch (what.kind) {
    case "rule":
      return isEnglish ? `rule ${name}` : `规则 ${name}`;
    case "row":
      return isEnglish ? `row ${rowNames(what.row).name}` : `表行 ${rowNames(what.row).label}`;
    case "condition": {
      const condition = conditionText(program, what.condition)[language];
      if (isEnglish) return `\`${condition}\` ${what.outcome ? "true" : "false"}, in ${name}`;
      return `“${condition}”${what.outcome ? "成立" : "不成立"}（${name}）`;
    }
    case "value": {
      const value = conditionText(program, what.value)[language];
      return isEnglish ? `${name} is ${value}` : `${name}取 ${value}`;
    }
    case "silent":
      return isEnglish ? `silent on ${name}` : `${name}未规定`;
    case "otherwise":
      return isEnglish ? `no rule applies to ${name}` : `${name}无规则适用`;
    case "no-row":
      return isEnglish ? `no row of ${name} counts` : `${name}无表行适用`;
    case "not-asked":
      return isEnglish ? `${name} is not asked` : `无需确定${name}`;
  }
}

/** The entity of a decision before its name; nothing for the main one. */
function ownerText(program: Program, entity: string, language: Language): string {
  if (entity === program.mainEntity) return "";
  const { name, label } = entityOf(program, entity);
  return `${language === "en" ? name : label}.`;
}
