import { type DraftedItem, type ExampleDraft, givenFacts, literalText } from "../explain/example-text.ts";
import { valueText } from "../explain/index.ts";
import type { TypeWords } from "../grammar/diagnostics/catalogue.ts";
import { type Coverage, type CoveredPoint, measureCoverage, type Share, shareOf } from "../harness/reach/coverage.ts";
import { pointText } from "../harness/reach/point-text.ts";
import { suggestExamples } from "../harness/reach/suggest.ts";
import { entityOf } from "../ir/entity.ts";
import type { EntityProgram, Named, Program } from "../ir/ir.ts";
import { entitySchema } from "../ir/schema.ts";
import type { Type } from "../ir/types.ts";
import { formatFacts, type Json } from "../runtime/format.ts";
import type { Value } from "../runtime/schema.ts";
import type { Notice } from "./compile.ts";
import type { Language } from "./diagnostic.ts";
import type { ItemOf } from "./with-example.ts";

export type { Share };

/** What of a notice its examples reach, clause by clause. */
export interface CoverageReport {
  /** How many of the points are reached, of those that can be. */
  readonly share: Share;
  /** The clauses with something to reach, in the order of the notice. */
  readonly clauses: readonly CoveredClause[];
  /** How many rules are left out, because too many exceptions to exceptions stand over them. */
  readonly leftOut: number;
}

/** A clause with what there is to reach in it. */
export interface CoveredClause {
  readonly clause: string;
  readonly title: string | null;
  readonly share: Share;
  readonly points: readonly PointReport[];
}

/** A rule that decides, a row that counts, an outcome of a condition, or one of the ways in which a decision gets its value. */
export interface PointReport {
  readonly kind: CoveredPoint["kind"];
  readonly text: TypeWords;
  /** The titles of the examples that reach it. */
  readonly examples: readonly string[];
  /** Whether no record at all reaches it: it does not count. */
  readonly isUnreachable: boolean;
}

/** A record that the notice has no example for, and what it decides of it, for a person to confirm. */
export interface ProposedExample {
  readonly entity: string;
  readonly clause: string | null;
  readonly title: string;
  /** The facts that are not as they are where nothing is said, in the JSON form of the vocabulary and in words. */
  readonly given: Json;
  readonly facts: readonly WordedValue[];
  /** The decisions that show it. */
  readonly expect: readonly WordedValue[];
  /** Of the items of its lists likewise. */
  readonly items: readonly ExpectedItem[];
  /** The facts that it states though they are at their default. */
  readonly stated: readonly string[];
  /** What it would reach that no example reaches. */
  readonly reaches: readonly TypeWords[];
}

/** A decision about an item of a list that an example expects, called by the way to it. */
export interface ExpectedItem extends WordedValue, ItemOf {}

/** A fact or a decision with its value in words. */
export interface WordedValue extends Named {
  readonly value: TypeWords;
}

const known = new WeakMap<Program, Coverage>();

/** What the examples of a program reach, measured once. */
export function coverageOf(program: Program): Coverage {
  const found = known.get(program) ?? measureCoverage(program);
  known.set(program, found);
  return found;
}

/** What of a notice its examples reach: of the entity that it speaks of. */
export function coverage({ program }: Pick<Notice, "program">): CoverageReport {
  const measured = coverageOf(program);
  const { points, leftOut } = measured;
  const clauses = program.clauses.flatMap(({ id, title }): CoveredClause[] => {
    const own = points.filter(({ origin }) => origin.clause === id);
    if (own.length === 0) return [];
    const reports = own.map((point) => ({
      kind: point.kind,
      text: pointWords(measured, point),
      examples: point.examples.map((example) => example.title),
      isUnreachable: point.isUnreachable,
    }));
    return [{ clause: id, title, share: shareOf(own), points: reports }];
  });
  return { share: shareOf(points), clauses, leftOut };
}

/** Examples that together reach everything that none reaches and some record does. */
export function proposedExamples({ program }: Pick<Notice, "program">): readonly ProposedExample[] {
  const measured = coverageOf(program);
  const suggestions = suggestExamples(measured, (point) => pointText(measured.program, point, "zh"));
  return suggestions.map(({ entity, draft, clause, points }) => ({
    ...proposed(program, entity, draft, clause),
    reaches: points.map((point) => pointWords(measured, point)),
  }));
}

/** A draft of an example of an entity in words. */
export function proposed(
  program: Program,
  entity: EntityProgram,
  draft: ExampleDraft,
  clause: string | null,
): Omit<ProposedExample, "reaches"> {
  const { facts, expect, items = [], stated = [] } = draft;
  const given = givenFacts(entity, facts, stated);
  const schema = entitySchema(program, entity.name);
  const fields = schema.facts.filter(({ name }) => given.some((fact) => fact.name === name));
  return {
    entity: entity.name,
    clause,
    title: draft.title.replaceAll(/["“”]/gu, ""),
    given: formatFacts({ ...schema, facts: fields }, facts),
    facts: given.map((fact) => wordedValue(program, fact, facts[fact.name]!)),
    expect: entity.decisions
      .filter(({ name }) => Object.hasOwn(expect, name))
      .map((decision) => wordedValue(program, decision, expect[decision.name]!)),
    items: items.map((item) => expectedItem(program, entity, item)),
    stated,
  };
}

function wordedValue(
  program: Program,
  { name, label, type }: Named & { readonly type: Type },
  value: Value,
): WordedValue {
  // Of records and of numbers by day it matters which.
  const words = (surface: Language): string =>
    type.kind === "list" || type.kind === "series"
      ? literalText(program, type, value, surface)
      : valueText(type, value, surface);
  return { name, label, value: { en: words("en"), zh: words("zh") } };
}

function expectedItem(
  program: Program,
  root: EntityProgram,
  { path, entity, decision, value }: DraftedItem,
): ExpectedItem {
  const { name, label, type } = entityOf(program, entity).decisions.find((each) => each.name === decision)!;
  const steps = stepsOf(program, root, path);
  const called = (of: "name" | "label", last: string): string =>
    [...steps.map(({ list, position }) => `${list[of]}[${position + 1}]`), last].join(".");
  const named = { name: called("name", name), label: called("label", label), type };
  return { ...wordedValue(program, named, value), path, entity, decision };
}

function stepsOf(
  program: Program,
  root: EntityProgram,
  path: DraftedItem["path"],
): readonly { readonly list: Named; readonly position: number }[] {
  const [step, ...rest] = path;
  const list = root.facts.find(({ name }) => name === step?.list);
  if (step === undefined || list?.type.kind !== "list") return [];
  return [{ list, position: step.position }, ...stepsOf(program, entityOf(program, list.type.entity), rest)];
}

function pointWords({ program }: Coverage, point: CoveredPoint): TypeWords {
  return { en: pointText(program, point, "en"), zh: pointText(program, point, "zh") };
}
