import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type { Range } from "../../runtime/range.ts";
import type { Span } from "../../grammar/source.ts";
import type { Enumeration } from "../../ir/ir.ts";
import type { Reporter } from "../reporter.ts";
import type { VocabularySymbols } from "../symbols.ts";
import { type Type, unknown } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";

/** A type as it is declared, and whether a value may be absent. */
export interface ResolvedType {
  readonly type: Type;
  /** Whether the value may be absent. */
  readonly optional: boolean;
}

/** The type that a type node names. */
export function resolveType(node: ast.TypeNode, symbols: VocabularySymbols, reporter: Reporter): ResolvedType {
  if (node.kind === "OptionalType") return { ...resolveType(node.of, symbols, reporter), optional: true };
  return { type: plainType(node, symbols, reporter), optional: false };
}

function plainType(
  node: Exclude<ast.TypeNode, ast.OptionalType>,
  symbols: VocabularySymbols,
  reporter: Reporter,
): Type {
  switch (node.kind) {
    case "SimpleType":
      return simpleType(node, reporter);
    case "NamedType": {
      const enumeration = findEnumeration(node.name, symbols, reporter);
      return enumeration === null ? unknown : { kind: "enum", enumeration };
    }
    case "SetType":
      return setType(node, symbols, reporter);
    case "YearSetType":
      return yearSetType(node, reporter);
    case "SeriesType":
      return { kind: "series", by: node.by };
    case "ListType":
      return listType(node.item, symbols, reporter);
  }
}

function simpleType({ name, from, to }: ast.SimpleType, reporter: Reporter): Type {
  const bound = from ?? to;
  if (bound !== null && !isRanged(name)) reportMismatch(bound.span, ranged, typeName({ kind: name }), reporter);
  return { kind: name };
}

const ranged: TypeWords = { en: "a whole number, an amount of money or a date", zh: "整数、金额或日期" };

function isRanged(name: ast.SimpleTypeName): boolean {
  return name === "int" || name === "money" || name === "date";
}

function reportMismatch(span: Span, expected: TypeWords, actual: TypeWords, reporter: Reporter): void {
  reporter.report("type-mismatch", span, { expected, actual, hint: null });
}

/** The largest enumeration that a set may be made of: one bit a member in 31 bits. */
const largestSet = 31;

function setType(node: ast.SetType, symbols: VocabularySymbols, reporter: Reporter): Type {
  const enumeration = findEnumeration(node.member, symbols, reporter);
  if (enumeration === null) return unknown;
  if (enumeration.members.length > largestSet) {
    reporter.report("too-many-members", node.span, { enumeration: enumeration.name, limit: largestSet });
  }
  return { kind: "set", enumeration };
}

/** A set of calendar years is one of options, which are the years. */
function yearSetType({ from, to, span }: ast.YearSetType, reporter: Reporter): Type {
  const years = { from: from.value, to: to.value };
  const count = years.to - years.from + 1;
  if (count > largestSet) reporter.report("too-many-members", span, { enumeration: "year", limit: largestSet });
  if (count < 1) reporter.report("range-empty", span, { from: String(years.from), to: String(years.to) });
  return count < 1 || count > largestSet ? unknown : { kind: "set", enumeration: yearsFrom(years) };
}

function yearsFrom(years: Range): Enumeration {
  const members = Array.from({ length: years.to - years.from + 1 }, (_, index) => {
    const year = String(years.from + index);
    return { name: year, label: `${year}年` };
  });
  return { name: `years${years.from}To${years.to}`, label: `${years.from}年至${years.to}年`, members, years };
}

function listType(item: ast.NamedType | ast.SimpleType, symbols: VocabularySymbols, reporter: Reporter): Type {
  if (item.kind === "SimpleType") {
    const type = simpleType(item, reporter);
    if (type.kind === "text") return { kind: "texts" };
    reportMismatch(item.span, { en: "an entity or `text`", zh: "主体或“文字”" }, typeName(type), reporter);
    return unknown;
  }
  const entity = symbols.entities.find(item.name.text);
  if (entity === undefined) {
    reporter.unknown("unknown-entity", item.name, symbols.entities.near(item.name.text));
    return unknown;
  }
  reporter.refer(item.name, entity);
  return { kind: "list", entity: entity.name };
}

function findEnumeration(name: ast.Name, symbols: VocabularySymbols, reporter: Reporter): Enumeration | null {
  const enumeration = symbols.enumerations.find(name.text);
  if (enumeration === undefined) {
    reporter.unknown("unknown-type", name, symbols.enumerations.near(name.text));
    return null;
  }
  reporter.refer(name, enumeration);
  return enumeration;
}
