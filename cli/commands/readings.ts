import type { Program, Reading } from "../../compiler/ir/ir.ts";
import { officeClause } from "../../compiler/explain/index.ts";
import { type Dependent, dependentsOf } from "../../compiler/explain/dependents.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadProgram } from "../load-program.ts";

interface ReadingsOptions {
  readonly json?: true;
}

/** `pol readings FILE`: the doubts that the file declares, and what rests on each. */
export function readings([path = ""]: readonly string[], { json }: ReadingsOptions, context: Context): ExitCode {
  const loaded = loadProgram(path, context);
  if (typeof loaded === "number") return loaded;
  const { program } = loaded;
  if (json === true) {
    context.print(
      `${JSON.stringify(
        program.readings.map((reading) => readingJson(program, reading)),
        null,
        2,
      )}\n`,
    );
  } else if (program.readings.length === 0) {
    context.print(`${context.say({ en: "no readings", zh: "没有口径" })}\n`);
  } else {
    context.print(program.readings.map((reading) => readingText(program, reading, context)).join("\n"));
  }
  return exitCode.done;
}

function readingJson(program: Program, reading: Reading): object {
  const { name, label, origin, options, byDefault } = reading;
  return { name, label, clause: origin.clause, options, default: byDefault, dependents: dependentsOf(program, name) };
}

function readingText(program: Program, { name, label, origin, options, byDefault }: Reading, context: Context): string {
  const { bold, dim } = context.colours.out;
  const clause = origin.clause ?? "";
  const head = context.say({
    en: `${bold(name)}  clause ${clause}  ${label}`,
    zh: `${bold(label)}  ${officeClause(clause)}  ${name}`,
  });
  const lines = options.map((option) => {
    const mark = option.name === byDefault ? "*" : " ";
    return context.say({
      en: `  ${mark} ${option.name}  ${option.label}`,
      zh: `  ${mark} ${option.label}  ${option.name}`,
    });
  });
  const resting = dependentsOf(program, name).map((each) => dependentText(each, context));
  const footer = dim(context.say({ en: `  used by ${resting.join(", ")}`, zh: `  用于：${resting.join("、")}` }));
  return `${[head, ...lines, ...(resting.length === 0 ? [] : [footer])].join("\n")}\n`;
}

function dependentText({ name, label, clause }: Dependent, context: Context): string {
  return context.say({ en: `${name} (clause ${clause})`, zh: `${label}（${officeClause(clause)}）` });
}
