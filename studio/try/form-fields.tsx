import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Form, Question } from "../../api/index.ts";
import { say } from "../state/language.ts";
import { Fields } from "./fields.tsx";
import type { Outcome } from "./calls.ts";
import type { Answers, Trial } from "./trial.ts";

/** The questions about one record: those that what is asked rests on, and folded the others. */
export function FormFields({
  form,
  trial,
  outcome,
  onChange,
}: {
  readonly form: Form;
  readonly trial: Trial;
  readonly outcome: Outcome;
  readonly onChange: (answers: Answers) => void;
}) {
  const deciding = useRef<readonly string[] | null>(null);
  deciding.current = outcome.deciding ?? deciding.current;
  /** Who answers a folded question goes on there: nothing moves away under the hand. */
  const held = useSignal<readonly string[]>([]);
  const isFirst = ({ name, required }: Question): boolean =>
    !held.value.includes(name) &&
    (required || Object.hasOwn(trial.answers, name) || (deciding.current?.includes(name) ?? true));
  const others = form.questions.filter((question) => !isFirst(question));
  const fields = (questions: readonly Question[]) => (
    <Fields questions={questions} answers={trial.answers} faults={outcome.faults} path="" onChange={onChange} />
  );
  return (
    <form class="questions" aria-label={say({ zh: "情况", en: "Facts" })} onSubmit={(event) => event.preventDefault()}>
      <h2>{say({ zh: "情况", en: "Facts" })}</h2>
      {fields(form.questions.filter(isFirst))}
      {others.length === 0 ? null : (
        <details
          class="others"
          onFocusIn={() => (held.value = others.map(({ name }) => name))}
          onFocusOut={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget as Node | null)) held.value = [];
          }}
        >
          <summary>
            {say({
              zh: `其他情况（${others.length}项，目前不影响${trial.asked === null ? "" : "所问"}结论）`,
              en: `${others.length} more, which make no difference as it stands`,
            })}
          </summary>
          {fields(others)}
        </details>
      )}
    </form>
  );
}
