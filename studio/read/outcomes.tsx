import type { ToldOutcomes } from "../../api/index.ts";
import { Condition } from "../shared/condition.tsx";
import { say } from "../state/language.ts";
import { Cited } from "./cited.tsx";

/** A decision as a table: everyone is in exactly one row. Its place is kept while it is worked out. */
export function Outcomes({ found }: { readonly found: ToldOutcomes | undefined }) {
  if (found === undefined) return <p class="waiting">{say({ zh: "正在列表……", en: "Working out the table…" })}</p>;
  if (found.unknown !== null)
    return (
      <p>
        <small>{say({ zh: `未能列表：${found.unknown}`, en: `No table: ${found.unknown}` })}</small>
      </p>
    );
  return (
    <table class="outcomes">
      <thead>
        <tr>
          <th scope="col">{say({ zh: "结论", en: "answer" })}</th>
          <th scope="col">{say({ zh: "对象", en: "who" })}</th>
          <th scope="col">{say({ zh: "依据", en: "by" })}</th>
        </tr>
      </thead>
      <tbody>
        {found.rows.map(({ outcome, who, reasons }, index) => (
          <tr key={index}>
            <th scope="row">{outcome}</th>
            <td>
              <Condition told={who} />
            </td>
            <td>
              {reasons === null
                ? say({ zh: "不予认定", en: "not asked" })
                : reasons.map((reason) => (
                    <div key={reason.id}>
                      <Cited place={reason} text={reason.text} />
                    </div>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
