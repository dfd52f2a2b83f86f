import type * as ast from "../../grammar/ast.ts";
import type { ClauseInfo, Named, Origin } from "../ir/ir.ts";
import type { Reporter } from "../reporter.ts";
import {
  declaredNames,
  type EntitySymbol,
  NameTable,
  type ParameterSymbol,
  type Placed,
  type ReadingSymbol,
  type TableSymbol,
  type VocabularySymbols,
} from "../symbols.ts";
import { nearest } from "../../runtime/nearest.ts";
import { declare, declareDecision, declareDefine } from "./vocabulary.ts";

/** Everything that a notice declares, by name, each with its clause. */
export interface NoticeSymbols {
  readonly vocabulary: VocabularySymbols;
  /** The vocabulary's entities with the notice's own decisions and defines added. */
  readonly entities: NameTable<EntitySymbol>;
  readonly clauses: readonly ClauseInfo[];
  readonly parameters: NameTable<ParameterSymbol>;
  readonly readings: NameTable<ReadingSymbol>;
  readonly tables: NameTable<TableSymbol>;
  readonly periods: readonly Placed<ast.Period>[];
  readonly rules: readonly Placed<ast.Rule>[];
  readonly silences: readonly Placed<ast.Silence>[];
  readonly duties: readonly Placed<ast.Duty>[];
  readonly examples: readonly Placed<ast.Example>[];
  readonly exampleTables: readonly Placed<ast.ExampleTable>[];
  readonly invariants: readonly Placed<ast.Invariant>[];
}

/** The entity whose facts a notice speaks of where it does not say another. */
export const mainEntity = "person";

/** Declares everything in a notice file; looks into no expression. */
export function resolveNotice(tree: ast.NoticeFile, vocabulary: VocabularySymbols, reporter: Reporter): NoticeSymbols {
  const resolver = new NoticeResolver(vocabulary, reporter);
  tree.clauses.forEach((clause) => resolver.clause(clause));
  resolver.rows();
  return resolver.symbols;
}

class NoticeResolver {
  readonly #reporter: Reporter;
  readonly #clauseIds = new Set<string>();
  readonly #rows: Placed<ast.Rows>[] = [];
  readonly symbols;

  constructor(vocabulary: VocabularySymbols, reporter: Reporter) {
    this.#reporter = reporter;
    this.symbols = {
      vocabulary,
      entities: new NameTable([...vocabulary.entities].map(copyEntity)),
      clauses: [] as ClauseInfo[],
      parameters: new NameTable<ParameterSymbol>(),
      readings: new NameTable<ReadingSymbol>(),
      tables: new NameTable<TableSymbol>(),
      periods: [] as Placed<ast.Period>[],
      rules: [] as Placed<ast.Rule>[],
      silences: [] as Placed<ast.Silence>[],
      duties: [] as Placed<ast.Duty>[],
      examples: [] as Placed<ast.Example>[],
      exampleTables: [] as Placed<ast.ExampleTable>[],
      invariants: [] as Placed<ast.Invariant>[],
    };
  }

  clause(node: ast.Clause): void {
    const clause = node.ref.id;
    if (this.#clauseIds.has(clause)) this.#reporter.report("duplicate-clause", node.ref.span, { clause });
    this.#clauseIds.add(clause);
    this.#checkNarrative(node);
    this.symbols.clauses.push({
      id: clause,
      title: node.title?.value ?? null,
      fingerprint: node.fingerprint?.value ?? null,
      narrative: node.narrative,
      origin: this.#reporter.origin(node, clause),
    });
    for (const item of node.items) this.#item(item, clause);
  }

  #checkNarrative(node: ast.Clause): void {
    const deciding = node.items.some(({ kind }) => kind !== "Example" && kind !== "ExampleTable");
    const clause = node.ref.id;
    if (node.narrative && deciding) this.#reporter.report("narrative-with-rules", node.ref.span, { clause });
    if (!node.narrative && node.items.length === 0) this.#reporter.report("empty-clause", node.ref.span, { clause });
  }

