import { addMonths } from "../runtime/date.ts";
import { filledInText } from "../explain/condition-text.ts";
import type { ConditionText } from "../explain/explanation.ts";
import { parameterText } from "../explain/parameter-text.ts";
import { valueText } from "../explain/value-text.ts";
import type { ClauseInfo, Duty, Named, Parameter, Period, Program, Reading } from "../ir/ir.ts";
import { type ClausePair, pairClauses, type Standing } from "./clause-pairs.ts";
import { dueText } from "./due-text.ts";
import { substanceAt } from "./move-dates.ts";
import { definitionEntries, notwithstandingText, overriddenByPeriod, ruleEntries } from "./rules.ts";
import { tableRows, type RowPart, type TableRowEntry } from "./table-rows.ts";

/** What kind of declaration changed. */
export type DeclarationKind = "parameter" | "period" | "row" | "definition" | "rule" | "duty" | "reading" | "clause";

/** What one of two notices declares: its clause and what it says, in words of both surfaces. */
export interface Declared {
  readonly clause: string | null;
  readonly text: ConditionText;
}

/** A declaration that only one of two notices has, or that they have differently. */
export interface DeclarationChange extends Named {
  readonly kind: DeclarationKind;
  readonly old: Declared | null;
  readonly new: Declared | null;
  /** Of a clause that both have: whether it says something else, or only has another number. */
  readonly isReworded?: boolean;
}

/** A declaration before it is compared: `key` finds its like, `substance` tells whether they agree. */
interface Entry extends Named, Declared {
  readonly key: string;
  readonly substance: string;
  /** Where it has parts, only those that differ are told. */
  readonly parts?: readonly RowPart[];
}

type Entries = (program: Program, monthsAhead: number) => readonly Entry[];

const entriesOf: { readonly [K in Exclude<DeclarationKind, "clause">]: Entries } = {
  parameter: ({ parameters }, monthsAhead) => parameters.map((each) => parameterEntry(each, monthsAhead)),
  period: (program, monthsAhead) => program.periods.map((each) => periodEntry(program, each, monthsAhead)),
  row: (program, monthsAhead) => tableRows(program, monthsAhead).map(rowEntry),
  definition: definitionEntries,
  rule: ruleEntries,
  duty: ({ duties }, monthsAhead) => duties.map((each) => dutyEntry(each, monthsAhead)),
  reading: ({ readings }) => readings.map(readingEntry),
};

/** The declarations that differ; dates of the old notice are moved to the new one's plan year before they are compared. */
export function declarationChanges(old: Program, next: Program, monthsAhead: number): readonly DeclarationChange[] {
  const kinds = Object.keys(entriesOf) as (keyof typeof entriesOf)[];
  const entries = kinds.map((kind) => ({
    kind,
    before: entriesOf[kind](old, monthsAhead),
    after: entriesOf[kind](next, 0),
  }));
  const standing = (side: "before" | "after"): readonly Standing[] =>
    entries.flatMap(({ kind, [side]: own }) =>
      own.map((entry) => ({ clause: entry.clause, key: likeKey(kind, entry) })),
    );
  const pairs = pairClauses(
    { clauses: old.clauses, standing: standing("before") },
    { clauses: next.clauses, standing: standing("after") },
  );
  return [
    ...entries.flatMap(({ kind, before, after }) =>
      changesOf(kind, numbered(unmatched(before, after)), numbered(unmatched(after, before))),
    ),
    ...pairs.flatMap(clauseChange),
  ];
}

/** By what a declaration is found again wherever it stands: the key of a rule has its clause in it. */
function likeKey(kind: DeclarationKind, { key, name }: Entry): string {
  return `${kind} ${kind === "rule" ? name : key}`;
}

/** A clause that is new, gone, or has another text or number; nothing where it is the same. */
function clauseChange({ old, new: next }: ClausePair): readonly DeclarationChange[] {
  const { id, title } = (next ?? old)!;
  const isReworded =
    old !== null && next !== null && (old.title !== next.title || old.fingerprint !== next.fingerprint);
  if (old !== null && next !== null && !isReworded && old.id === next.id) return [];
  return [{ kind: "clause", name: id, label: title ?? "", old: asDeclared(old), new: asDeclared(next), isReworded }];
}

function asDeclared(clause: ClauseInfo | null): Declared | null {
  return clause === null ? null : { clause: clause.id, text: inBoth(() => clause.title ?? "") };
}

/** The entries that have no like on the other side, wherever that stands; each is the like of one only. */
function unmatched(entries: readonly Entry[], others: readonly Entry[]): readonly Entry[] {
  const identity = ({ name, substance }: Entry): string => JSON.stringify([name, substance]);
  const left = new Map<string, number>();
  for (const other of others) left.set(identity(other), (left.get(identity(other)) ?? 0) + 1);
  return entries.filter((entry) => {
    const count = left.get(identity(entry)) ?? 0;
    left.set(identity(entry), count - 1);
    return count <= 0;
  });
}

