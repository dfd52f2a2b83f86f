/**
 * Random trees of whole files: everything that the grammar can say, sense or not, so that what is
 * printed can be parsed again. Nodes stand nowhere; parse the printed text for a tree with spans.
 */
import fc from "fast-check";
import type { AstNode, Name, SourceTree } from "../../grammar/ast.ts";
import type * as ast from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import type { NameTable } from "../../grammar/print/rename.ts";
import type { SymbolNames } from "../../grammar/symbol-names.ts";
import { dateLiteral, dateRange, intLiteral, nowhere, randomExpression } from "./random-expression.ts";
import { randomSymbols, randomText } from "./random-names.ts";

export interface RandomFile {
  readonly tree: SourceTree;
  /** The symbols that every name of the tree is taken from. */
  readonly symbols: readonly SymbolNames[];
}

/** Random notices, named in English. */
export const randomNotice: fc.Arbitrary<RandomFile> = randomFile((part) => part.notice());

/** Random vocabularies, named in English. */
export const randomVocabulary: fc.Arbitrary<RandomFile> = randomFile((part) => part.vocabulary());

function randomFile(tree: (parts: TreeParts) => fc.Arbitrary<SourceTree>): fc.Arbitrary<RandomFile> {
  return randomSymbols.chain((symbols) =>
    tree(new TreeParts(symbols)).map((each): RandomFile => ({ tree: each, symbols })),
  );
}

/** The names that a compiler would give for a parsed tree: the symbol that each name in it means. */
export function namesIn(tree: SourceTree, symbols: readonly SymbolNames[]): NameTable {
  const byText = new Map(
    symbols.flatMap(
      (each) =>
        [
          [each.name, each],
          [each.label, each],
        ] as const,
    ),
  );
  const table = new Map<number, SymbolNames>();
  for (const { text, span } of namesOf(tree)) {
    const symbol = byText.get(text);
    if (symbol !== undefined) table.set(span.start, symbol);
  }
  return table;
}

function namesOf(node: AstNode): Name[] {
  if (node.kind === "Name") return [node];
  return childrenOf(node).flatMap(namesOf);
}

type Fields = Readonly<Record<string, unknown>>;
type Arbitraries<F extends Fields> = { readonly [P in keyof F]: fc.Arbitrary<F[P]> };

const clauseIds = ["序言", "一", "二(三)", "四(二)1", "十二(十一)3", "附件", "附件2", "附件1·二", "附件2(一)"] as const;

/** One arbitrary a kind of node, over the names of some symbols. */
class TreeParts {
  readonly #symbol: fc.Arbitrary<SymbolNames>;
  readonly #name: fc.Arbitrary<Name>;
  readonly #expression: fc.Arbitrary<ast.Expression>;

  constructor(symbols: readonly SymbolNames[]) {
    this.#symbol = fc.constantFrom(...symbols);
    this.#name = this.#symbol.map(({ name }) => nameNode(name));
    this.#expression = randomExpression(this.#name);
  }

  notice(): fc.Arbitrary<ast.NoticeFile> {
    return this.#node("NoticeFile", {
      name: this.#name,
      title: this.#maybe(this.#text()),
      headers: fc.array(this.#header(), { maxLength: 5 }),
      clauses: fc.array(this.#clause(), { maxLength: 5 }),
      struck: fc.array(this.#node("StruckClause", { ref: this.#clauseRef() }), { maxLength: 2 }),
      comments: fc.constant([]),
    });
  }

  vocabulary(): fc.Arbitrary<ast.VocabularyFile> {
    const items = fc.oneof(this.#enumeration(), this.#entity());
    return this.#node("VocabularyFile", {
      name: this.#name,
      label: this.#maybe(this.#text()),
      items: fc.array<ast.VocabularyItem>(items, { maxLength: 5 }),
      comments: fc.constant([]),
    });
  }

  // -------------------------------------------------------------- what everything is made of

