/** What is answered about a decision does not hang on lines that have nothing to do with it, however small the budget is. Seeds are pinned. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  analyse,
  findConflicts,
  findConstantConditions,
  findDeadRules,
  findGaps,
  findIdleOverrides,
  isUnknown,
  proveInvariant,
  type AnalysisOptions,
} from "../../analysis/index.ts";
import type { Decision, Expression, Program } from "../../ir/ir.ts";
import { mapChildren } from "../../ir/map.ts";
import { choicesFrom, randomProgram } from "../support/random-program.ts";

/** The answers about a program's decisions and invariants, each in short. */
function answersOf(program: Program, names: readonly string[], options: AnalysisOptions): readonly string[] {
  const analysis = analyse(program, "person", options);
  const short = (finding: { readonly kind: string; readonly decision: Decision }): string =>
    `${finding.kind} ${finding.decision.name} ${isUnknown(finding) ? "unknown" : "known"}`;
  const found = [
    ...findGaps(analysis),
    ...findConflicts(analysis),
    ...findDeadRules(analysis),
    ...findIdleOverrides(analysis),
    ...findConstantConditions(analysis),
  ].filter(({ decision }) => names.includes(decision.name));
  const proofs = program.invariants.map((invariant) => proveInvariant(analysis, invariant).status);
  return [...found.map(short), ...proofs];
}

/** A program with copies of its own decisions, and those of another about the same facts, before its own and behind them. */
function withOthers(program: Program, other: Program): Program {
  const [entity] = program.entities;
  const isAbout = (decision: Decision): boolean => factsIn(decision).every((name) => sameFact(program, other, name));
  const usable: Decision[] = [];
  for (const decision of other.entities[0]!.decisions) {
    const rests = decisionsIn(decision).every((name) => usable.some((each) => each.name === name));
    if (isAbout(decision) && rests) usable.push(decision);
  }
  const own = entity!.decisions;
  const renamed = (decisions: readonly Decision[], suffix: string): Decision[] =>
    decisions.map((decision) => withSuffix(decision, suffix));
  const before = [...renamed(own, "_copy"), ...renamed(usable, "_before")];
  const decisions = [...before, ...own, ...renamed(usable, "_behind"), ...renamed(own, "_again")];
  return { ...program, entities: [{ ...entity!, decisions }] };
}

function sameFact(one: Program, other: Program, name: string): boolean {
  const [left, right] = [one, other].map(({ entities }) => entities[0]!.facts.find((fact) => fact.name === name));
  return JSON.stringify(left) === JSON.stringify(right);
}

function nodesOf({ gate, otherwise, body }: Decision): readonly Expression[] {
  const nodes: Expression[] = [];
  const visit = (node: Expression): Expression => {
    nodes.push(node);
    return mapChildren(node, visit);
  };
  for (const root of [gate, otherwise, body]) if (root !== null) visit(root);
  return nodes;
}

function factsIn(decision: Decision): readonly string[] {
  return nodesOf(decision).flatMap((node) => (node.kind === "fact" ? [node.name] : []));
}

function decisionsIn(decision: Decision): readonly string[] {
  return nodesOf(decision).flatMap((node) =>
    node.kind === "decision" ? [node.name] : node.kind === "cell" ? [node.pick] : [],
  );
}

function withSuffix(decision: Decision, suffix: string): Decision {
  const rename = (node: Expression): Expression => {
    const inner = mapChildren(node, rename);
    if (inner.kind === "decision") return { ...inner, name: inner.name + suffix };
    if (inner.kind === "cases") return { ...inner, decision: inner.decision + suffix };
    return inner.kind === "cell" ? { ...inner, pick: inner.pick + suffix } : inner;
  };
  const optional = (node: Expression | null): Expression | null => (node === null ? null : rename(node));
  const { name, gate, otherwise, body } = decision;
  return {
    ...decision,
    name: name + suffix,
    gate: optional(gate),
    otherwise: optional(otherwise),
    body: rename(body),
  };
}

test("an answer does not come or go with decisions on something else", { timeout: 300_000 }, () => {
  const counts = { added: 0, unknown: 0, all: 0 };
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer({ min: 20, max: 400 }), (seed, otherSeed, size) => {
      const { program, entity } = randomProgram(choicesFrom(seed));
      const larger = withOthers(program, randomProgram(choicesFrom(otherSeed)).program);
      const names = entity.decisions.map(({ name }) => name);
      const options = { budget: { nodes: size, steps: size } };
      const alone = answersOf(program, names, options);
      expect(answersOf(larger, names, options)).toEqual(alone);
      counts.added += larger.entities[0]!.decisions.length - names.length;
      counts.unknown += alone.filter((each) => each.includes("unknown")).length;
      counts.all += alone.length;
    }),
    { numRuns: 300, seed: 20261130, endOnFailure: true },
  );
  // Both of what is asked here must happen: lines are added, and budgets are spent.
  expect(counts.added).toBeGreaterThan(300);
  expect(counts.unknown).toBeGreaterThan(50);
  expect(counts.unknown).toBeLessThan(counts.all);
});
