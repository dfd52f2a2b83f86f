import type { Severity } from "../../api/index.ts";
import { say, type Words } from "../state/language.ts";
import { showPlace } from "../state/place.ts";
import type { Problem } from "../work/notices.ts";
import { currentEditor } from "./editor/current.ts";
import { putRemedies } from "./editor/problems.ts";

const severities: { readonly [S in Severity]: Words } = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  note: { zh: "提示", en: "note" },
};

/** Every problem of the file in words, with an example of whom it concerns where there is one, and what may be done about it. */
export function ProblemList({
  problems,
  pending,
  path,
}: {
  readonly problems: readonly Problem[];
  readonly pending: boolean;
  readonly path: string;
}) {
  return (
    <section aria-label={say({ zh: "问题", en: "Problems" })} class="problems">
      <h2 aria-live="polite" aria-busy={pending}>
        {counted(problems)}
      </h2>
      <ol>
        {groupsOf(problems).map((group) =>
          group.length > longest ? (
            <Group key={group[0]!.code} problems={group} path={path} />
          ) : (
            group.map((problem) => <OneProblem key={keyOf(problem)} problem={problem} path={path} />)
          ),
        )}
      </ol>
    </section>
  );
}

/** More problems of one kind than this are told as one: most of them are mended as one. */
const longest = 3;

function groupsOf(problems: readonly Problem[]): readonly (readonly Problem[])[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) groups.set(problem.code, [...(groups.get(problem.code) ?? []), problem]);
  return [...groups.values()];
}

function keyOf({ file, start, words }: Problem): string {
  return `${file}:${start}:${words.message}`;
}

/** Many problems of one kind, with what mends them all where the same may be done about each. */
function Group({ problems, path }: { readonly problems: readonly Problem[]; readonly path: string }) {
  const [first] = problems;
  const view = currentEditor.value;
  const remedies = problems.flatMap((problem) => problem.remedies.slice(0, 1));
  const title = remedies[0]?.title;
  const isOne = remedies.length === problems.length && remedies.every((each) => each.title === title);
  return (
    <li class={first!.severity}>
      <details>
        <summary>
          <b>{say(severities[first!.severity])}</b> {first!.words.message}
          <small>{say({ zh: `等 ${problems.length} 处`, en: `and ${problems.length - 1} more like it` })}</small>
        </summary>
        <ol>
          {problems.map((problem) => (
            <OneProblem key={keyOf(problem)} problem={problem} path={path} />
          ))}
        </ol>
      </details>
      {isOne && view !== null ? (
        <p class="actions">
          <button type="button" onClick={() => putRemedies(view, remedies)}>
            {say({ zh: `全部${title}`, en: `${title}, for all` })}
          </button>
        </p>
      ) : null}
    </li>
  );
}

function counted(problems: readonly Problem[]): string {
  if (problems.length === 0) return say({ zh: "没有问题", en: "No problems" });
  const parts = (Object.keys(severities) as Severity[]).flatMap((severity) => {
    const count = problems.filter((each) => each.severity === severity).length;
    if (count === 0) return [];
    const { zh, en } = severities[severity];
    return [say({ zh: `${count} 个${zh}`, en: `${count} ${en}${count === 1 ? "" : "s"}` })];
  });
  return parts.join(say({ zh: "，", en: ", " }));
}

function OneProblem({ problem, path }: { readonly problem: Problem; readonly path: string }) {
  const { severity, file, start, end, line, words, remedies } = problem;
  const view = currentEditor.value;
  return (
    <li class={severity}>
      <button type="button" class="place" onClick={() => showPlace({ path: file, start, end })}>
        <b>{say(severities[severity])}</b> {words.message}
        <small>
          {file === path ? "" : `${file} · `}
          {say({ zh: `第 ${line} 行`, en: `line ${line}` })}
        </small>
      </button>
      {words.example === null ? null : (
        <p class="person">
          <span>{say({ zh: "例如", en: "for example" })}</span> {words.example}
        </p>
      )}
      {words.help === null ? null : <p>{words.help}</p>}
      {remedies.length === 0 || view === null ? null : (
        <p class="actions">
          {remedies.map((remedy) => (
            <button key={remedy.title} type="button" onClick={() => putRemedies(view, [remedy])}>
              {remedy.title}
            </button>
          ))}
        </p>
      )}
    </li>
  );
}
