import { useRef } from "preact/hooks";
import type { Form, WordedDecision, WordedRecord } from "../../api/index.ts";
import { called } from "../shared/named.ts";
import { language, say } from "../state/language.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import type { Outcome } from "./calls.ts";
import { ReasonGroups, type Turns } from "./reason-tree.tsx";
import type { Trial } from "./trial.ts";
import { useSettled } from "./use-settled.ts";

/** What is decided, each answer with its reasons to be opened; or what there is still to say. */
export function AnswerList({
  path,
  form,
  trial,
  outcome,
}: {
  readonly path: string;
  readonly form: Form;
  readonly trial: Trial;
  readonly outcome: Outcome;
}) {
  const settled = useSettled(trial);
  const turns = useAnswer(() => compiler.turns(path, settled, language.value), [path, settled, language.value]);
  const isNow = settled === trial && !turns.pending;
  const { record, failure, faults } = outcome;
  return (
    <div aria-live="polite">
      {failure === null ? null : <p class="fault">{failure}</p>}
      {faults.length === 0 ? null : <Faults form={form} outcome={outcome} />}
      {record === null ? null : (
        <RecordAnswers record={record} asked={trial.asked} turns={isNow ? turns.value : null} />
      )}
    </div>
  );
}

/** Faults of single answers stand beside these; here is what is missing, and what is wrong with the record as a whole. */
function Faults({ form, outcome: { faults } }: { readonly form: Form; readonly outcome: Outcome }) {
  const missing = form.questions.filter(({ name }) => faults.some((each) => each.isMissing && each.path === name));
  const whole = faults.filter(({ path }) => path === "");
  const others = faults.length - missing.length - whole.length;
  return (
    <>
      {missing.length === 0 ? null : (
        <p>
          {say({ zh: "请先填写：", en: "To be answered first: " })}
          {missing.map(called).join(say({ zh: "、", en: ", " }))}
        </p>
      )}
      {whole.map(({ message }, index) => (
        <p key={index} class="fault">
          {message}
        </p>
      ))}
      {others === 0 ? null : (
        <p>
          {say({ zh: `有${others}处填写有误，见左侧。`, en: `${others} to be put right, marked among the facts.` })}
        </p>
      )}
    </>
  );
}

function RecordAnswers({
  record,
  asked,
  turns,
}: {
  readonly record: WordedRecord;
  readonly asked: string | null;
  readonly turns: Turns | null;
}) {
  const shown = record.decisions.filter(({ name }) => asked === null || name === asked);
  return (
    <>
      <ul class="answer-list">
        {shown.map((decision) => (
          <Answer key={decision.name} decision={decision} turns={turns} isOpen={asked !== null} />
        ))}
      </ul>
      {asked !== null
        ? null
        : record.lists.flatMap(({ list, records }) =>
            records.map((item, index) => (
              <section key={`${list.name} ${index}`} class="item">
                <h3>{`${called(item.entity)} ${item.key ?? index + 1}`}</h3>
                <RecordAnswers record={item} asked={null} turns={null} />
              </section>
            )),
          )}
    </>
  );
}

const withoutValue = {
  "not-asked": { zh: "不作认定", en: "not asked" },
  silence: { zh: "未作规定", en: "not laid down" },
  none: { zh: "无", en: "none" },
} as const;

function Answer({
  decision,
  turns,
  isOpen,
}: {
  readonly decision: WordedDecision;
  readonly turns: Turns | null;
  readonly isOpen: boolean;
}) {
  const { value, ground, reason, name } = decision;
  const shown = value ?? say(ground === "not-asked" || ground === "silence" ? withoutValue[ground] : withoutValue.none);
  const last = useRef({ shown, changes: 0 });
  if (last.current.shown !== shown) last.current = { shown, changes: last.current.changes + 1 };
  const { changes } = last.current;
  return (
    <li>
      <details open={isOpen}>
        <summary>
          <span class="name">{called(decision)}</span>
          <output key={changes} class={`${value === null ? "none" : "value"} ${changes === 0 ? "" : "changed"}`}>
            {shown}
          </output>
        </summary>
        <ReasonGroups reason={reason} turns={turns === null ? null : (turns[name] ?? [])} />
      </details>
    </li>
  );
}