/** Entries of one key, as a second row of a category, are told apart by their number. */
function numbered(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.key) ?? 0) + 1;
    seen.set(entry.key, count);
    return count === 1 ? entry : { ...entry, key: `${entry.key} ${count}` };
  });
}

function changesOf(kind: DeclarationKind, old: readonly Entry[], next: readonly Entry[]): readonly DeclarationChange[] {
  const before = new Map(old.map((entry) => [entry.key, entry]));
  const after = new Map(next.map((entry) => [entry.key, entry]));
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap((key) => {
    const [left, right] = [before.get(key) ?? null, after.get(key) ?? null];
    if (left !== null && right !== null && left.substance === right.substance) return [];
    const { name, label } = (right ?? left)!;
    return [{ kind, name, label, old: declared(left, right), new: declared(right, left) }];
  });
}

/** What one side declares; of parts only those that the other side has otherwise. */
function declared(entry: Entry | null, other: Entry | null): Declared | null {
  if (entry === null) return null;
  const { clause, text, parts } = entry;
  if (parts === undefined || other?.parts === undefined) return { clause, text };
  const theirs = new Map(other.parts.map((part) => [part.column?.name, part.substance]));
  return { clause, text: partsText(parts.filter(({ column, substance }) => theirs.get(column?.name) !== substance)) };
}

function rowEntry({ parts, ...row }: TableRowEntry): Entry {
  const substance = parts.map((part) => `${part.column?.name}: ${part.substance}`).join("; ");
  return { ...row, parts, substance, text: partsText(parts) };
}

function partsText(parts: readonly RowPart[]): ConditionText {
  return {
    en: parts
      .map(({ column, text }) => (column === null ? `provided ${text.en}` : `${column.name} ${text.en}`))
      .join(", "),
    zh: parts
      .map(({ column, text }) => (column === null ? `条件：${text.zh}` : `${column.label}：${text.zh}`))
      .join("，"),
  };
}

function parameterEntry(parameter: Parameter, monthsAhead: number): Entry {
  const { name, label, type, values, origin } = parameter;
  const moved = values.map(({ from, value, ...rest }) => ({
    ...rest,
    from: from === null ? null : addMonths(from, monthsAhead),
    value: type.kind === "date" && typeof value === "number" ? addMonths(value, monthsAhead) : value,
  }));
  const text = inBoth((surface) => parameterText(parameter, surface));
  return {
    name,
    label,
    key: name,
    clause: origin.clause,
    text,
    substance: parameterText({ type, values: moved }, "en"),
  };
}

function periodEntry(program: Program, { name, label, from, to, when, origin }: Period, monthsAhead: number): Entry {
  const written = when === null ? null : filledInText(program, when);
  const span = (days: readonly number[], surface: "en" | "zh"): string =>
    days.map((day) => valueText({ kind: "date" }, day, surface)).join(surface === "en" ? " to " : "至");
  const { clauses, rules } = overriddenByPeriod(program, origin, monthsAhead);
  const over = notwithstandingText(clauses);
  const text = {
    en: `${span([from, to], "en")}${written === null ? "" : ` when ${written.en}`}${over.en}`,
    zh: `${span([from, to], "zh")}${written === null ? "" : `（${written.zh}）`}${over.zh}`,
  };
  const condition = when === null ? "" : substanceAt(when, monthsAhead);
  const days = span([addMonths(from, monthsAhead), addMonths(to, monthsAhead)], "en");
  const substance = [days, condition, ...rules].join("; ");
  return {
    name,
    label,
    key: written === null ? name : `${name} when ${condition}`,
    clause: origin.clause,
    text,
    substance,
  };
}

function dutyEntry({ actor, action, due, origin }: Duty, monthsAhead: number): Entry {
  const text = inBoth((surface) => dueText(due, surface, 0));
  return {
    ...actor,
    label: `${actor.label}：${action}`,
    name: `${actor.name}: ${action}`,
    key: `${actor.name} ${action}`,
    clause: origin.clause,
    text,
    substance: dueText(due, "en", monthsAhead),
  };
}

function readingEntry({ name, label, options, byDefault, origin }: Reading): Entry {
  const mark = (option: Named, text: string): string => (option.name === byDefault ? `${text}*` : text);
  const text = {
    en: options.map((option) => mark(option, option.name)).join(" | "),
    zh: options.map((option) => mark(option, option.label)).join("、"),
  };
  return { name, label, key: name, clause: origin.clause, text, substance: text.en };
}

function inBoth(write: (surface: "en" | "zh") => string): ConditionText {
  return { en: write("en"), zh: write("zh") };
}