  #item(node: ast.ClauseItem, clause: string): void {
    const origin = this.#reporter.origin(node, clause);
    const { symbols } = this;
    switch (node.kind) {
      case "Parameter":
        declare(symbols.parameters, { ...declaredNames(node.name, node.label), node, origin }, node.name, this.#reporter);
        break;
      case "Period":
        symbols.periods.push({ node, origin });
        break;
      case "Define":
        this.#inEntity(node.entity, (entity) => declareDefine(entity, node, clause, this.#reporter));
        break;
      case "Decision":
        this.#inEntity(null, (entity) =>
          declareDecision(entity, node, "auxiliary", clause, symbols.vocabulary, this.#reporter),
        );
        break;
      case "Rule":
        symbols.rules.push({ node, origin });
        break;
      case "Silence":
        symbols.silences.push({ node, origin });
        break;
      case "Reading":
        this.#reading(node, origin);
        break;
      case "Table":
        this.#table(node, origin);
        break;
      case "Rows":
        this.#rows.push({ node, origin });
        break;
      case "Duty":
        symbols.duties.push({ node, origin });
        break;
      case "Example":
        symbols.examples.push({ node, origin });
        break;
      case "ExampleTable":
        symbols.exampleTables.push({ node, origin });
        break;
      case "Invariant":
        symbols.invariants.push({ node, origin });
        break;
    }
  }

  #inEntity(name: ast.Name | null, declareIn: (entity: EntitySymbol) => void): void {
    const entity = this.symbols.entities.find(name?.text ?? mainEntity);
    if (entity !== undefined) {
      if (name !== null) this.#reporter.refer(name, entity);
      declareIn(entity);
    } else if (name !== null) {
      this.#reporter.unknown("unknown-entity", name, this.symbols.entities.near(name.text));
    }
  }

  #reading(node: ast.Reading, origin: Origin): void {
    const options = new NameTable<Named>();
    for (const option of node.options) {
      declare(options, declaredNames(option.name, option.label), option.name, this.#reporter);
    }
    const defaults = node.options.filter(({ isDefault }) => isDefault);
    const reading = node.name.text;
    if (node.options.length < 2) this.#reporter.report("reading-single-option", node.name.span, { reading });
    if (defaults.length !== 1) this.#reporter.report("reading-without-default", node.name.span, { reading });
    const byDefault = defaults[0] ?? node.options[0];
    const byDefaultName = byDefault === undefined ? "" : declaredNames(byDefault.name, byDefault.label).name;
    declare(
      this.symbols.readings,
      { ...declaredNames(node.name, node.label), options, byDefault: byDefaultName, node, origin },
      node.name,
      this.#reporter,
    );
  }

  #table(node: ast.Table, origin: Origin): void {
    const rows = node.rows.map((row) => ({ node: row, origin: this.#reporter.origin(row, origin.clause) }));
    declare(this.symbols.tables, { ...declaredNames(node.name, node.label), node, rows, origin }, node.name, this.#reporter);
  }

  /** Joins rows that stand in other clauses to their tables, in the order of the file. */
  rows(): void {
    for (const { node, origin } of this.#rows) {
      const table = this.symbols.tables.find(node.table.text);
      if (table === undefined) {
        this.#reporter.unknown("unknown-table", node.table, nearest(node.table.text, this.symbols.tables.names()));
        continue;
      }
      this.#reporter.refer(node.table, table);
      table.rows.push(...node.rows.map((row) => ({ node: row, origin: this.#reporter.origin(row, origin.clause) })));
    }
  }
}

function copyEntity(entity: EntitySymbol): EntitySymbol {
  return {
    ...entity,
    decisions: new NameTable(entity.decisions),
    defines: new NameTable(entity.defines),
  };
}
