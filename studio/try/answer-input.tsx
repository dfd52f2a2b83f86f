import type { Json, Named, Question } from "../../api/index.ts";
import { DateInput } from "../shared/date-input.tsx";
import { called } from "../shared/named.ts";
import { say } from "../state/language.ts";
import type { Fault } from "./calls.ts";
import { SeriesInput } from "./series-input.tsx";

/** More options than these are chosen from a list that opens. */
const mostRadios = 6;

/** A question that was answered, with where it stands. */
export interface FieldProps {
  readonly question: Question;
  /** Undefined where it is not answered. */
  readonly answer: Json | undefined;
  readonly faults: readonly Fault[];
  readonly path: string;
  readonly onChange: (answer: Json | undefined) => void;
}

/** What answers it: the control by which a label and a fault refer to it. */
export interface InputProps extends FieldProps {
  readonly id: string;
  readonly invalid: boolean;
}

/** Whether a question is answered by several controls, which need a legend. */
export function isGroup({ kind, options }: Question): boolean {
  return ["bool", "set", "years", "list", "series"].includes(kind) || (kind === "enum" && options.length <= mostRadios);
}

/** What answers a question that is no list: by its type. */
export function AnswerInput(props: InputProps) {
  const { question } = props;
  switch (question.kind) {
    case "bool":
      return <Radios {...props} choices={truths} valueOf={(name) => name === "yes"} />;
    case "enum":
      return question.options.length <= mostRadios ? (
        <Radios {...props} choices={question.options} valueOf={(name) => name} />
      ) : (
        <Choice {...props} />
      );
    case "set":
      return <Checks {...props} choices={question.options} valueOf={(name) => name} />;
    case "years":
      return <Checks {...props} choices={yearsOf(question)} valueOf={Number} />;
    case "date":
      return <DateAnswer {...props} />;
    case "series":
      return <SeriesInput {...props} />;
    case "texts":
      return <Lines {...props} />;
    default:
      return <Written {...props} />;
  }
}

const truths: readonly Named[] = [
  { name: "yes", label: "是" },
  { name: "no", label: "否" },
];

function yearsOf({ range }: Question): readonly Named[] {
  const [from, to] = [Number(range?.from), Number(range?.to)];
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    name: String(from + index),
    label: String(from + index),
  }));
}

interface ChoiceProps extends InputProps {
  readonly choices: readonly Named[];
  readonly valueOf: (name: string) => Json;
}

/** One of a few. What is not answered counts as the default, which is shown as chosen. */
function Radios({ id, question, answer, choices, valueOf, onChange }: ChoiceProps) {
  const now = answer === undefined ? question.default : answer;
  return (
    <span class="options">
      {choices.map((choice) => (
        <label key={choice.name}>
          <input
            type="radio"
            name={id}
            checked={now === valueOf(choice.name)}
            onChange={() => onChange(valueOf(choice.name))}
          />
          {called(choice)}
        </label>
      ))}
      {question.optional ? (
        <label>
          <input type="radio" name={id} checked={now === null} onChange={() => onChange(undefined)} />
          {say({ zh: "不详", en: "not known" })}
        </label>
      ) : null}
    </span>
  );
}

function Choice({ id, question, answer, invalid, onChange }: InputProps) {
  const now = answer === undefined ? question.default : answer;
  return (
    <select
      id={id}
      value={typeof now === "string" ? now : ""}
      aria-invalid={invalid}
      onChange={({ currentTarget: { value } }) => onChange(value === "" ? undefined : value)}
    >
      {question.default === null ? <option value="">{say({ zh: "未填", en: "not given" })}</option> : null}
      {question.options.map((option) => (
        <option key={option.name} value={option.name}>
          {called(option)}
        </option>
      ))}
    </select>
  );
}

/** Any of several, in their order. */
function Checks({ answer, question, choices, valueOf, onChange }: ChoiceProps) {
  const chosen = (answer ?? question.default ?? []) as readonly Json[];
  const toggle = (value: Json): void => {
    const values = choices.map(({ name }) => valueOf(name));
    onChange(values.filter((each) => chosen.includes(each) !== (each === value)));
  };
  return (
    <span class="options columns">
      {choices.map((choice) => (
        <label key={choice.name}>
          <input
            type="checkbox"
            checked={chosen.includes(valueOf(choice.name))}
            onChange={() => toggle(valueOf(choice.name))}
          />
          {called(choice)}
        </label>
      ))}
    </span>
  );
}

function DateAnswer({ id, question: { range }, answer, invalid, onChange }: InputProps) {
  return (
    <DateInput
      id={id}
      value={typeof answer === "string" ? answer : ""}
      range={range === null ? null : { from: String(range.from), to: String(range.to) }}
      invalid={invalid}
      {...(invalid ? { describedBy: `${id}-fault` } : {})}
      onChange={(value) => onChange(value === "" ? undefined : value)}
    />
  );
}

/** Several texts, one a line. */
function Lines({ id, answer, invalid, onChange }: InputProps) {
  const lines = Array.isArray(answer) ? answer.join("\n") : "";
  return (
    <textarea
      id={id}
      rows={2}
      value={lines}
      aria-invalid={invalid}
      placeholder={say({ zh: "每行一项", en: "one a line" })}
      onInput={({ currentTarget: { value } }) => onChange(value === "" ? undefined : value.split("\n"))}
    />
  );
}

/** What is written: a number, an amount, a rate, a time, a text. What cannot be read is handed on, and refused in words. */
function Written({ id, question, answer, invalid, onChange }: InputProps) {
  const { kind, range } = question;
  const given = answer === undefined || answer === null ? "" : String(answer);
  const fallback = question.default === null ? undefined : String(question.default);
  return (
    <span class="written">
      <input
        id={id}
        type="text"
        autoComplete="off"
        inputMode={kind === "text" || kind === "duration" ? "text" : "decimal"}
        value={given}
        placeholder={fallback ?? (kind === "duration" ? "P3M" : undefined)}
        aria-invalid={invalid}
        aria-describedby={invalid ? `${id}-fault` : undefined}
        onInput={({ currentTarget: { value } }) => onChange(readAnswer(kind, value))}
      />
      {kind === "money" ? say({ zh: "元", en: "yuan" }) : null}
      {kind === "int" && range !== null && Number(range.to) < 1e6 ? (
        <small>{`${String(range.from)}–${String(range.to)}`}</small>
      ) : null}
    </span>
  );
}

function readAnswer(kind: Question["kind"], value: string): Json | undefined {
  if (value.trim() === "") return undefined;
  if (kind === "text") return value;
  const plain = value.normalize("NFKC").trim();
  if (kind === "int") return /^-?\d{1,15}$/u.test(plain) ? Number(plain) : plain;
  return kind === "money" ? plain.replaceAll(/,|元$/gu, "") : plain;
}
