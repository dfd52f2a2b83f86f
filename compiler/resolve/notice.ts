import type * as ast from "../../grammar/ast.ts";
import { bothNames, type TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type { ClauseInfo, Named, Origin } from "../../ir/ir.ts";
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
import { declare, declareDecision, declareDefine, reserved } from "./vocabulary.ts";

/** Everything that a notice declares, by name, each with its clause. */
export interface NoticeSymbols {
  /** The notice's own name, or the vocabulary's where that is checked alone. */
  readonly name: ast.Name;
  readonly vocabulary: VocabularySymbols;
  /** The vocabulary's entities with the notice's own decisions and defines added. */
  readonly entities: NameTable<EntitySymbol>;
  /** Of these the one that the notice speaks of where it does not say another. */
  readonly main: EntitySymbol | null;
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

/** A decision as a notice names it: after its entity where that is not the one it speaks of anyway. */
export function qualifiedName(main: string | null, entity: Named, decision: Named): TypeWords {
  if (entity.name === main) return bothNames(decision);
  return { en: `${entity.name}.${decision.name}`, zh: `${entity.label}.${decision.label}` };
}

/** Declares everything in a notice file; looks into no expression. */
export function resolveNotice(tree: ast.NoticeFile, vocabulary: VocabularySymbols, reporter: Reporter): NoticeSymbols {
  const resolver = new NoticeResolver(tree.name, vocabulary, reporter);
  tree.clauses.forEach((clause) => resolver.clause(clause));
  resolver.rows();
  return resolver.symbols;
}

/** The symbols of a vocabulary that no notice uses. */
export function symbolsAlone(name: ast.Name, vocabulary: VocabularySymbols, reporter: Reporter): NoticeSymbols {
  return new NoticeResolver(name, vocabulary, reporter).symbols;
}

class NoticeResolver {
  readonly #reporter: Reporter;
  readonly #clauses = new Map<string, ast.Clause>();
  readonly #rows: Placed<ast.Rows>[] = [];
  readonly symbols;

  constructor(name: ast.Name, vocabulary: VocabularySymbols, reporter: Reporter) {
    this.#reporter = reporter;
    const entities = new NameTable([...vocabulary.entities].map((entity) => copyEntity(entity, reporter)));
    this.symbols = {
      name,
      vocabulary,
      entities,
      main: vocabulary.main === null ? null : (entities.find(vocabulary.main.name) ?? null),
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
    const first = this.#clauses.get(clause);
    if (first === undefined) this.#clauses.set(clause, node);
    else
      this.#reporter.report(
        "duplicate-clause",
        node.ref.span,
        { clause },
        { related: [this.#reporter.place(first.ref.span, clause)] },
      );
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
    const isEmpty = node.items.length === 0 && this.#reporter.isComplete;
    if (!node.narrative && isEmpty) this.#reporter.report("empty-clause", node.ref.span, { clause });
  }

  #item(node: ast.ClauseItem, clause: string): void {
    const origin = this.#reporter.origin(node, clause);
    const { symbols } = this;
    switch (node.kind) {
      case "Parameter":
        this.#declare(symbols.parameters, { ...declaredNames(node.name, node.label), node, origin }, node.name);
        break;
      case "Period":
        symbols.periods.push({ node, origin });
        break;
      case "Define":
        this.#inEntity(node.entity, (entity) => declareDefine(entity, node, clause, this.#reporter, this.#ownTables()));
        break;
      case "Decision":
        this.#inEntity(node.entity, (entity) =>
          declareDecision(entity, node, "auxiliary", clause, symbols.vocabulary, this.#reporter, this.#ownTables()),
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
    const { entities, main } = this.symbols;
    const entity = name === null ? (main ?? undefined) : entities.find(name.text);
    if (entity !== undefined) {
      if (name !== null) this.#reporter.refer(name, entity);
      declareIn(entity);
    } else if (name !== null) {
      this.#reporter.unknown("unknown-entity", name, entities.near(name.text));
    }
  }

  #reading(node: ast.Reading, origin: Origin): void {
    const options = new NameTable<Named>();
    for (const option of node.options) {
      declare(options, declaredNames(option.name, option.label), option.name, this.#reporter);
    }
    const defaults = node.options.filter(({ isDefault }) => isDefault);
    const reading = node.name.text;
    const isWhole = this.#reporter.isComplete;
    if (isWhole && node.options.length < 2) this.#reporter.report("reading-single-option", node.name.span, { reading });
    if (isWhole && defaults.length !== 1) this.#reporter.report("reading-without-default", node.name.span, { reading });
    const byDefault = defaults[0] ?? node.options[0];
    const byDefaultName = byDefault === undefined ? "" : declaredNames(byDefault.name, byDefault.label).name;
    const names = declaredNames(node.name, node.label);
    this.#declare(this.symbols.readings, { ...names, options, byDefault: byDefaultName, node, origin }, node.name);
  }

  /** Declares what any rule may name, whichever entity it is for: its name is no other thing's. */
  #declare<T extends Named>(table: NameTable<T>, item: T, name: ast.Name): void {
    const ofEntities = [...this.symbols.entities].flatMap(({ facts, decisions, defines }) => [
      facts,
      decisions,
      defines,
    ]);
    const others = [...this.#ownTables(), ...ofEntities, reserved].filter((each) => each !== table);
    declare(table, item, name, this.#reporter, others);
  }

  #ownTables(): readonly NameTable<Named>[] {
    const { parameters, readings, tables } = this.symbols;
    return [parameters, readings, tables];
  }

  #table(node: ast.Table, origin: Origin): void {
    const rows = node.rows.map((row) => ({ node: row, origin: this.#reporter.origin(row, origin.clause) }));
    this.#declare(this.symbols.tables, { ...declaredNames(node.name, node.label), node, rows, origin }, node.name);
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
      for (const row of node.rows) table.rows.push({ node: row, origin: this.#reporter.origin(row, origin.clause) });
    }
  }
}

function copyEntity(entity: EntitySymbol, reporter: Reporter): EntitySymbol {
  const copy = {
    ...entity,
    decisions: new NameTable(entity.decisions),
    defines: new NameTable(entity.defines),
  };
  reporter.copied(entity, copy);
  return copy;
}
