import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Form } from "../../api/index.ts";
import { called } from "../shared/named.ts";
import { say } from "../state/language.ts";
import type { ReadingChoice, Trials } from "./calls.ts";
import { beginTrial, changeTrial, type Trial } from "./trial.ts";

/** What is tried: an example to begin with, whom it is about, what is asked, how the notice is read. */
export function TrialChoices({
  path,
  trials,
  trial,
  form,
}: {
  readonly path: string;
  readonly trials: Trials;
  readonly trial: Trial;
  readonly form: Form;
}) {
  const examples = trials.examples.filter(({ entity }) => trials.forms.some((each) => each.entity.name === entity));
  const taken = Object.keys(trial.readings).length;
  const load = (index: number): void => {
    const example = examples[index];
    if (example === undefined) changeTrial(path, { answers: {}, example: null });
    else {
      const asked = example.entity === trial.entity ? trial.asked : null;
      changeTrial(path, { entity: example.entity, answers: example.answers, example: example.title, asked });
    }
  };
  return (
    <div class="choices" role="group" aria-label={say({ zh: "试算内容", en: "What is tried" })}>
      <Choice
        label={say({ zh: "从示例开始", en: "Begin with" })}
        value={examples.findIndex(({ title, entity }) => title === trial.example && entity === trial.entity)}
        onChange={(value) => load(Number(value))}
      >
        <option value={-1}>{say({ zh: "空白", en: "nothing" })}</option>
        {examples.map(({ title }, index) => (
          <option key={index} value={index}>
            {title}
          </option>
        ))}
      </Choice>
      {trials.forms.length < 2 ? null : (
        <Choice
          label={say({ zh: "对象", en: "About" })}
          value={form.entity.name}
          onChange={(value) =>
            beginTrial(
              path,
              trials.forms.find(({ entity }) => entity.name === value)!,
              trials.examples,
            )
          }
        >
          {trials.forms.map(({ entity }) => (
            <option key={entity.name} value={entity.name}>
              {called(entity)}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={say({ zh: "要确定", en: "Asked" })}
        value={trial.asked ?? ""}
        onChange={(value) => changeTrial(path, { asked: value || null })}
      >
        <option value="">{say({ zh: "全部结论", en: "everything" })}</option>
        {form.decisions.map((decision) => (
          <option key={decision.name} value={decision.name}>
            {called(decision)}
          </option>
        ))}
      </Choice>
      {trials.readings.length === 0 ? null : (
        <details class="readings">
          <summary>
            {say({
              zh: `口径${taken === 0 ? "（均按通知默认）" : `（改动${taken}项）`}`,
              en: `Readings (${taken === 0 ? "as the notice takes them" : `${taken} changed`})`,
            })}
          </summary>
          <div>
            {trials.readings.map((reading) => (
              <ReadingChoices key={reading.name} path={path} trial={trial} reading={reading} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function ReadingChoices({
  path,
  trial,
  reading,
}: {
  readonly path: string;
  readonly trial: Trial;
  readonly reading: ReadingChoice;
}) {
  const { name, options, byDefault } = reading;
  return (
    <Choice
      label={called(reading)}
      value={trial.readings[name] ?? byDefault}
      isChanged={trial.readings[name] !== undefined}
      onChange={(value) => {
        const { [name]: _, ...others } = trial.readings;
        changeTrial(path, { readings: value === byDefault ? others : { ...others, [name]: value } });
      }}
    >
      {options.map((option) => (
        <option key={option.name} value={option.name}>
          {called(option)}
        </option>
      ))}
    </Choice>
  );
}

function Choice({
  label,
  value,
  isChanged = false,
  onChange,
  children,
}: {
  readonly label: string;
  readonly value: string | number;
  readonly isChanged?: boolean;
  readonly onChange: (value: string) => void;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  return (
    <span class={isChanged ? "choice changed" : "choice"}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {children}
      </select>
    </span>
  );
}
