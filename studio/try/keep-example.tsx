import { useSignal } from "@preact/signals";
import type { WordedDecision, WordedRecord } from "../../api/index.ts";
import { called, clauseTitle } from "../shared/named.ts";
import { edit } from "../state/files.ts";
import { language, say } from "../state/language.ts";
import { addressOf } from "../state/route.ts";
import { compiler } from "../work/compiler.ts";
import type { Trials } from "./calls.ts";
import { changeTrial, type Trial } from "./trial.ts";

/** Writes what is tried into the notice, as an example that tells if it is ever decided otherwise. */
export function KeepExample({
  path,
  trials,
  trial,
  record,
}: {
  readonly path: string;
  readonly trials: Trials;
  readonly trial: Trial;
  readonly record: WordedRecord;
}) {
  const title = useSignal("");
  const chosenClause = useSignal<string | null>(null);
  const left = useSignal<readonly string[]>([]);
  const told = useSignal<{ readonly isKept: boolean; readonly text: string } | null>(null);
  const offered = record.decisions.filter(({ name, value }) => value !== null && (trial.asked ?? name) === name);
  const clause = chosenClause.value ?? clauseFor(offered, trials);
  const expect = offered.map(({ name }) => name).filter((name) => !left.value.includes(name));
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    const kept = await compiler.keepExample(path, trial, { title: title.value.trim(), clause, expect });
    if (kept === null) return;
    if (!kept.ok) {
      told.value = { isKept: false, text: kept.message[language.value] };
      return;
    }
    edit(path, kept.text);
    changeTrial(path, { example: title.value.trim() });
    told.value = { isKept: true, text: title.value.trim() };
    title.value = "";
  };
  return (
    <details class="keep">
      <summary>{say({ zh: "保留为示例", en: "Keep as example" })}</summary>
      <form onSubmit={(event) => void keep(event)}>
        <label>
          {say({ zh: "标题", en: "Title" })}
          <input
            type="text"
            required
            autoComplete="off"
            value={title.value}
            onInput={({ currentTarget }) => (title.value = currentTarget.value)}
          />
        </label>
        <label>
          {say({ zh: "写在条款", en: "Under clause" })}
          <select value={clause} onChange={({ currentTarget }) => (chosenClause.value = currentTarget.value)}>
            {trials.clauses.map((each) => (
              <option key={each.id} value={each.id}>
                {clauseTitle(each)}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>{say({ zh: "须得出的结论", en: "It must come to" })}</legend>
          <span class="options columns">
            {offered.map((decision) => (
              <label key={decision.name}>
                <input
                  type="checkbox"
                  checked={!left.value.includes(decision.name)}
                  onChange={() => (left.value = toggled(left.value, decision.name))}
                />
                {called(decision)}
              </label>
            ))}
          </span>
        </fieldset>
        <button type="submit" class="main" disabled={title.value.trim() === "" || expect.length === 0}>
          {say({ zh: "写入通知", en: "Write it into the notice" })}
        </button>
      </form>
      <p role="status">
        {told.value === null ? null : told.value.isKept ? (
          <>
            {say({
              zh: `示例“${told.value.text}”已写入，尚未保存。`,
              en: `“${told.value.text}” is written, not saved yet.`,
            })}{" "}
            <a href={addressOf({ page: "write", file: path })}>{say({ zh: "查看", en: "See it" })}</a>
          </>
        ) : (
          <span class="fault">{told.value.text}</span>
        )}
      </p>
    </details>
  );
}

/** Where an example of some decisions belongs: in the clause that gave the last of them. */
function clauseFor(decisions: readonly WordedDecision[], { clauses }: Trials): string {
  const known = clauses.map(({ id }) => id);
  const given = decisions.flatMap((each) => each.clauses).filter((id) => known.includes(id));
  return given.at(-1) ?? known[0] ?? "";
}

function toggled(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names.filter((each) => each !== name) : [...names, name];
}
