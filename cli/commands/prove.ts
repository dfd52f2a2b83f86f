import { proveAll, type Theorem } from "../../analysis/index.ts";
import { domainText, unknownText } from "../../explain/describe/index.ts";
import { exampleText } from "../../explain/example-text.ts";
import { theoremsJson } from "../../explain/theorem-json.ts";
import { factsAround } from "../../ir/facts-around.ts";
import type { EntityProgram, Program } from "../../ir/ir.ts";
import { type PossibleFailure, possibleFailures } from "../../ir/possible-failures.ts";
import { qualifiedName } from "../../compiler/resolve/notice.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type { FactRecord } from "../../runtime/schema.ts";
import { clauseText } from "../../explain/clause-text.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loadPrograms } from "../load-program.ts";
import { visibleLine } from "../../runtime/visible-text.ts";

interface ProveOptions {
  readonly json?: true;
  readonly reading?: readonly string[];
}

/** `pol prove FILE…`: what holds for every record, or a record for which it does not. */
export function prove(paths: readonly string[], { json, reading }: ProveOptions, context: Context): ExitCode {
  const { programs, worst } = loadPrograms(paths, context, reading);
  if (worst !== exitCode.done) return worst;
  const proved = programs.map(({ file, program }) => ({ path: file.path, program, theorems: proveAll(program) }));
  const count = (status: Theorem["answer"]["status"]): number =>
    proved.flatMap(({ theorems }) => theorems).filter(({ answer }) => answer.status === status).length;
  if (json === true) {
    const all = proved.flatMap(({ path: file, program, theorems }) =>
      theoremsJson(program, theorems).map((each) => ({ file, ...each })),
    );
    context.print(`${JSON.stringify(all, null, 2)}\n`);
  } else {
    for (const { path, program, theorems } of proved) context.print(fileText(path, program, theorems, context));
    context.print(`${count("proved")} proved, ${count("refuted")} refuted, ${count("unknown")} unknown\n`);
  }
  return count("proved") === proved.flatMap(({ theorems }) => theorems).length ? exitCode.done : exitCode.failed;
}

function fileText(path: string, program: Program, theorems: readonly Theorem[], context: Context): string {
  const entities = program.entities.filter(({ name }) => theorems.some(({ entity }) => entity === name));
  const parts = [
    `${context.colours.out.bold(visibleLine(path))}\n`,
    ...theorems.map((each) => theoremText(program, each, context)),
    ...entities.flatMap((entity) =>
      [domainLine(program, entity, context), ...failureLines(program, entity, context)].map(
        (line) => `${context.colours.out.dim(line)}\n`,
      ),
    ),
  ];
  return `${parts.join("")}\n`;
}

/** Over which records of an entity it is proved: those that meet the requirements, and that can be read at all. */
function domainLine(program: Program, entity: EntityProgram, context: Context): string {
  const { name, label, facts } = entity;
  const ranges = domainText([...facts, ...factsAround(program, entity)], context.language);
  return context.say(
    ranges === ""
      ? { en: `  looked at: every \`${name}\``, zh: `  所查范围：所有“${label}”` }
      : { en: `  looked at: every \`${name}\` with ${ranges}`, zh: `  所查范围：${ranges}的所有“${label}”` },
  );
}

/** What is proved is proved of records for which there is an answer at all. */
function failureLines(program: Program, { name }: EntityProgram, context: Context): string[] {
  const causes = possibleFailures(program, name).map((each) => failureWords[each]);
  if (causes.length === 0) return [];
  const [en, zh] = [causes.map((each) => each.en).join(" or "), causes.map((each) => each.zh).join("，或")];
  return [
    context.say({
      en: `  not looked at: records for which ${en}; \`run\` refuses them`,
      zh: `  未查：${zh}的记录，run 对其不予受理`,
    }),
  ];
}

const failureWords: Readonly<Record<PossibleFailure, TypeWords>> = {
  "too-large": { en: "a number passes 2⁵³", zh: "计算中有数超出 2⁵³" },
  "beyond-calendar": { en: "a date leaves the years 1 to 9999", zh: "计算中有日期超出公元1年至9999年" },
  "missing-number": { en: "a series has no number for a date that is asked for", zh: "序列缺少所问日期之数" },
};

function theoremText(program: Program, theorem: Theorem, context: Context): string {
  const { green, red, yellow } = context.colours.out;
  const { answer, clause } = theorem;
  const mark = { proved: green, refuted: red, unknown: yellow }[answer.status](context.say(statusWords[answer.status]));
  const parts = [mark, clauseText(clause, context.language), context.say(statementOf(program, theorem))];
  const line = `  ${parts.filter((part) => part !== "").join("  ")}\n`;
  if (answer.status === "unknown") return `${line}      ${unknownText(answer, context.language)}\n`;
  return answer.status === "refuted" ? `${line}${witnessText(program, theorem, answer.witness, context)}` : line;
}

const statusWords = {
  proved: { en: "proved ", zh: "已证明" },
  refuted: { en: "refuted", zh: "不成立" },
  unknown: { en: "unknown", zh: "未能判定" },
} as const;

function statementOf(program: Program, theorem: Theorem): TypeWords {
  const { en, zh } = subjectOf(program, theorem);
  switch (theorem.kind) {
    case "invariant":
      return { en, zh };
    case "completeness":
      return { en: `every record has an answer on \`${en}\``, zh: `“${zh}”在任何情形下都有结论` };
    case "consistency":
      return { en: `no two rules collide on \`${en}\``, zh: `关于“${zh}”的规则互不冲突` };
  }
}

/** What a theorem is about: two entities may have a decision of one name. */
function subjectOf({ entities, mainEntity }: Program, { kind, entity: name, subject }: Theorem): TypeWords {
  const entity = entities.find((each) => each.name === name);
  const decision = entity?.decisions.find((each) => each.name === subject);
  if (kind === "invariant" || entity === undefined || decision === undefined) return { en: subject, zh: subject };
  return qualifiedName(mainEntity, entity, decision);
}

/** The record as an example that can be pasted into the notice. */
function witnessText(program: Program, theorem: Theorem, facts: FactRecord, context: Context): string {
  const found = program.entities.find(({ name }) => name === theorem.entity);
  if (found === undefined) return "";
  const title = context.say(subjectOf(program, theorem));
  return `${exampleText(program, found, { title, facts, expect: {} }, context.language).replace(/^/gmu, "      ")}\n`;
}
