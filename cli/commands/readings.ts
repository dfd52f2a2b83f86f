import { domainsJson, groupsJson, otherOptions, reportWords, unknownJson, type OtherOption } from "../../diff/index.ts";
import { type Dependent, dependentsOf } from "../../explain/dependents.ts";
import type { Named, Program, Reading } from "../../ir/ir.ts";
import type { Json } from "../../runtime/format.ts";
import { clauseText } from "../../explain/clause-text.ts";
import type { Context } from "../context.ts";
import { groupsText } from "../diff/groups-text.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadProgram } from "../load-program.ts";
import { indented } from "../test/failure-text.ts";
import { recompiler } from "../recompile.ts";

interface ReadingsOptions {
  readonly json?: true;
}

/** `pol readings FILE`: the doubts that the file declares, what rests on each, and whom another option treats differently. */
export function readings([path = ""]: readonly string[], { json }: ReadingsOptions, context: Context): ExitCode {
  const loaded = loadProgram(path, context);
  if (typeof loaded === "number") return loaded;
  const { program } = loaded;
  const others = otherOptions(program, recompiler(path));
  if (json === true) {
    context.print(
      `${JSON.stringify(
        program.readings.map((reading) => readingJson(program, reading, others)),
        null,
        2,
      )}\n`,
    );
  } else if (program.readings.length === 0) {
    context.print(`${context.say({ en: "no readings", zh: "没有口径" })}\n`);
  } else {
    context.print(program.readings.map((reading) => readingText(program, reading, others, context)).join("\n"));
  }
  return exitCode.done;
}

function readingJson(program: Program, reading: Reading, others: readonly OtherOption[]): Json {
  const { name, label, origin, options, byDefault } = reading;
  return {
    name,
    label,
    clause: origin.clause,
    options: options.map((option) => ({ name: option.name, label: option.label })),
    default: byDefault,
    dependents: dependentsOf(program, name).map((dependent) => ({ ...dependent })),
    others: others.filter((other) => other.reading === reading).map(otherJson),
  };
}

function otherJson({ option, entities }: OtherOption): Json {
  return {
    option: option.name,
    groups: groupsJson(entities, null),
    unknown: unknownJson(entities),
    domain: domainsJson(entities),
  };
}

function readingText(program: Program, reading: Reading, others: readonly OtherOption[], context: Context): string {
  const { name, origin, options, byDefault } = reading;
  const { bold, dim } = context.colours.out;
  const [called, other] = twoNames(reading, context);
  const head = [bold(called), clauseText(origin.clause, context.language), ...other].join("  ");
  const lines = options.map((option) => {
    const mark = option.name === byDefault ? "*" : " ";
    const [calledOption, otherName] = twoNames(option, context);
    return `  ${mark} ${[calledOption, ...otherName].join("  ")}`;
  });
  const resting = dependentsOf(program, name).map((each) => dependentText(each, context));
  const footer = dim(context.say({ en: `  used by ${resting.join(", ")}`, zh: `  用于：${resting.join("、")}` }));
  const treated = others.filter((other) => other.reading === reading).map((other) => otherText(other, context));
  return `${[head, ...lines, ...(resting.length === 0 ? [] : [footer]), ...treated].join("\n")}\n`;
}

/** What something is called in the language spoken, and its other name where it has one. */
function twoNames({ name, label }: Named, { language }: Context): readonly [called: string, other: readonly string[]] {
  const [called, other] = language === "en" ? [name, label] : [label, name];
  return [called, called === other ? [] : [other]];
}

/** Whom another option treats differently; what is proved the same for everyone is left out, as that is most. */
function otherText({ option, entities }: OtherOption, context: Context): string {
  const { language, colours } = context;
  const words = reportWords[language];
  const title = context.say({ en: `  with ${option.name}`, zh: `  改取“${option.label}”` });
  const told = entities.filter(({ groups, unknown }) => groups.length + unknown.length > 0);
  if (told.length === 0) return `\n${title}${context.say({ en: ": ", zh: "：" })}${words.nobody}`;
  const parts = told.map((entity) =>
    groupsText({ ...entity, unchanged: [] }, null, { language, colours: colours.out }),
  );
  return `\n${title}\n${indented(indented(parts.join("\n")))}`;
}

function dependentText({ name, label, clause }: Dependent, context: Context): string {
  const place = clauseText(clause, context.language);
  return context.say({ en: `${name} (${place})`, zh: `${label}（${place}）` });
}
