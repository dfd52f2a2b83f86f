import type { PlantedFault } from "../../api/index.ts";
import { called } from "../shared/named.ts";
import { language, say, type Words } from "../state/language.ts";

/** A fault that nobody would notice, as a question. */
export function faultText(fault: PlantedFault): string {
  const name = called(fault.subject);
  const before = fault.before[language.value];
  const after = fault.after?.[language.value] ?? "";
  return (
    say(changes[fault.operator](name, before, after)) +
    say({ zh: "，无一示例会察觉。是否补充示例？", en: ", no example would notice. Add one?" })
  );
}

const changes: {
  readonly [O in PlantedFault["operator"]]: (name: string, before: string, after: string) => Words;
} = {
  "value-changed": (name, before, after) => ({
    zh: `若将“${name}”的${before}改为${after}`,
    en: `If ${before} in ${name} were ${after}`,
  }),
  "comparison-changed": (name, before, after) => ({
    zh: `若将“${name}”的“${before}”改为“${after}”`,
    en: `If “${before}” in ${name} were “${after}”`,
  }),
  "condition-dropped": (name, before) => ({
    zh: `若“${name}”不再要求“${before}”`,
    en: `If ${name} did not ask for “${before}”`,
  }),
  "condition-negated": (name, before, after) => ({
    zh: `若将“${name}”的“${before}”改为“${after}”`,
    en: `If “${before}” in ${name} were “${after}”`,
  }),
  "overriding-dropped": (name, before) => ({
    zh: `若“${name}”的这条规定不再优先于条款${before}`,
    en: `If this rule on ${name} did not prevail over clause ${before}`,
  }),
  "rule-dropped": (name, before) => ({
    zh: `若删去“${name}”为${before}的规定`,
    en: `If the rule that makes ${name} ${before} were dropped`,
  }),
  "row-dropped": (name, before) => ({
    zh: `若删去“${name}”的表行“${before}”`,
    en: `If the row “${before}” of ${name} were dropped`,
  }),
  "calculation-changed": (name, before, after) => ({
    zh: `若将“${name}”的算式“${before}”改为“${after}”`,
    en: `If “${before}” in ${name} were “${after}”`,
  }),
};
