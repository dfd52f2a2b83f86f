/**
 * The concrete syntax tree made into the tree of `ast.ts`. The last place that knows about tokens.
 * A declaration that the parser could not complete is left out; its problem is already reported.
 */
import type { CstElement, CstNode, IToken, TokenType } from "chevrotain";
import type * as ast from "./ast.ts";
import { diagnostic, type Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "./source.ts";
import * as t from "./tokens.ts";

/** Thrown inside this file where a recovered node lacks a part, and caught at its declaration. */
class Incomplete extends Error {}

const isToken = (element: CstElement): element is IToken => "image" in element;

function spanOfToken(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

function spanOfNode(node: CstNode): Span {
  const location = node.location;
  if (location === undefined || Number.isNaN(location.startOffset)) return { start: 0, end: 0 };
  return { start: location.startOffset, end: (location.endOffset ?? location.startOffset) + 1 };
}

const children = (node: CstNode, key: string): readonly CstElement[] => node.children[key] ?? [];

function nodes(node: CstNode, rule: string): CstNode[] {
  return children(node, rule).filter((child): child is CstNode => !isToken(child));
}

function node(parent: CstNode, rule: string, index = 0): CstNode {
  const found = nodes(parent, rule)[index];
  if (found === undefined) throw new Incomplete();
  return found;
}

function tokenOf(parent: CstNode, type: TokenType | string): IToken | null {
  const found = children(parent, typeof type === "string" ? type : type.name)[0];
  return found !== undefined && isToken(found) ? found : null;
}

const hasToken = (parent: CstNode, type: TokenType | string): boolean => tokenOf(parent, type) !== null;

function need(token: IToken | null): IToken {
  if (token === null || token.isInsertedInRecovery === true) throw new Incomplete();
  return token;
}

/** The key of the one child among several that stands there. */
function which<K extends string>(parent: CstNode, keys: readonly K[]): K {
  const found = keys.find((key) => children(parent, key).length > 0);
  if (found === undefined) throw new Incomplete();
  return found;
}

const comparisonOperators = {
  Is: "is",
  IsNot: "isNot",
  Equals: "equals",
  Differs: "differs",
  Less: "less",
  AtMost: "atMost",
  Greater: "greater",
  AtLeast: "atLeast",
  Before: "before",
  OnOrBefore: "onOrBefore",
  After: "after",
  OnOrAfter: "onOrAfter",
} as const satisfies Record<string, ast.ComparisonOperator>;

const simpleTypes = {
  Bool: "bool",
  Int: "int",
  Money: "money",
  Rate: "rate",
  Date: "date",
  Duration: "duration",
  TextType: "text",
} as const satisfies Record<string, ast.SimpleTypeName>;

const builtins = {
  FullYears: "fullYears",
  DaysBetween: "daysBetween",
  Earliest: "earliest",
  Latest: "latest",
  Least: "least",
  Greatest: "greatest",
} as const satisfies Record<string, ast.BuiltinName>;

const aggregates = {
  SumOver: "sum",
  CountOver: "count",
  HighestOver: "highest",
  LowestOver: "lowest",
  ListOver: "list",
  RankFromHighest: "rankFromHighest",
  RankFromLowest: "rankFromLowest",
} as const satisfies Record<string, ast.AggregateOperator>;

const roundingModes = {
  Rounded: "halfUp",
  RoundedDown: "down",
  RoundedUp: "up",
} as const satisfies Record<string, ast.RoundingMode>;

const headerKeys = {
  Issuer: "issuer",
  Number: "number",
  Issued: "issued",
  Year: "year",
  Uses: "uses",
} as const satisfies Record<string, ast.HeaderKey>;

const fenPerUnit = { Yuan: 100, Jiao: 10, Fen: 1 } as const;
/** Decimals of a percentage that leave its fraction exact. */
const mostPlaces = 10;
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of days in a month; none where there is no such month. */
function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (daysInMonth[month - 1] ?? 0);
}

function keysOf<K extends string>(table: Record<K, unknown>): K[] {
  return Object.keys(table) as K[];
}

export interface BuiltTree {
  readonly tree: ast.SourceTree | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Every name in a declaration that was left out, so that its uses are not reported as well. */
  readonly lostNames: ReadonlySet<string>;
}

/** Builds the tree of a file; `tree` is null where not even the first line could be read. */
export function buildAst(file: SourceFile, cst: CstNode, comments: readonly IToken[]): BuiltTree {
  const builder = new AstBuilder(file, comments);
  const tree = builder.build(cst);
  return { tree, diagnostics: builder.diagnostics, lostNames: builder.lostNames };
}

class AstBuilder {
  readonly diagnostics: Diagnostic[] = [];
  readonly lostNames = new Set<string>();
  readonly #file: SourceFile;
  readonly #comments: readonly ast.Comment[];

  constructor(file: SourceFile, comments: readonly IToken[]) {
    this.#file = file;
    this.#comments = comments.map((token) => ({
      kind: "Comment",
      text: token.image.replace(/^＃/u, "#").trimEnd(),
      span: spanOfToken(token),
    }));
  }

  build(cst: CstNode): ast.SourceTree | null {
    return this.#attempt(cst, () => {
      const rule = which(cst, ["vocabulary", "notice"]);
      return rule === "vocabulary" ? this.#vocabulary(node(cst, rule)) : this.#notice(node(cst, rule));
    });
  }

  /** A declaration, or null where the parser left it incomplete. */
  #attempt<T>(cst: CstNode, build: () => T): T | null {
    try {
      return build();
    } catch (problem) {
      if (!(problem instanceof Incomplete)) throw problem;
      this.#recordLostNames(cst);
      return null;
    }
  }

  #recordLostNames(cst: CstNode): void {
    for (const elements of Object.values(cst.children)) {
      for (const element of elements) {
        if (!isToken(element)) this.#recordLostNames(element);
        else this.lostNames.add(element.image.replace(/^[「“"]|[」”"]$/gu, ""));
      }
    }
  }

  #all<T>(parent: CstNode, rule: string, build: (child: CstNode) => T): T[] {
    return nodes(parent, rule)
      .map((child) => this.#attempt(child, () => build(child)))
      .filter((each): each is Awaited<T> & NonNullable<T> => each !== null) as T[];
  }

  // -------------------------------------------------------------- files

  #vocabulary(cst: CstNode): ast.VocabularyFile {
    const items = [
      ...this.#all(cst, "enumeration", (child): ast.VocabularyItem => this.#enumeration(child)),
      ...this.#all(cst, "entity", (child): ast.VocabularyItem => this.#entity(child)),
    ].sort((left, right) => left.span.start - right.span.start);
    return {
      kind: "VocabularyFile",
      ...this.#declared(cst),
      items,
      comments: this.#comments,
      span: this.#wholeFile(),
    };
  }

  #notice(cst: CstNode): ast.NoticeFile {
    const { name, label } = this.#declared(cst);
    return {
      kind: "NoticeFile",
      name,
      title: label,
      headers: this.#all(cst, "header", (child) => this.#header(child)),
      clauses: this.#all(cst, "clause", (child) => this.#clause(child)),
      comments: this.#comments,
      span: this.#wholeFile(),
    };
  }

  #wholeFile(): Span {
    return { start: 0, end: this.#file.text.length };
  }

  #header(cst: CstNode): ast.Header {
    return {
      kind: "Header",
      key: headerKeys[which(cst, keysOf(headerKeys))],
      value: this.#headerValue(cst),
      unconfirmed: hasToken(cst, "Unconfirmed"),
      span: spanOfNode(cst),
    };
  }

  #headerValue(cst: CstNode): ast.Header["value"] {
    const date = tokenOf(cst, t.DateToken);
    if (date !== null) return this.#date(date);
    const number = tokenOf(cst, t.NumberToken);
    if (number !== null) return this.#wholeNumber(number);
    return nodes(cst, "text").length > 0 ? this.#text(node(cst, "text")) : this.#name(node(cst, "name"));
  }

  // -------------------------------------------------------------- names

  #name(cst: CstNode): ast.Name {
    const token = need(tokenOf(cst, t.Identifier) ?? tokenOf(cst, t.QuotedName));
    const text = token.tokenType === t.QuotedName ? token.image.slice(1, -1) : token.image;
    return { kind: "Name", text, span: spanOfToken(token) };
  }

  #text(cst: CstNode): ast.Text {
    const token = need(tokenOf(cst, t.TextToken));
    const value = token.image.slice(1).replace(/["”]$/u, "");
    return { kind: "Text", value, span: spanOfToken(token) };
  }

  #declared(cst: CstNode): { readonly name: ast.Name; readonly label: ast.Text | null } {
    const declared = node(cst, "declaredName");
    return { name: this.#name(node(declared, "name")), label: this.#optionalText(declared) };
  }

  #optionalText(cst: CstNode, index = 0): ast.Text | null {
    const text = nodes(cst, "text")[index];
    return text === undefined ? null : this.#text(text);
  }

  #qualified(cst: CstNode): ast.QualifiedName {
    const names = nodes(cst, "name").map((each) => this.#name(each));
    const [first, second] = names;
    if (first === undefined) throw new Incomplete();
    const span = spanOfNode(cst);
    return second === undefined
      ? { kind: "QualifiedName", entity: null, name: first, span }
      : { kind: "QualifiedName", entity: first, name: second, span };
  }

  #clauseRef(token: IToken): ast.ClauseRef {
    const id = token.image.replaceAll("（", "(").replaceAll("）", ")");
    return { kind: "ClauseRef", id, span: spanOfToken(token) };
  }

  #overrides(cst: CstNode): ast.OverrideTarget[] {
    return nodes(cst, "overrides").flatMap((list) =>
      nodes(list, "overrideTarget").map((target): ast.OverrideTarget => {
        const clause = tokenOf(target, t.ClauseToken);
        return clause === null ? this.#name(node(target, "name")) : this.#clauseRef(clause);
      }),
    );
  }

  // -------------------------------------------------------------- vocabulary

  #enumeration(cst: CstNode): ast.Enumeration {
    return {
      kind: "Enumeration",
      ...this.#declared(cst),
      members: this.#all(cst, "enumerationMember", (child) => ({
        kind: "EnumerationMember",
        ...this.#declared(child),
        span: spanOfNode(child),
      })),
      span: spanOfNode(cst),
    };
  }

  #entity(cst: CstNode): ast.Entity {
    const items = [
      ...this.#all(cst, "fact", (child): ast.EntityItem => this.#fact(child)),
      ...this.#all(cst, "decision", (child): ast.EntityItem => this.#decision(child)),
      ...this.#all(cst, "define", (child): ast.EntityItem => this.#define(child)),
      ...this.#all(cst, "requirement", (child): ast.EntityItem => this.#requirement(child)),
    ].sort((left, right) => left.span.start - right.span.start);
    return { kind: "Entity", ...this.#declared(cst), items, span: spanOfNode(cst) };
  }

  #fact(cst: CstNode): ast.Fact {
    return {
      kind: "Fact",
      ...this.#declared(cst),
      type: this.#type(node(cst, "type")),
      default: this.#optionalExpression(cst),
      span: spanOfNode(cst),
    };
  }

  #decision(cst: CstNode): ast.Decision {
    const gate = nodes(cst, "gate")[0];
    const periods = nodes(cst, "byPeriods")[0];
    return {
      kind: "Decision",
      ...this.#declared(cst),
      type: this.#type(node(cst, "type")),
      gate: gate === undefined ? null : this.#expression(node(gate, "expression")),
      otherwise: gate === undefined ? null : this.#optionalExpression(gate, 1),
      periodsOf: periods === undefined ? null : this.#name(node(periods, "name")),
      outside: periods === undefined ? null : this.#expression(node(periods, "expression")),
      unconfirmed: false,
      span: spanOfNode(cst),
    };
  }

  #requirement(cst: CstNode): ast.Requirement {
    return {
      kind: "Requirement",
      message: this.#text(node(cst, "text")),
      condition: this.#expression(node(cst, "expression")),
      span: spanOfNode(cst),
    };
  }

  #type(cst: CstNode): ast.TypeNode {
    const of = this.#plainType(cst);
    return hasToken(cst, t.Question) ? { kind: "OptionalType", of, span: spanOfNode(cst) } : of;
  }

  #plainType(cst: CstNode): ast.TypeNode {
    const span = spanOfNode(cst);
    if (hasToken(cst, "ByDate")) return { kind: "SeriesType", by: "date", span };
    if (hasToken(cst, "ByMonth")) return { kind: "SeriesType", by: "month", span };
    if (hasToken(cst, "SetOf")) return { kind: "SetType", member: this.#name(node(cst, "name")), span };
    const simple = nodes(cst, "simpleType")[0];
    const item = simple === undefined ? this.#namedType(node(cst, "name")) : this.#simpleType(simple);
    return hasToken(cst, "ListOf") ? { kind: "ListType", item, span } : item;
  }

  #namedType(cst: CstNode): ast.NamedType {
    return { kind: "NamedType", name: this.#name(cst), span: spanOfNode(cst) };
  }

  #simpleType(cst: CstNode): ast.SimpleType {
    const from = tokenOf(cst, t.NumberToken);
    return {
      kind: "SimpleType",
      name: simpleTypes[which(cst, keysOf(simpleTypes))],
      from: from === null ? null : this.#wholeNumber(from),
      span: spanOfNode(cst),
    };
  }

  // -------------------------------------------------------------- clauses

  #clause(cst: CstNode): ast.Clause {
    const hasFingerprint = hasToken(cst, "Fingerprint");
    const texts = nodes(cst, "text").map((each) => this.#text(each));
    return {
      kind: "Clause",
      ref: this.#clauseRef(need(tokenOf(cst, t.ClauseToken))),
      title: texts.length > (hasFingerprint ? 1 : 0) ? texts[0]! : null,
      fingerprint: hasFingerprint ? (texts.at(-1) ?? null) : null,
      narrative: hasToken(cst, "Narrative"),
      items: this.#all(cst, "clauseItem", (child) => this.#clauseItem(child)),
      span: spanOfNode(cst),
    };
  }

  #clauseItem(cst: CstNode): ast.ClauseItem {
    const marked = tokenOf(cst, "Unconfirmed");
    const rule = which(cst, keysOf(this.#itemBuilders));
    const item = this.#itemBuilders[rule]!(node(cst, rule));
    if (marked === null) return item;
    if (!("unconfirmed" in item)) {
      this.#report("nothing-to-confirm", spanOfToken(marked), {});
      return item;
    }
    return { ...item, unconfirmed: true, span: spanOfNode(cst) };
  }

  readonly #itemBuilders: Record<string, (cst: CstNode) => ast.ClauseItem> = {
    parameter: (cst) => ({
      kind: "Parameter",
      ...this.#declared(cst),
      value: this.#expression(node(cst, "expression")),
      unconfirmed: false,
      span: spanOfNode(cst),
    }),
    period: (cst) => ({
      kind: "Period",
      name: this.#name(node(cst, "name")),
      range: this.#dateRange(node(cst, "dateRange")),
      overrides: this.#overrides(cst),
      when: this.#guard(cst),
      unconfirmed: false,
      span: spanOfNode(cst),
    }),
    define: (cst) => this.#define(cst),
    decision: (cst) => this.#decision(cst),
    rule: (cst) => this.#rule(cst),
    silence: (cst) => ({
      kind: "Silence",
      decisions: nodes(cst, "qualifiedName").map((each) => this.#qualified(each)),
      when: this.#guard(cst),
      unconfirmed: false,
      span: spanOfNode(cst),
    }),
    reading: (cst) => ({
      kind: "Reading",
      ...this.#declared(cst),
      options: this.#all(cst, "readingOption", (child) => ({
        kind: "ReadingOption",
        ...this.#declared(child),
        isDefault: hasToken(child, "Default"),
        span: spanOfNode(child),
      })),
      unconfirmed: false,
      span: spanOfNode(cst),
    }),
    table: (cst) => this.#table(cst),
    moreRows: (cst) => ({
      kind: "Rows",
      table: this.#name(node(cst, "name")),
      rows: this.#rows(cst),
      span: spanOfNode(cst),
    }),
    duty: (cst) => this.#duty(cst),
    example: (cst) => this.#example(cst),
    exampleTable: (cst) => this.#exampleTable(cst),
    invariant: (cst) => ({
      kind: "Invariant",
      title: this.#text(node(cst, "text")),
      when: this.#guard(cst),
      then: this.#expression(node(cst, "expression")),
      unconfirmed: false,
      span: spanOfNode(cst),
    }),
  };

  #dateRange(cst: CstNode): ast.DateRange {
    return {
      kind: "DateRange",
      from: this.#additive(node(cst, "additive", 0)),
      to: this.#additive(node(cst, "additive", 1)),
      span: spanOfNode(cst),
    };
  }

  #define(cst: CstNode): ast.Define {
    const { entity, name } = this.#qualified(node(cst, "qualifiedName"));
    return {
      kind: "Define",
      entity,
      name,
      label: this.#optionalText(cst),
      parameters: nodes(cst, "name").map((each) => this.#name(each)),
      value: this.#expression(node(cst, "expression")),
      unconfirmed: false,
      span: spanOfNode(cst),
    };
  }

  #guard(cst: CstNode): ast.Expression | null {
    const guard = nodes(cst, "guard")[0];
    return guard === undefined ? null : this.#expression(node(guard, "expression"));
  }

  #rule(cst: CstNode): ast.Rule {
    const { entity, name: decision } = this.#qualified(node(cst, "qualifiedName"));
    const named = hasToken(cst, "Named") ? this.#declared(cst) : { name: null, label: null };
    return {
      kind: "Rule",
      entity,
      decision,
      ...named,
      overrides: this.#overrides(cst),
      when: this.#guard(cst),
      mode: hasToken(cst, "Adds") ? "adds" : "is",
      value: this.#expression(node(cst, "expression")),
      unconfirmed: false,
      span: spanOfNode(cst),
    };
  }

  // -------------------------------------------------------------- tables

  #table(cst: CstNode): ast.Table {
    const names = nodes(cst, "name").map((each) => this.#name(each));
    return {
      kind: "Table",
      ...this.#declared(cst),
      key: names[0] ?? null,
      highest: names[1] ?? null,
      columns: this.#all(node(cst, "columns"), "column", (child) => this.#column(child)),
      rows: this.#rows(cst),
      unconfirmed: false,
      span: spanOfNode(cst),
    };
  }

  #column(cst: CstNode): ast.Column {
    const span = spanOfNode(cst);
    const plain = { kind: "Column", name: null, label: null, type: null, span } as const;
    if (hasToken(cst, "Category")) return { ...plain, role: "category" };
    if (hasToken(cst, "Provided")) return { ...plain, role: "provided" };
    const type = nodes(cst, "type")[0];
    return {
      kind: "Column",
      role: "value",
      ...this.#declared(cst),
      type: type === undefined ? null : this.#type(type),
      span,
    };
  }

  #rows(cst: CstNode): ast.Row[] {
    return this.#all(cst, "row", (child) => ({
      kind: "Row",
      cells: nodes(child, "cell").map((cell, index) => this.#cell(cell, child, index)),
      unconfirmed: hasToken(child, "Unconfirmed"),
      span: spanOfNode(child),
    }));
  }

  #cell(cst: CstNode, row: CstNode, index: number): ast.Cell {
    const otherwise = tokenOf(cst, "Otherwise");
    if (otherwise !== null) return { kind: "Cell", content: "otherwise", span: spanOfToken(otherwise) };
    const content = this.#optionalExpression(cst);
    const span = content?.span ?? this.#emptyCellSpan(row, index);
    return { kind: "Cell", content, span };
  }

  #emptyCellSpan(row: CstNode, index: number): Span {
    const bar = children(row, t.Bar.name)[index];
    const after = bar !== undefined && isToken(bar) ? spanOfToken(bar).end : spanOfNode(row).start;
    return { start: after, end: after };
  }

  // -------------------------------------------------------------- duties

  #duty(cst: CstNode): ast.Duty {
    return {
      kind: "Duty",
      actor: this.#name(node(cst, "name")),
      action: this.#text(node(cst, "text")),
      due: this.#due(cst),
      unconfirmed: false,
      span: spanOfNode(cst),
    };
  }

  #due(cst: CstNode): ast.Due {
    const rule = which(cst, ["dueBy", "dueMonthly", "dueAfter"]);
    const due = node(cst, rule);
    const span = spanOfNode(due);
    switch (rule) {
      case "dueBy":
        return { kind: "DueBy", date: this.#additive(node(due, "additive")), span };
      case "dueMonthly":
        return {
          kind: "DueMonthly",
          day: this.#wholeNumber(need(tokenOf(due, t.NumberToken))),
          range: this.#dateRange(node(due, "dateRange")),
          span,
        };
      case "dueAfter": {
        const length = node(due, "dueLength");
        return {
          kind: "DueAfter",
          amount: this.#wholeNumber(need(tokenOf(length, t.NumberToken))),
          unit: hasToken(length, "Workdays") ? "workdays" : "days",
          event: this.#name(node(due, "name")),
          span,
        };
      }
    }
  }

  // -------------------------------------------------------------- examples

  #example(cst: CstNode): ast.Example {
    return {
      kind: "Example",
      title: this.#text(node(cst, "text")),
      given: this.#assignments(node(cst, "assignments", 0)),
      expect: this.#assignments(node(cst, "assignments", 1)),
      span: spanOfNode(cst),
    };
  }

  #assignments(cst: CstNode): ast.Assignment[] {
    return this.#all(cst, "assignment", (child) => ({
      kind: "Assignment",
      name: this.#name(node(child, "name")),
      value: this.#expression(node(child, "expression")),
      span: spanOfNode(child),
    }));
  }

  #exampleTable(cst: CstNode): ast.ExampleTable {
    const columns = nodes(node(cst, "exampleColumns"), "exampleColumn");
    const names = columns.map((column) => this.#name(node(column, "name")));
    const arrow = columns.findIndex((column) => hasToken(column, t.Arrow));
    const split = arrow < 0 ? columns.length : arrow;
    return {
      kind: "ExampleTable",
      title: this.#text(node(cst, "text")),
      given: names.slice(0, split),
      expect: names.slice(split),
      rows: this.#rows(cst),
      span: spanOfNode(cst),
    };
  }

  // -------------------------------------------------------------- expressions

  #optionalExpression(cst: CstNode, index = 0): ast.Expression | null {
    const found = nodes(cst, "expression")[index];
    return found === undefined ? null : this.#expression(found);
  }

  #expression(cst: CstNode): ast.Expression {
    const rule = which(cst, ["conditional", "aggregate", "disjunction"]);
    const inner = node(cst, rule);
    if (rule === "conditional") return this.#conditional(inner);
    return rule === "aggregate" ? this.#aggregate(inner) : this.#disjunction(inner);
  }

  #conditional(cst: CstNode): ast.Conditional {
    return {
      kind: "Conditional",
      condition: this.#expression(node(cst, "expression", 0)),
      then: this.#expression(node(cst, "expression", 1)),
      else: this.#expression(node(cst, "expression", 2)),
      span: spanOfNode(cst),
    };
  }

  #aggregate(cst: CstNode): ast.Aggregate {
    const where = nodes(cst, "disjunction")[0];
    const byMonthOf = nodes(cst, "additive")[0];
    return {
      kind: "Aggregate",
      operator: aggregates[which(cst, keysOf(aggregates))],
      over: this.#name(node(cst, "name")),
      where: where === undefined ? null : this.#disjunction(where),
      byMonthOf: byMonthOf === undefined ? null : this.#additive(byMonthOf),
      body: this.#optionalExpression(cst),
      span: spanOfNode(cst),
    };
  }

  #disjunction(cst: CstNode): ast.Expression {
    return this.#logical("or", nodes(cst, "conjunction").map((each) => this.#conjunction(each)));
  }

  #conjunction(cst: CstNode): ast.Expression {
    return this.#logical("and", nodes(cst, "negated").map((each) => this.#negated(each)));
  }

  #logical(operator: "and" | "or", operands: readonly ast.Expression[]): ast.Expression {
    if (operands.length === 0) throw new Incomplete();
    return operands.reduce((left, right) => ({
      kind: "Logical",
      operator,
      left,
      right,
      span: { start: left.span.start, end: right.span.end },
    }));
  }

  #negated(cst: CstNode): ast.Expression {
    if (!hasToken(cst, "Not")) return this.#comparison(node(cst, "comparison"));
    return { kind: "Not", operand: this.#negated(node(cst, "negated")), span: spanOfNode(cst) };
  }

  #comparison(cst: CstNode): ast.Expression {
    const left = this.#orElse(node(cst, "orElse"));
    const tail = ["comparisonTail", "test", "hasTail", "oneOfTail", "inTail", "withinTail"].find(
      (rule) => nodes(cst, rule).length > 0,
    );
    return tail === undefined ? left : this.#tails[tail]!(left, node(cst, tail), spanOfNode(cst));
  }

  readonly #tails: Record<string, (left: ast.Expression, cst: CstNode, span: Span) => ast.Expression> = {
    comparisonTail: (left, cst, span) => ({
      kind: "Comparison",
      operator: comparisonOperators[which(node(cst, "comparisonOperator"), keysOf(comparisonOperators))],
      left,
      right: this.#orElse(node(cst, "orElse")),
      span,
    }),
    test: (left, cst, span) => {
      const word = which(cst, ["IsKnown", "IsAbsent", "IsEmpty", "IsNotEmpty"]);
      return word === "IsKnown" || word === "IsAbsent"
        ? { kind: "Presence", known: word === "IsKnown", operand: left, span }
        : { kind: "Emptiness", empty: word === "IsEmpty", operand: left, span };
    },
    hasTail: (left, cst, span) => ({
      kind: "Has",
      quantifier: ({ Has: "one", HasAnyOf: "any", HasAllOf: "all" } as const)[
        which(cst, ["Has", "HasAnyOf", "HasAllOf"])
      ],
      set: left,
      member: this.#orElse(node(cst, "orElse")),
      span,
    }),
    oneOfTail: (left, cst, span) => ({
      kind: "OneOf",
      operand: left,
      members: this.#setLiteral(node(cst, "setLiteral")),
      span,
    }),
    inTail: (left, cst, span) => {
      const first = this.#additive(node(cst, "additive", 0));
      if (hasToken(cst, "AnchorAfter")) {
        return { kind: "Within", operand: left, duration: this.#additive(node(cst, "additive", 1)), anchor: first, span };
      }
      const to = this.#additive(node(cst, "additive", 1));
      const range: ast.DateRange = {
        kind: "DateRange",
        from: first,
        to,
        span: { start: first.span.start, end: to.span.end },
      };
      return { kind: "In", operand: left, range, span };
    },
    withinTail: (left, cst, span) => ({
      kind: "Within",
      operand: left,
      duration: this.#additive(node(cst, "additive", 0)),
      anchor: this.#additive(node(cst, "additive", 1)),
      span,
    }),
  };

  #orElse(cst: CstNode): ast.Expression {
    const operand = this.#additive(node(cst, "additive", 0));
    if (!hasToken(cst, "OrElse")) return operand;
    return { kind: "OrElse", operand, fallback: this.#additive(node(cst, "additive", 1)), span: spanOfNode(cst) };
  }

  #additive(cst: CstNode): ast.Expression {
    return this.#chain(
      nodes(cst, "multiplicative").map((each) => this.#multiplicative(each)),
      nodes(cst, "additiveOperator").map((each) => (hasToken(each, t.Plus) ? "+" : "-")),
    );
  }

  #multiplicative(cst: CstNode): ast.Expression {
    return this.#chain(
      nodes(cst, "postfix").map((each) => this.#postfix(each)),
      nodes(cst, "multiplicativeOperator").map((each) => (hasToken(each, t.Times) ? "*" : "/")),
    );
  }

  #chain(operands: readonly ast.Expression[], operators: readonly ("+" | "-" | "*" | "/")[]): ast.Expression {
    if (operands.length === 0 || operands.length !== operators.length + 1) throw new Incomplete();
    return operands.reduce((left, right, index) => ({
      kind: "Arithmetic",
      operator: operators[index - 1]!,
      left,
      right,
      span: { start: left.span.start, end: right.span.end },
    }));
  }

  #postfix(cst: CstNode): ast.Expression {
    const tails = [...nodes(cst, "unit"), ...nodes(cst, "rounding"), ...nodes(cst, "atTail")].sort(
      (left, right) => spanOfNode(left).start - spanOfNode(right).start,
    );
    const primary = this.#primary(node(cst, "primary"));
    return tails.reduce<ast.Expression>((operand, tail) => {
      const span = { start: operand.span.start, end: spanOfNode(tail).end };
      if (tail.name === "unit") return this.#withUnit(operand, tail, span);
      if (tail.name === "rounding") return this.#rounding(operand, tail, span);
      return { kind: "At", series: operand, date: this.#primary(node(tail, "primary")), span };
    }, primary);
  }

  #withUnit(operand: ast.Expression, unit: CstNode, span: Span): ast.Expression {
    const word = which(unit, ["Years", "Year", "Months", "Days", "Yuan", "Jiao", "Fen", t.Percent.name]);
    const numeral = this.#file.text.slice(operand.span.start, operand.span.end);
    const isNumeral = operand.kind === "IntLiteral";
    switch (word) {
      case "Years":
      case "Year":
        return { kind: "Quantity", amount: this.#whole(operand), unit: "years", span };
      case "Months":
        return { kind: "Quantity", amount: this.#whole(operand), unit: "months", span };
      case "Days":
        return { kind: "Quantity", amount: this.#whole(operand), unit: "days", span };
      case "Yuan":
      case "Jiao":
      case "Fen":
        return { kind: "MoneyLiteral", fen: isNumeral ? this.#fen(numeral, fenPerUnit[word], span) : this.#unitAlone(unit), span };
      default:
        return { kind: "RateLiteral", percent: isNumeral ? this.#percent(numeral, span) : String(this.#unitAlone(unit)), span };
    }
  }

  /** A unit after something that is no numeral; the problem is reported and counts as zero. */
  #unitAlone(unit: CstNode): 0 {
    const span = spanOfNode(unit);
    this.#report("unit-without-number", span, { unit: this.#file.text.slice(span.start, span.end) });
    return 0;
  }

  #percent(numeral: string, span: Span): string {
    if (Number(numeral) > 100) {
      this.#report("rate-over-whole", span, { percent: numeral });
      return "100";
    }
    if ((numeral.split(".")[1] ?? "").length > mostPlaces) {
      this.#report("number-too-long", span, { number: numeral });
      return "0";
    }
    return numeral;
  }

  /** A fraction is only for money and percentages; anywhere else a number is whole. */
  #whole(operand: ast.Expression): ast.Expression {
    this.#checkWhole(operand);
    return operand;
  }

  #checkWhole(operand: ast.Expression): void {
    if (operand.kind !== "IntLiteral" || Number.isSafeInteger(operand.value)) return;
    const { span } = operand;
    const code = Number.isInteger(operand.value) ? "number-too-long" : "number-not-whole";
    this.#report(code, span, { number: this.#file.text.slice(span.start, span.end) });
  }

  #fen(numeral: string, perUnit: number, span: Span): number {
    const [whole = "0", fraction = ""] = numeral.split(".");
    const scaled = Number(whole) * perUnit + (Number(fraction.padEnd(2, "0").slice(0, 2)) * perUnit) / 100;
    const exact = /^0*$/u.test(fraction.slice(2)) && Number.isSafeInteger(scaled);
    const amount = this.#file.text.slice(span.start, span.end);
    if (Math.abs(scaled) > Number.MAX_SAFE_INTEGER) this.#report("number-too-long", span, { number: amount });
    else if (!exact) this.#report("amount-below-fen", span, { amount });
    return exact ? scaled : 0;
  }

  #rounding(operand: ast.Expression, cst: CstNode, span: Span): ast.Rounding {
    return {
      kind: "Rounding",
      operand,
      mode: roundingModes[which(cst, keysOf(roundingModes))],
      unit: ({ Fen: "fen", Jiao: "jiao", Yuan: "yuan" } as const)[which(cst, ["Fen", "Jiao", "Yuan"])],
      span,
    };
  }

  #primary(cst: CstNode): ast.Expression {
    const rule = which(cst, keysOf(this.#primaries));
    return this.#primaries[rule]!(cst);
  }

  readonly #primaries: Record<string, (cst: CstNode) => ast.Expression> = {
    NumberToken: (cst) => this.#int(need(tokenOf(cst, t.NumberToken))),
    DateToken: (cst) => this.#date(need(tokenOf(cst, t.DateToken))),
    Yes: (cst) => ({ kind: "BoolLiteral", value: true, span: spanOfNode(cst) }),
    No: (cst) => ({ kind: "BoolLiteral", value: false, span: spanOfNode(cst) }),
    Absent: (cst) => ({ kind: "AbsentLiteral", span: spanOfNode(cst) }),
    text: (cst) => this.#text(node(cst, "text")),
    setLiteral: (cst) => this.#setLiteral(node(cst, "setLiteral")),
    builtinCall: (cst) => this.#builtinCall(node(cst, "builtinCall")),
    nameOrCall: (cst) => this.#nameOrCall(node(cst, "nameOrCall")),
    negation: (cst) => ({
      kind: "Negation",
      operand: this.#postfix(node(node(cst, "negation"), "postfix")),
      span: spanOfNode(cst),
    }),
    parenthesised: (cst) => this.#expression(node(node(cst, "parenthesised"), "expression")),
  };

  #setLiteral(cst: CstNode): ast.SetLiteral {
    return { kind: "SetLiteral", members: nodes(cst, "name").map((each) => this.#name(each)), span: spanOfNode(cst) };
  }

  #builtinCall(cst: CstNode): ast.Call {
    const word = which(cst, keysOf(builtins));
    const callee: ast.Builtin = { kind: "Builtin", name: builtins[word], span: spanOfToken(need(tokenOf(cst, word))) };
    return { kind: "Call", callee, arguments: this.#arguments(cst), span: spanOfNode(cst) };
  }

  #nameOrCall(cst: CstNode): ast.Expression {
    const name = this.#name(node(cst, "name"));
    const span = spanOfNode(cst);
    if (nodes(cst, "callArguments").length === 0) return { kind: "NameRef", name, span };
    return { kind: "Call", callee: name, arguments: this.#arguments(cst), span };
  }

  #arguments(cst: CstNode): ast.Expression[] {
    const found = nodes(node(cst, "callArguments"), "expression");
    if (found.length === 0) throw new Incomplete();
    return found.map((each) => this.#expression(each));
  }

  /** A number that stands where nothing but a whole number can. */
  #wholeNumber(token: IToken): ast.IntLiteral {
    const number = this.#int(token);
    this.#checkWhole(number);
    return number;
  }

  #int(token: IToken): ast.IntLiteral {
    return { kind: "IntLiteral", value: Number(token.image), span: spanOfToken(token) };
  }

  #date(token: IToken): ast.DateLiteral {
    const [year = 0, month = 0, day = 0] = token.image.match(/\d+/gu)!.map(Number);
    const span = spanOfToken(token);
    if (day < 1 || day > daysIn(year, month)) {
      this.#report("no-such-date", span, { date: token.image });
      const nearest = Math.min(Math.max(month, 1), 12);
      return { kind: "DateLiteral", year, month: nearest, day: Math.min(Math.max(day, 1), daysIn(year, nearest)), span };
    }
    return { kind: "DateLiteral", year, month, day, span };
  }

  #report(...[code, span, parameters]: SyntaxProblem): void {
    this.diagnostics.push(diagnostic(code, { file: this.#file, span }, parameters as never));
  }
}

type SyntaxProblem =
  | readonly [code: "nothing-to-confirm", span: Span, parameters: Record<string, never>]
  | readonly [code: "unit-without-number", span: Span, parameters: { readonly unit: string }]
  | readonly [code: "rate-over-whole", span: Span, parameters: { readonly percent: string }]
  | readonly [code: "number-not-whole" | "number-too-long", span: Span, parameters: { readonly number: string }]
  | readonly [code: "amount-below-fen", span: Span, parameters: { readonly amount: string }]
  | readonly [code: "no-such-date", span: Span, parameters: { readonly date: string }];
