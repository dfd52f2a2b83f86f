import type { ToldDecider } from "../../api/index.ts";
import { language, say } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { Flow } from "./flow.tsx";
import { Outcomes } from "./outcomes.tsx";

/** What is decided about the records of one kind: each decision as a flow, then as a table. */
export function Decisions({ path, decider }: { readonly path: string; readonly decider: ToldDecider }) {
  const { entity, name, decisions } = decider;
  const { value: outcomes } = useAnswer(
    () => compiler.outcomes(path, entity, language.value),
    [path, entity, language.value],
  );
  return (
    <section id={`decisions.${entity}`} tabIndex={-1}>
      <h2>{say({ zh: `结论：${name}`, en: `Decisions: ${name}` })}</h2>
      {decisions.map((decision) => (
        <section key={decision.id} id={decision.id} tabIndex={-1} class="decision">
          <h3>
            {decision.name} <small>{decision.otherName}</small>
          </h3>
          <Flow decision={decision} />
          {decision.isOutput && (decision.steps.length + decision.additions.length > 1 || decision.gate !== null) ? (
            <Outcomes found={outcomes?.find((each) => each.decision === decision.decision)} />
          ) : null}
        </section>
      ))}
    </section>
  );
}
