import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type { Span } from "../../grammar/source.ts";
import { learning } from "../../ir/assume.ts";
import { expressionsOf } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { walk } from "../../ir/walk.ts";
import type { Reporter } from "../reporter.ts";
import { Signs } from "./signs.ts";

/**
 * Demands of every allotment that its limit and what is wished of it are shown not to be below zero. Where the
 * vocabulary allots, this hangs on the notice's rules, and is told at the notice's name.
 */
export function checkAllotments(program: ir.Program, notice: Span, reporter: Reporter): void {
  const signs = new Signs(program);
  const report = (what: "limit" | "wish", { origin, type }: ir.Expression, decision: string): void => {
    const isHome = origin.file === reporter.file.path;
    const source = isHome ? reporter.textOf(origin.span) : decision;
    reporter.report("may-be-negative", isHome ? origin.span : notice, { what, source, zero: zeroOf(type) });
  };
  for (const { node, decision } of allotmentsOf(program)) {
    const { limit, where, wish } = node;
    const known = where === null ? new Map<string, boolean>() : learning(new Map(), where, true);
    if (!signs.neverNegative(limit, new Map())) report("limit", limit, decision);
    if (!signs.neverNegative(wish, known)) report("wish", wish, decision);
  }
}

function zeroOf({ kind }: ir.Expression["type"]): TypeWords {
  return kind === "money" ? { en: "0 yuan", zh: "0元" } : { en: "0", zh: "0" };
}

function allotmentsOf({ entities, invariants }: ir.Program): { node: ir.Allotment; decision: string }[] {
  const roots = [
    ...entities.flatMap(({ decisions }) =>
      decisions.flatMap((each) => expressionsOf(each).map((root) => ({ root, decision: each.name }))),
    ),
    ...invariants.flatMap(({ title, when, then }) =>
      [when, then].flatMap((root) => (root === null ? [] : [{ root, decision: title }])),
    ),
  ];
  return roots.flatMap(({ root, decision }) =>
    walk(root).flatMap((node) => (node.kind === "allotment" ? [{ node, decision }] : [])),
  );
}
