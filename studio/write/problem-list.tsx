import type { Severity } from "../../api/index.ts";
import { say, type Words } from "../state/language.ts";
import type { Problem } from "../work/notices.ts";

const severities: { readonly [S in Severity]: Words } = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  note: { zh: "提示", en: "note" },
};

/** Every problem of the file in words, with an example of whom it concerns where there is one. */
export function ProblemList({
  problems,
  pending,
}: {
  readonly problems: readonly Problem[];
  readonly pending: boolean;
}) {
  return (
    <section aria-label={say({ zh: "问题", en: "Problems" })} aria-busy={pending} class="problems">
      {problems.length === 0 && !pending ? <p>{say({ zh: "没有问题。", en: "No problems." })}</p> : null}
      <ol>
        {problems.map(({ code, severity, file, line, column, words }, index) => (
          <li key={index} class={severity}>
            <b>{say(severities[severity])}</b> {words.message}
            <small>
              {file}:{line}:{column} · {code}
            </small>
            {words.example === null ? null : <p>{words.example}</p>}
            {words.help === null ? null : <p>{words.help}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
