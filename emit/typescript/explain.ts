import type { Declarations } from "./declarations.ts";
import { casesIn } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { rowNames } from "../../ir/pick-row.ts";
import type { CodeContext } from "../context.ts";
import type { DecisionCode } from "../decision-code.ts";
import { type EntityCode, entityCode, isReached, type Mention, outcomeCode } from "../entity-code.ts";
import { explainDecision } from "../explain-code.ts";
import { functionCode } from "../function-code.ts";
import { keyName, plainName, literalCode } from "../names.ts";
import { addDeciding } from "./functions.ts";
import { commentText, doc } from "./style.ts";
import { rowsInOrder } from "./values.ts";

/** What the module knows of a decision's rules, or of a table's rows, for explanations. */
interface Noted {
  readonly decision: ir.Decision;
  /** The constant that holds it. */
  readonly constant: string;
}

/** `explain` of an entity that stands alone, with what it says of rules and rows. */
export function addExplain(file: Declarations, context: CodeContext, entity: ir.EntityProgram): void {
  const noted = (decisions: readonly ir.Decision[], kind: string): Noted[] =>
    decisions.map((decision) => {
      const wanted = `${plainName(entity.name)}_${plainName(decision.name)}_${kind}`;
      return { decision, constant: context.names.constant(wanted) };
    });
  const books = noted(
    entity.decisions.filter(({ body }) => casesIn(body).length > 0),
    "rules",
  );
  const picks = noted(
    entity.decisions.filter(({ body }) => body.kind === "pick"),
    "notes",
  );
  for (const book of books) addRuleBook(file, book);
  for (const pick of picks) addRowNotes(file, pick);
  addExplanation(file, context, entity, books, picks);
  const code = entityCode(context, entity, explainDecision);
  const { explain, explanation } = context.names.entity(entity.name);
  addDeciding(file, context, {
    name: explain,
    docs: `Decides a record of ${entity.name} and says by which rules.`,
    returnType: explanation,
    code: functionCode(context, code, (mention, withLate) => {
      const verdicts = books.map((book) => verdictCode(code, book, mention, withLate));
      const rows = picks.map((pick) => rowCode(code, pick, mention, withLate));
      const decisions = outcomeCode(context, code, mention, withLate);
      return `{ decisions: ${decisions}, verdicts: { ${verdicts.join(", ")} }, rows: { ${rows.join(", ")} } }`;
    }),
  });
}

function verdictCode(code: EntityCode, { decision, constant }: Noted, mention: Mention, withLate: boolean): string {
  const words = isReached(code, decision.name, withLate) ? applyingCodes(code, decision, mention) : ["0"];
  return `${keyName(decision.name)}: ${constant}.verdict(${words.join(", ")})`;
}

function applyingCodes({ early, late }: EntityCode, { name }: ir.Decision, mention: Mention): string[] {
  const all: readonly DecisionCode[] = [...early, ...(late?.decisions ?? [])];
  const { applying } = all.find(({ decision }) => decision.name === name)!;
  return applying.map(({ code, mentions }) => {
    mentions.forEach(mention);
    return code;
  });
}

function rowCode(code: EntityCode, { decision, constant }: Noted, mention: Mention, withLate: boolean): string {
  const isPicked = isReached(code, decision.name, withLate);
  const row = isPicked ? `${constant}[${mention(code.locals.decision(decision.name))}] ?? null` : "null";
  return `${keyName(decision.name)}: ${row}`;
}

function addRuleBook(file: Declarations, { decision: { label, body }, constant }: Noted): void {
  const groups = casesIn(body);
  const offsets = groups.map((_, index) => groups.slice(0, index).reduce((sum, { cases }) => sum + cases.length, 0));
  const notes = groups.flatMap(({ cases }) => cases.map(({ rule }) => noteCode(rule)));
  const overrides = groups.flatMap(({ cases }, group) =>
    cases.map((each) => each.overrides.map((index) => index + offsets[group]!)),
  );
  file.addConstant(constant, `new RuleBook([\n${notes.join("\n")}\n], ${literalCode(overrides)})`, {
    docs: doc(label, null, "The rules that decide it"),
  });
}

function noteCode({ id, kind, clause, name, facts, decisions, parameters, readings }: ir.RuleInfo): string {
  return `${literalCode({ id, kind, clause, name, facts, decisions, parameters, readings })},`;
}

function addRowNotes(file: Declarations, { decision, constant }: Noted): void {
  const notes = rowsInOrder(decision).map(
    (row) => `${literalCode({ clause: row.origin.clause, category: rowNames(row).name })},`,
  );
  file.addConstant(constant, `[\n${notes.join("\n")}\n]`, {
    docs: doc(decision.label, null, "The rows as listed in the notice"),
    type: "readonly RowNote[]",
  });
}

function addExplanation(
  file: Declarations,
  { names }: CodeContext,
  { name, label }: ir.EntityProgram,
  books: readonly Noted[],
  picks: readonly Noted[],
): void {
  const { outcome, explanation } = names.entity(name);
  const fields = (noted: readonly Noted[], type: string): string =>
    `{ ${noted.map(({ decision }) => `readonly ${keyName(decision.name)}: ${type}`).join("; ")} }`;
  file.addInterface({
    name: explanation,
    isExported: true,
    docs: [commentText(`${label}: what is decided, and by which rules`)],
    properties: [
      { name: "decisions", isReadonly: true, type: outcome },
      {
        name: "verdicts",
        isReadonly: true,
        docs: ["The rules that gave each decision its value, and those that gave way"],
        type: fields(books, "Verdict"),
      },
      {
        name: "rows",
        isReadonly: true,
        docs: ["The row of each table that counted"],
        type: fields(picks, "RowNote | null"),
      },
    ],
  });
}
