import type { Context } from "../context.ts";
import type { TestOptions } from "./options.ts";

/** What `pol test` does in one run. */
export type Task = "tests" | "coverage" | "suggest" | "mutate" | "export" | "import";

type OptionName = keyof TestOptions;

/** The options by which a task is asked for, and those that it takes besides. */
const tasks: Readonly<Record<Task, readonly [asking: readonly OptionName[], besides: readonly OptionName[]]>> = {
  tests: [[], ["seed", "runs", "json", "junit"]],
  // Whoever asks how much is covered, or in which form that is told, asks for the coverage.
  coverage: [["coverage", "threshold", "coverageFormat"], ["json"]],
  suggest: [["suggest"], []],
  mutate: [["mutate"], ["seed", "runs", "json"]],
  export: [["exportExamples"], []],
  import: [["importExamples"], ["ignoreColumns"]],
};

/** The language is every command's. */
const forEveryTask: readonly string[] = ["reading", "watch", "lang"];

/** The one task that the options ask for; null, reported, where they ask for two, or give one what it has no use for. */
export function taskOf(options: TestOptions, context: Context): Task | null {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [name as OptionName],
  );
  const asked = (Object.keys(tasks) as Task[]).flatMap((task) => {
    const by = tasks[task][0].find((name) => given.includes(name));
    return by === undefined ? [] : [{ task, by }];
  });
  const [first, second] = asked;
  if (second !== undefined) return refuse(first!.by, second.by, context);
  const { task, by } = first ?? { task: "tests", by: null };
  const fitting = [...tasks[task].flat(), ...forEveryTask];
  const idle = given.find((name) => !fitting.includes(name));
  if (idle !== undefined) return refuseIdle(idle, by, context);
  const { json, coverageFormat } = options;
  return json === true && coverageFormat !== undefined && coverageFormat !== "json"
    ? refuse("json", "coverageFormat", context)
    : task;
}

function refuse(one: OptionName, other: OptionName, context: Context): null {
  const [first, second] = [flagOf(one), flagOf(other)];
  context.fail(
    { en: `${first} and ${second} ask for different things`, zh: `${first} 与 ${second} 不能同时使用` },
    { en: "run `pol test` once for each", zh: "请分别运行 pol test" },
  );
  return null;
}

function refuseIdle(idle: OptionName, task: OptionName | null, context: Context): null {
  const flag = flagOf(idle);
  context.fail(
    task === null
      ? { en: `${flag} does nothing without --import-examples`, zh: `${flag} 须与 --import-examples 同用` }
      : { en: `${flag} does nothing beside ${flagOf(task)}`, zh: `${flag} 与 ${flagOf(task)} 同用时不起作用` },
    { en: "leave it out", zh: "请去掉该选项" },
  );
  return null;
}

function flagOf(name: OptionName): string {
  return `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}
