import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { ProposedExample, WordedValue } from "../../api/index.ts";
import { called, clauseName } from "../shared/named.ts";
import { edit } from "../state/files.ts";
import { language, say } from "../state/language.ts";
import type { Answers } from "../try/trial.ts";
import { compiler } from "../work/compiler.ts";
import { tryRecord } from "./to-trial.ts";

/** Somebody who is no example yet: who that is, what the notice decides, and whether it is to be one. */
export function Proposal({
  path,
  proposal,
  children,
}: {
  readonly path: string;
  readonly proposal: Omit<ProposedExample, "reaches">;
  /** Why it should be one. */
  readonly children: ComponentChildren;
}) {
  const { entity, given, facts, expect, items, clause } = proposal;
  const told = useSignal<{ readonly isKept: boolean; readonly text: string } | null>(null);
  const add = async (): Promise<void> => {
    const result = await keep(path, proposal);
    told.value = result.ok
      ? { isKept: true, text: say({ zh: "已写入通知，尚未保存", en: "Written, not saved yet" }) }
      : { isKept: false, text: result.message[language.value] };
  };
  return (
    <article class="proposal">
      {children}
      <dl>
        <Values term={say({ zh: "情况", en: "Given" })} values={facts} />
        <Values term={say({ zh: "通知的结论", en: "It decides" })} values={[...expect, ...items]} />
      </dl>
      <p class="actions">
        {clause === null || told.value?.isKept === true ? null : (
          <button type="button" onClick={() => void add()}>
            {say({ zh: `结论正确，写入${clauseName(clause)}`, en: `That is right: add it to ${clauseName(clause)}` })}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => tryRecord(path, entity, given)}>
          {say({ zh: "试算此人", en: "Try it" })}
        </button>
        <span role="status" class={told.value?.isKept === false ? "fault" : "soft"}>
          {told.value?.text}
        </span>
      </p>
    </article>
  );
}

function Values({ term, values }: { readonly term: string; readonly values: readonly WordedValue[] }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {values
          .map((each) => `${called(each)}${say({ zh: "：", en: ": " })}${each.value[language.value]}`)
          .join(say({ zh: "；", en: "; " }))}
      </dd>
    </>
  );
}

/** Writes it into the notice, by a title that no other example has. */
async function keep(
  path: string,
  { entity, given, clause, expect, items, stated, title }: Omit<ProposedExample, "reaches">,
): Promise<NonNullable<Awaited<ReturnType<typeof compiler.keepExample>>>> {
  const trials = await compiler.trials(path);
  const taken = new Set(trials?.examples.map((example) => example.title));
  let free = title;
  for (let count = 2; taken.has(free); count++) free = `${title} ${count}`;
  const trial = { entity, answers: given as Answers, readings: {}, asked: null, example: null };
  const kept = { title: free, clause: clause ?? "", expect: expect.map(({ name }) => name), items, stated };
  const result = await compiler.keepExample(path, trial, kept);
  if (result?.ok === true) edit(path, result.text);
  return result ?? { ok: false, message: { zh: "通知尚有错误", en: "the notice has errors" } };
}
