import { useEffect } from "preact/hooks";
import { files } from "../state/files.ts";
import { language, say } from "../state/language.ts";
import { addressOf } from "../state/route.ts";
import { compiler, useAnswer } from "../work/compiler.ts";
import { AnswerList } from "./answer-list.tsx";
import type { Outcome, Trials } from "./calls.ts";
import { FormFields } from "./form-fields.tsx";
import { KeepExample } from "./keep-example.tsx";
import { MovingDate } from "./moving-date.tsx";
import { beginTrial, changeTrial, type Trial, trialOn } from "./trial.ts";
import { TrialChoices } from "./trial-choices.tsx";

/** One person's answers, what the notice decides of them, and why. */
export function TryPage({ path }: { readonly path: string }) {
  const trials = useAnswer(() => compiler.trials(path), [path]);
  const trial = trialOn(path);
  const known = trials.value;
  useEffect(() => {
    const form = known?.forms[0];
    if (form !== undefined && trial === null) beginTrial(path, form, known!.examples);
  }, [known, trial]);
  if (!files.value.has(path)) return <p>{say({ zh: "没有这个文件。", en: "There is no such file." })}</p>;
  if (known === null || trial === null) return trials.pending ? null : <NothingToTry path={path} />;
  return <TrialOf key={path} path={path} trials={known} trial={trial} />;
}

function NothingToTry({ path }: { readonly path: string }) {
  return (
    <p class="notice">
      {say({
        zh: "此文件是词汇表，或仍有错误，暂不能试算。",
        en: "This file is a vocabulary or still has errors, so there is nothing to try.",
      })}{" "}
      <a href={addressOf({ page: "write", file: path })}>{say({ zh: "去编写", en: "Write it" })}</a>
    </p>
  );
}

function TrialOf({ path, trials, trial }: { readonly path: string; readonly trials: Trials; readonly trial: Trial }) {
  const outcome = useAnswer(() => compiler.outcome(path, trial, language.value), [path, trial, language.value]);
  const form = trials.forms.find(({ entity }) => entity.name === trial.entity) ?? trials.forms[0];
  if (form === undefined) return <NothingToTry path={path} />;
  const found: Outcome = outcome.value ?? { faults: [], record: null, failure: null, deciding: null };
  return (
    <div class="try">
      <TrialChoices path={path} trials={trials} trial={trial} form={form} />
      <MovingDate key={form.entity.name} path={path} trial={trial} />
      <FormFields
        key={form.entity.name}
        form={form}
        trial={trial}
        outcome={found}
        onChange={(answers) => changeTrial(path, { answers })}
      />
      <section class="answers" aria-label={say({ zh: "结论", en: "Answers" })} aria-busy={outcome.pending}>
        <h2>{say({ zh: "结论", en: "Answers" })}</h2>
        {outcome.error === null ? null : <p class="fault">{outcome.error.message}</p>}
        <AnswerList path={path} form={form} trial={trial} outcome={found} />
        {found.record === null ? null : (
          <KeepExample key={form.entity.name} path={path} trials={trials} trial={trial} record={found.record} />
        )}
      </section>
    </div>
  );
}
