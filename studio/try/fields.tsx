import type { Json, Question } from "../../api/index.ts";
import { called } from "../shared/named.ts";
import { say } from "../state/language.ts";
import { AnswerInput, type FieldProps, type InputProps, isGroup } from "./answer-input.tsx";
import type { Fault } from "./calls.ts";
import type { Answers } from "./trial.ts";

/** Questions with their answers and what is wrong with these. */
export function Fields({
  questions,
  answers,
  faults,
  path,
  onChange,
}: {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly faults: readonly Fault[];
  /** Of the record that they are about, `members[0].`; empty for the outermost. */
  readonly path: string;
  readonly onChange: (answers: Answers) => void;
}) {
  const change = (name: string, answer: Json | undefined): void => {
    const { [name]: _, ...others } = answers;
    onChange(answer === undefined ? others : { ...others, [name]: answer });
  };
  return (
    <>
      {questions.map((question) => (
        <Field
          key={question.name}
          question={question}
          answer={answers[question.name]}
          faults={faults}
          path={path + question.name}
          onChange={(answer) => change(question.name, answer)}
        />
      ))}
    </>
  );
}

function Field(props: FieldProps) {
  const { question, faults, path, answer } = props;
  // What is wrong inside a list is told at the question there.
  const own = faults.filter((fault) => fault.path === path || (question.items === null && within(fault.path, path)));
  const told = own.filter(({ isMissing }) => !isMissing || answer !== undefined);
  const label = (
    <>
      {called(question)}
      {question.required ? <small>{say({ zh: "必填", en: "required" })}</small> : null}
    </>
  );
  const faultList =
    told.length === 0 ? null : (
      <span class="fault" id={`${idOf(path)}-fault`}>
        {told.map(({ message }) => message).join(say({ zh: "；", en: "; " }))}
      </span>
    );
  const Input = question.kind === "list" ? ListInput : AnswerInput;
  const inside = (
    <>
      <Input {...props} id={idOf(path)} invalid={told.length > 0} />
      {faultList}
    </>
  );
  const name = `${idOf(path)}-name`;
  return isGroup(question) ? (
    <div
      class="field"
      role={question.kind === "bool" || question.kind === "enum" ? "radiogroup" : "group"}
      aria-labelledby={name}
    >
      <span class="name" id={name}>
        {label}
      </span>
      {inside}
    </div>
  ) : (
    <div class="field">
      <label class="name" for={idOf(path)}>
        {label}
      </label>
      {inside}
    </div>
  );
}

/** The records of a list, each with its questions, to which others can be added. */
function ListInput({ question, answer, faults, path, onChange }: InputProps) {
  const items = question.items!;
  const records = (answer ?? question.default ?? []) as readonly Answers[];
  const name = called(items.entity);
  const replace = (index: number, record: Answers): void =>
    onChange(records.map((each, at) => (at === index ? record : each)) as unknown as Json);
  return (
    <div class="records">
      {records.map((record, index) => (
        <details key={index} open>
          <summary>{`${name} ${index + 1}`}</summary>
          <Fields
            questions={items.questions}
            answers={record}
            faults={faults}
            path={`${path}[${index}].`}
            onChange={(changed) => replace(index, changed)}
          />
          <button type="button" onClick={() => onChange(records.filter((_, at) => at !== index) as unknown as Json)}>
            {say({ zh: `删除${name} ${index + 1}`, en: `Remove ${name} ${index + 1}` })}
          </button>
        </details>
      ))}
      <button type="button" onClick={() => onChange([...records, {}] as unknown as Json)}>
        {say({ zh: `增加${name}`, en: `Add ${name}` })}
      </button>
    </div>
  );
}

function within(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

function idOf(path: string): string {
  return `fact-${path}`;
}
