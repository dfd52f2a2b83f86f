import type { ToldCondition } from "../../api/index.ts";
import { say } from "../state/language.ts";

/** Whom something concerns: what always holds, and its cases as a list. */
export function Condition({ told }: { readonly told: ToldCondition }) {
  const { common, more } = told;
  const cases = more
    ? [...told.cases, say({ zh: "其他情形，见上列步骤", en: "others, by the steps above" })]
    : told.cases;
  const and = say({ zh: "且", en: " and " });
  if (common.length + cases.length === 0) return <>{say({ zh: "所有人", en: "everyone" })}</>;
  if (cases.length === 0) return <>{common.join(and)}</>;
  return (
    <>
      {common.join(and)}
      {common.length === 0
        ? say({ zh: "符合下列之一：", en: "one of:" })
        : say({ zh: "，且符合下列之一：", en: " and one of:" })}
      <ul>
        {cases.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </>
  );
}
