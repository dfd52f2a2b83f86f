/** How the exact analysis grows with a program: copies of a notice's rules and facts, up to ten times as many. */
import { reasonText } from "../explain/describe/index.ts";
import { readSource, VocabularyFiles } from "../cli/source-files.ts";
import {
  analyse,
  type Analysis,
  findConflicts,
  findDeadRules,
  findGaps,
  findIdleOverrides,
  isUnknown,
  proveInvariant,
} from "../analysis/index.ts";
import { compile } from "../compiler/compile.ts";
import type { Decision, EntityProgram, Expression, Fact, Program } from "../ir/ir.ts";
import { mapChildren } from "../ir/map.ts";
import { bool, money } from "../ir/types.ts";
import { SourceFile } from "../grammar/source.ts";
import { time } from "./timing.ts";

/** What the analysis of a program of some size took. */
export interface Growth {
  readonly question: "every rule" | "the sum of all copies";
  readonly copies: number;
  readonly rules: number;
  readonly facts: number;
  readonly milliseconds: number;
  readonly nodes: number;
  readonly steps: number;
  readonly megabytes: number;
  readonly answer: string;
}

const notice = "policies/nanan-2025.pol";
const entityName = "person";

/**
 * Side by side the copies have only the dates in common. Their sum tells every combination of them
 * apart, so it grows without bound until the budget is spent.
 */
export function measureGrowth(): readonly Growth[] {
  const program = loadNotice();
  return [
    ...[1, 2, 5, 10].map((copies) => measure(copied(program, copies), copies, "every rule", findAll)),
    ...[1, 2, 3, 10].map((copies) => measure(copied(program, copies), copies, "the sum of all copies", proveSum)),
  ];
}

type Question = (analysis: Analysis) => string;

function measure(program: Program, copies: number, question: Growth["question"], ask: Question): Growth {
  const analysis = analyse(program, entityName);
  const before = process.memoryUsage().heapUsed;
  let answer = "";
  const milliseconds = time(() => (answer = ask(analysis)));
  const megabytes = Math.max(0, process.memoryUsage().heapUsed - before) / 2 ** 20;
  const { facts, decisions } = analysis.entity;
  const rules = decisions.reduce((sum, { body }) => sum + (body.kind === "cases" ? body.cases.length : 1), 0);
  const { nodes, steps } = analysis.store.meter;
  return { question, copies, rules, facts: facts.length, milliseconds, nodes, steps, megabytes, answer };
}

const findAll: Question = (analysis) => {
  const questions = [findGaps, findConflicts, findDeadRules, findIdleOverrides];
  const found = questions.flatMap((find): readonly unknown[] => find(analysis));
  const unknown = found.filter(isUnknown).length;
  return unknown > 0 ? `${unknown} unknown` : `${found.length} findings`;
};

const proveSum: Question = (analysis) => {
  const { name, origin } = analysis.entity.decisions.at(-1)!;
  const left: Expression = {
    kind: "decision",
    type: money,
    origin,
    entity: entityName,
    name,
    level: 0,
    optional: false,
  };
  const right: Expression = { kind: "constant", type: money, origin, value: 0, parameter: null };
  const then: Expression = { kind: "compare", type: bool, origin, operator: "≥", left, right };
  const proof = proveInvariant(analysis, { when: null, then });
  return proof.status === "unknown" ? `unknown: ${reasonText(proof.reason, "en")}` : proof.status;
};

function loadNotice(): Program {
  const file = readSource(notice);
  const program = file instanceof SourceFile ? compile(file, new VocabularyFiles()).program : null;
  if (program === null) throw new Error(`${notice} does not compile`);
  return program;
}

/** A program with its person's rules and facts so many times, and a decision that adds up all payments. */
function copied(program: Program, copies: number): Program {
  const entity = program.entities.find(({ name }) => name === entityName)!;
  const suffixes = Array.from({ length: copies }, (_, index) => `_${index}`);
  const shared = entity.facts.filter(isShared);
  const own = suffixes.flatMap((suffix) =>
    entity.facts.filter((fact) => !isShared(fact)).map((fact) => ({ ...fact, name: fact.name + suffix })),
  );
  const decisions = suffixes.flatMap((suffix) => entity.decisions.map((decision) => renamed(entity, decision, suffix)));
  const larger = { ...entity, facts: [...shared, ...own], decisions: [...decisions, sumOf(entity, suffixes)] };
  return { ...program, entities: program.entities.map((each) => (each === entity ? larger : each)) };
}

function isShared({ type }: Fact): boolean {
  return type.kind === "date";
}

function renamed(entity: EntityProgram, decision: Decision, suffix: string): Decision {
  const shared = new Set(entity.facts.filter(isShared).map(({ name }) => name));
  const rename = (node: Expression): Expression => {
    const inner = mapChildren(node, rename);
    switch (inner.kind) {
      case "fact":
        return shared.has(inner.name) ? inner : { ...inner, name: inner.name + suffix };
      case "decision":
        return { ...inner, name: inner.name + suffix };
      case "cases":
        return { ...inner, decision: inner.decision + suffix };
      case "cell":
        return { ...inner, pick: inner.pick + suffix };
      default:
        return inner;
    }
  };
  const optional = (each: Expression | null): Expression | null => (each === null ? null : rename(each));
  const { name, gate, otherwise, body } = decision;
  return { ...decision, name: name + suffix, gate: optional(gate), otherwise: optional(otherwise), body: rename(body) };
}

function sumOf({ decisions }: EntityProgram, suffixes: readonly string[]): Decision {
  const paid = decisions.find(({ name }) => name === "selfPay")!;
  const { origin } = paid;
  const nothing: Expression = { kind: "constant", type: money, origin, value: 0, parameter: null };
  const payments = suffixes.map((suffix, index): Expression => {
    const operand: Expression = {
      kind: "decision",
      type: money,
      origin,
      entity: entityName,
      name: paid.name + suffix,
      level: 0,
      optional: true,
    };
    const payment: Expression = { kind: "orElse", type: money, origin, operand, fallback: nothing };
    const weight: Expression = {
      kind: "constant",
      type: { kind: "int" },
      origin,
      value: 1 + index * 7,
      parameter: null,
    };
    return { kind: "arithmetic", type: money, origin, operator: "*", left: weight, right: payment };
  });
  const body = payments.reduce((left, right) => ({
    kind: "arithmetic",
    type: money,
    origin,
    operator: "+",
    left,
    right,
  }));
  return { ...paid, name: "total", role: "auxiliary", optional: false, gate: null, otherwise: null, body };
}

/** The measurements as a table. */
export function growthTable(rows: readonly Growth[]): string {
  const cells = rows.map(({ question, copies, rules, facts, milliseconds, nodes, steps, megabytes, answer }) => [
    question,
    ...[copies, rules, facts, milliseconds, nodes, steps, megabytes].map((figure) => figure.toFixed(0)),
    answer,
  ]);
  const lines = [["question", "copies", "rules", "facts", "ms", "nodes", "steps", "MB", "answer"], ...cells];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const isText = (column: number): boolean => column === 0 || column === widths.length - 1;
  return lines
    .map((line) =>
      line
        .map((cell, at) => (isText(at) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