  #node<K extends string, F extends Fields>(
    kind: K,
    fields: Arbitraries<F>,
  ): fc.Arbitrary<{ kind: K; span: typeof nowhere } & F> {
    return fc.record({ kind: fc.constant(kind), span: fc.constant(nowhere), ...fields }) as never;
  }

  /** A node that declares a symbol, with its label or without. */
  #declaring<K extends string, F extends Fields>(kind: K, fields: Arbitraries<F>) {
    const declared = fc.tuple(this.#symbol, fc.boolean()).map(([{ name, label }, isLabelled]) => ({
      name: nameNode(name),
      label: isLabelled ? textNode(label) : null,
    }));
    return fc
      .tuple(declared, this.#node(kind, fields))
      .map(([names, node]): { kind: K; span: typeof nowhere } & typeof names & F => ({ ...node, ...names }));
  }

  #text(): fc.Arbitrary<ast.Text> {
    return randomText.map(textNode);
  }

  #maybe<T>(each: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
    return fc.option(each);
  }

  #list<T>(each: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<readonly T[]> {
    return fc.array(each, { minLength, maxLength: 4 });
  }

  #clauseRef(): fc.Arbitrary<ast.ClauseRef> {
    return this.#node("ClauseRef", { id: fc.constantFrom<string>(...clauseIds) });
  }

  #header(): fc.Arbitrary<ast.Header> {
    return this.#node("Header", {
      key: fc.constantFrom<ast.HeaderKey>("issuer", "number", "issued", "year", "uses", "inForce", "amends"),
      value: fc.oneof<fc.Arbitrary<ast.Header["value"]>[]>(
        this.#text(),
        this.#name,
        intLiteral(),
        dateLiteral,
        dateRange(dateLiteral),
      ),
      unconfirmed: fc.boolean(),
    });
  }

  // -------------------------------------------------------------- vocabulary

  #enumeration(): fc.Arbitrary<ast.Enumeration> {
    return this.#declaring("Enumeration", { members: this.#list(this.#declaring("EnumerationMember", {})) });
  }

  #entity(): fc.Arbitrary<ast.Entity> {
    const items = fc.oneof(
      this.#declaring("Fact", { type: this.#type(), default: this.#maybe(this.#expression) }),
      this.#decision(fc.constant(false)),
      this.#define(fc.constant(false)),
      this.#node("Requirement", { message: this.#text(), condition: this.#expression }),
    );
    const nesting = this.#node("Nesting", { entity: this.#name, perhaps: fc.boolean() });
    return this.#declaring("Entity", {
      main: fc.boolean(),
      nestings: this.#list(nesting),
      groups: this.#maybe(this.#node("Grouping", { entity: this.#name, by: this.#maybe(this.#name) })),
      items: this.#list<ast.EntityItem>(items),
    });
  }

  #type(): fc.Arbitrary<ast.TypeNode> {
    const simple = this.#node("SimpleType", {
      name: fc.constantFrom<ast.SimpleTypeName>("bool", "int", "money", "rate", "date", "duration", "text"),
      from: this.#maybe(this.#expression),
      to: this.#maybe(this.#expression),
    });
    const named = this.#node("NamedType", { name: this.#name });
    const plain = fc.oneof<fc.Arbitrary<ast.TypeNode>[]>(
      simple,
      named,
      this.#node("SetType", { member: this.#name }),
      this.#node("YearSetType", { from: intLiteral(9999), to: intLiteral(9999) }),
      this.#node("ListType", { item: fc.oneof<fc.Arbitrary<ast.ListType["item"]>[]>(simple, named) }),
      this.#node("SeriesType", { by: fc.constantFrom("date", "month") }),
    );
    return fc.oneof<fc.Arbitrary<ast.TypeNode>[]>(plain, this.#node("OptionalType", { of: plain }));
  }

  /** What a vocabulary declares is never to be confirmed. */
  #decision(unconfirmed: fc.Arbitrary<boolean>): fc.Arbitrary<ast.Decision> {
    const gate = fc.oneof(
      fc.constant({ gate: null, otherwise: null }),
      fc.record({ gate: this.#expression, otherwise: this.#maybe(this.#expression) }),
    );
    const periods = fc.oneof(
      fc.constant({ periodsOf: null, outside: null }),
      fc.record({ periodsOf: this.#name, outside: this.#expression }),
    );
    return fc
      .tuple(
        this.#declaring("Decision", { entity: this.#maybe(this.#name), type: this.#type(), unconfirmed }),
        gate,
        periods,
      )
      .map(([decision, gated, byPeriods]) => ({ ...decision, ...gated, ...byPeriods }));
  }

  #define(unconfirmed: fc.Arbitrary<boolean>): fc.Arbitrary<ast.Define> {
    return this.#declaring("Define", {
      entity: this.#maybe(this.#name),
      parameters: this.#list(this.#name),
      value: this.#expression,
      unconfirmed,
    });
  }

  // -------------------------------------------------------------- clauses

  #clause(): fc.Arbitrary<ast.Clause> {
    return this.#node("Clause", {
      ref: this.#clauseRef(),
      title: this.#maybe(this.#text()),
      fingerprint: this.#maybe(this.#text()),
      narrative: fc.boolean(),
      replaces: fc.boolean(),
      items: this.#list(this.#clauseItem()),
    });
  }

  #clauseItem(): fc.Arbitrary<ast.ClauseItem> {
    return fc.oneof<fc.Arbitrary<ast.ClauseItem>[]>(
      this.#parameter(),
      this.#period(),
      this.#define(fc.boolean()),
      this.#decision(fc.boolean()),
      this.#rule(),
      this.#silence(),
      this.#reading(),
      this.#table(),
      this.#node("Rows", { table: this.#name, rows: this.#rows(1) }),
      this.#duty(),
      this.#node("Example", {
        entity: this.#maybe(this.#name),
        title: this.#text(),
        given: this.#assignments(fc.constant([])),
        expect: this.#assignments(this.#path()),
      }),
      this.#exampleTable(),
      this.#invariant(),
    );
  }

  /** One value, or several with the days from which they hold. */
  #parameter(): fc.Arbitrary<ast.Parameter> {
    const always = this.#node("ParameterValue", { value: this.#expression, from: fc.constant(null) });
    const dated = this.#node("ParameterValue", { value: this.#expression, from: this.#expression });
    const values = fc.oneof<fc.Arbitrary<readonly ast.ParameterValue[]>[]>(fc.tuple(always), this.#list(dated, 1));
    return this.#declaring("Parameter", { values, unconfirmed: fc.boolean() });
  }

  #overrides(): fc.Arbitrary<readonly ast.OverrideTarget[]> {
    return this.#list(fc.oneof<fc.Arbitrary<ast.OverrideTarget>[]>(this.#clauseRef(), this.#name));
  }

  #period(): fc.Arbitrary<ast.Period> {
    return this.#node("Period", {
      name: this.#name,
      range: dateRange(this.#expression),
      overrides: this.#overrides(),
      when: this.#maybe(this.#expression),
      unconfirmed: fc.boolean(),
    });
  }

  #rule(): fc.Arbitrary<ast.Rule> {
    const fields = {
      entity: this.#maybe(this.#name),
      decision: this.#name,
      overrides: this.#overrides(),
      when: this.#maybe(this.#expression),
      mode: fc.constantFrom<ast.RuleMode>("is", "adds"),
      value: this.#expression,
      unconfirmed: fc.boolean(),
    };
    return fc.oneof<fc.Arbitrary<ast.Rule>[]>(
      this.#declaring("Rule", fields),
      this.#node("Rule", { ...fields, name: fc.constant(null), label: fc.constant(null) }),
    );
  }

  #silence(): fc.Arbitrary<ast.Silence> {
    return this.#node("Silence", {
      decisions: this.#list(this.#qualifiedName(), 1),
      when: this.#maybe(this.#expression),
      unconfirmed: fc.boolean(),
    });
  }

  #invariant(): fc.Arbitrary<ast.Invariant> {
    return this.#node("Invariant", {
      entity: this.#maybe(this.#name),
      title: this.#text(),
      when: this.#maybe(this.#expression),
      then: this.#expression,
      unconfirmed: fc.boolean(),
    });
  }

  #qualifiedName(): fc.Arbitrary<ast.QualifiedName> {
    return this.#node("QualifiedName", { entity: this.#maybe(this.#name), name: this.#name });
  }

  #reading(): fc.Arbitrary<ast.Reading> {
    return this.#declaring("Reading", {
      options: this.#list(this.#declaring("ReadingOption", { isDefault: fc.boolean() }), 1),
      unconfirmed: fc.boolean(),
    });
  }

  #duty(): fc.Arbitrary<ast.Duty> {
    const due = fc.oneof<fc.Arbitrary<ast.Due>[]>(
      this.#node("DueBy", { date: this.#expression }),
      this.#node("DueMonthly", { day: intLiteral(31), range: dateRange(this.#expression), deferred: fc.boolean() }),
      this.#node("DueAfter", {
        amount: intLiteral(90),
        unit: fc.constantFrom<ast.DueAfter["unit"]>("days", "workdays"),
        event: this.#name,
        deferred: fc.boolean(),
      }),
    );
    return this.#node("Duty", { actor: this.#name, action: this.#text(), due, unconfirmed: fc.boolean() });
  }

  #assignments(path: fc.Arbitrary<readonly ast.ItemOfList[]>): fc.Arbitrary<readonly ast.Assignment[]> {
    return this.#list(this.#node("Assignment", { path, name: this.#name, value: this.#expression }), 1);
  }

  #path(): fc.Arbitrary<readonly ast.ItemOfList[]> {
    const item = this.#node("ItemOfList", { list: this.#name, position: intLiteral(20) });
    return fc.array(item, { maxLength: 2 });
  }

  // -------------------------------------------------------------- tables

  #table(): fc.Arbitrary<ast.Table> {
    const taking = fc.oneof<fc.Arbitrary<ast.Taking>[]>(
      this.#node("Taking", { which: fc.constant("first"), column: fc.constant(null) }),
      this.#node("Taking", { which: fc.constantFrom("highest", "lowest"), column: this.#name }),
    );
    return this.#declaring("Table", {
      entity: this.#maybe(this.#name),
      key: this.#maybe(this.#name),
      taking: this.#maybe(taking),
      columns: this.#list(this.#column(), 1),
      rows: this.#rows(0),
      unconfirmed: fc.boolean(),
    });
  }

  #column(): fc.Arbitrary<ast.Column> {
    const plain = fc.constantFrom<ast.Column>(
      { kind: "Column", role: "category", hasArrow: false, name: null, label: null, type: null, span: nowhere },
      { kind: "Column", role: "provided", hasArrow: true, name: null, label: null, type: null, span: nowhere },
    );
    const role = fc.constant<ast.Column["role"]>("value");
    return fc.oneof<fc.Arbitrary<ast.Column>[]>(
      plain,
      this.#declaring("Column", { role, hasArrow: fc.boolean(), type: this.#maybe(this.#type()) }),
    );
  }

  #exampleTable(): fc.Arbitrary<ast.ExampleTable> {
    return fc
      .tuple(this.#list(this.#name), this.#list(this.#name))
      .filter(([given, expect]) => given.length + expect.length > 0)
      .chain(([given, expect]) =>
        this.#node("ExampleTable", {
          entity: this.#maybe(this.#name),
          title: this.#text(),
          given: fc.constant(given),
          expect: fc.constant(expect),
          rows: this.#rows(0),
        }),
      );
  }

  /** A test of a column: a comparison without its left side. */
  #test(): fc.Arbitrary<ast.Expression> {
    const subject: ast.Subject = { kind: "Subject", span: nowhere };
    return this.#expression.map((expression) => {
      switch (expression.kind) {
        case "Comparison":
          return { ...expression, left: subject };
        case "Has":
          return { ...expression, set: subject };
        case "Presence":
        case "Emptiness":
        case "OneOf":
        case "In":
        case "Within":
          return { ...expression, operand: subject };
        default:
          return { kind: "Comparison", operator: "atLeast", left: subject, right: expression, span: nowhere };
      }
    });
  }

  #rows(minLength: number): fc.Arbitrary<readonly ast.Row[]> {
    const content = fc.oneof<fc.Arbitrary<ast.Cell["content"]>[]>(
      this.#expression,
      this.#test(),
      fc.constant(null),
      fc.constant("otherwise"),
    );
    const cells = this.#list(this.#node("Cell", { content }), 1);
    return this.#list(this.#node("Row", { cells, unconfirmed: fc.boolean() }), minLength);
  }
}

function nameNode(text: string): Name {
  return { kind: "Name", text, span: nowhere };
}

function textNode(value: string): ast.Text {
  return { kind: "Text", value, span: nowhere };
}
