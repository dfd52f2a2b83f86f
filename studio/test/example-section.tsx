import { clauseName } from "../shared/named.ts";
import { say } from "../state/language.ts";
import type { TestedExample } from "./calls.ts";
import { SectionHead } from "./section-head.tsx";
import { tryRecord } from "./to-trial.ts";

/** The examples: those that fail with what came instead, and folded those that pass. */
export function ExampleSection({
  path,
  examples,
}: {
  readonly path: string;
  readonly examples: readonly TestedExample[];
}) {
  const failed = examples.filter(({ passed }) => !passed);
  const passed = examples.filter((each) => each.passed);
  const state = failed.length > 0 ? "bad" : passed.length > 0 ? "good" : "open";
  return (
    <section aria-label={say({ zh: "示例", en: "Examples" })}>
      <SectionHead title={say({ zh: "示例", en: "Examples" })} state={state}>
        {examples.length === 0
          ? say({ zh: "尚无示例", en: "There are none yet" })
          : say({
              zh: `${examples.length}个示例，${failed.length === 0 ? "全部通过" : `${failed.length}个未通过`}`,
              en: `${examples.length} examples, ${failed.length === 0 ? "all pass" : `${failed.length} fail`}`,
            })}
      </SectionHead>
      <ExampleRows path={path} examples={failed} />
      {passed.length === 0 ? null : (
        <details>
          <summary>{say({ zh: `通过的${passed.length}个`, en: `The ${passed.length} that pass` })}</summary>
          <ExampleRows path={path} examples={passed} />
        </details>
      )}
    </section>
  );
}

function ExampleRows({ path, examples }: { readonly path: string; readonly examples: readonly TestedExample[] }) {
  return (
    <ul class="rows">
      {examples.map(({ title, clause, entity, given, passed, problems }, index) => (
        <li key={index}>
          <span class={passed ? "mark good" : "mark bad"} aria-hidden="true">
            {passed ? "✓" : "✗"}
          </span>
          <span class="what">
            {title}
            {problems.map((problem, at) => (
              <span key={at} class="fault">
                {problem}
              </span>
            ))}
          </span>
          <small>{clauseName(clause)}</small>
          <button type="button" class="quiet" onClick={() => tryRecord(path, entity, given, title)}>
            {say({ zh: "试算", en: "Try" })}
            <span class="hidden"> {title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
