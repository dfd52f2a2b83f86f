/**
 * Elaboration: names resolved, types checked and expressions lowered to the IR in one pass, since
 * the meaning of a bare name depends on the type that is wanted where it stands.
 */
import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type { Span } from "../../grammar/source.ts";
import type { Value } from "../../runtime/schema.ts";
import type * as ir from "../../ir/ir.ts";
import type { Reporter } from "../reporter.ts";
import type { NoticeSymbols } from "../resolve/notice.ts";
import type { DecisionSymbol, DefineSymbol, EntitySymbol, FactSymbol, ParameterSymbol } from "../symbols.ts";
import { bool, fits, type Type, unknown } from "../../ir/types.ts";
import { amountHint, typeName } from "../type-words.ts";
import { surroundings } from "../../ir/nesting.ts";
import { outward, recordsOf } from "../../ir/outward.ts";
import { reportAbsent } from "./absent.ts";
import { type Ahead, namedDefines, namedParameters } from "./ahead.ts";
import { Progress, type Step } from "./circle.ts";
import { constantValue } from "./constant.ts";
import { elaborateParameter } from "./parameter.ts";
import { asWholeAmount } from "./whole-amount.ts";
import { type DecisionFlow, gateHolds, implied } from "./flow.ts";
import { type Argument, assuming, entityScope, known, present, reachedFrom, type Scope, type Typed } from "./scope.ts";

/** Expressions inside one another, through all the definitions that they name; more would not fit the stack. */
const deepest = 700;

/** For how many expressions inside one another a name counts that stands for another: it takes as much of the stack. */
const depthOfName = 2;

/** Expressions of one notice that come from filling in defines with parameters; more would take too long. */
const mostFilledIn = 100_000;

/** The plan year of a notice, and from when to when it is in force. */
export type NoticeTimes = Pick<ir.NoticeInfo, "year" | "inForce">;

/** How every kind of expression is elaborated: the functions know the elaborator, and it knows them by this only. */
export type ElaborateExpression = (e: Elaborator, node: ast.Expression, scope: Scope, wanted: Type | null) => Typed;

/** What the elaboration of one notice shares. */
export class Elaborator {
  readonly symbols: NoticeSymbols;
  readonly reporter: Reporter;
  /** When the notice holds; null where a vocabulary is checked alone, which notices of any year may use. */
  readonly times: NoticeTimes | null;
  /** The option taken of each reading. */
  readonly taken: ReadonlyMap<string, string>;
  /** Data tables by name; filled before any rule is elaborated. */
  readonly dataTables = new Map<string, ir.DataTable>();
  /** The facts of every entity; filled before any rule is elaborated. */
  readonly facts = new Map<FactSymbol, ir.Fact>();
  readonly #parameters = new Map<string, ir.Parameter | null>();
  readonly #gates = new Map<DecisionSymbol, ir.Expression | null>();
  /** Decisions whose gates ask what the notice does not say. */
  readonly #unaskableGates = new Set<DecisionSymbol>();
  readonly #defines = new Map<DefineSymbol, Typed>();
  readonly #namedDefines: Ahead<string, DefineSymbol>;
  readonly #namedParameters: Ahead<null, ParameterSymbol>;
  /** The parameters and defines that are being worked out, from the outermost in. */
  readonly #progress = new Progress();
  #depth = 0;
  /** Expressions elaborated inside defines that were filled in. */
  #filledIn = 0;
  /** How many defines are being filled in, one inside another. */
  #filling = 0;
  readonly #silenced: ReadonlySet<DecisionSymbol>;
  readonly #elaborateExpression: ElaborateExpression;

  constructor(
    elaborateExpression: ElaborateExpression,
    symbols: NoticeSymbols,
    reporter: Reporter,
    times: NoticeTimes | null,
    taken: ReadonlyMap<string, string>,
  ) {
    this.#elaborateExpression = elaborateExpression;
    this.symbols = symbols;
    this.reporter = reporter;
    this.times = times;
    this.taken = taken;
    this.#namedDefines = namedDefines(symbols);
    this.#namedParameters = namedParameters(symbols);
    this.#silenced = new Set(
      symbols.silences.flatMap(({ node }) =>
        node.decisions.flatMap(({ entity, name }) => {
          const of = entity === null ? symbols.main : symbols.entities.find(entity.text);
          return of?.decisions.find(name.text) ?? [];
        }),
      ),
    );
  }

  // -------------------------------------------------------------- expressions

  /** Elaborates an expression; `wanted` gives bare names and literals their meaning. */
  infer(node: ast.Expression, scope: Scope, wanted: Type | null = null): Typed {
    if (this.#depth >= deepest) {
      const isParameter = this.#progress.steps.at(-1)?.entity === null;
      const named = isParameter ? this.#namedParameters : this.#namedDefines;
      named.reportDepth(this.reporter, node, this.#progress.steps);
      return this.poison(node, scope);
    }
    this.#depth++;
    if (this.#filling > 0) this.#filledIn++;
    const typed = this.#elaborateExpression(this, node, scope, wanted);
    this.#depth--;
    return typed;
  }

  /** Elaborates an expression of a given type that may be absent. */
  checkOptional(node: ast.Expression, type: Type, scope: Scope): Typed {
    const typed = this.infer(node, scope, type);
    const actual = typed.expression.type;
    if (actual.kind === "absent" || fits(actual, type)) return typed;
    if (actual.kind === "exactMoney" && type.kind === "money")
      return { ...typed, expression: asWholeAmount(typed.expression) };
    this.mismatch(node, type, actual);
    return this.poison(node, scope);
  }

  /** Elaborates an expression of a given type that must be present. */
  check(node: ast.Expression, type: Type, scope: Scope): ir.Expression {
    return this.requirePresent(this.checkOptional(node, type, scope), node);
  }

  /** Elaborates an expression of any type that must be present. */
  present(node: ast.Expression, scope: Scope, wanted: Type | null = null): ir.Expression {
    return this.requirePresent(this.infer(node, scope, wanted), node);
  }

  requirePresent({ expression, optional }: Typed, node: ast.Expression): ir.Expression {
    if (optional) reportAbsent(this.reporter, node, expression);
    return expression;
  }

  mismatch(node: { readonly span: Span }, expected: Type, actual: Type): void {
    const hint =
      expected.kind === "money" && actual.kind === "int" ? amountHint(this.reporter.textOf(node.span)) : null;
    this.expected(node, typeName(expected), typeName(actual), hint);
  }

  /** Reports what stands where something else was expected, in words where no type says it. */
  expected(node: { readonly span: Span }, expected: TypeWords, actual: TypeWords, hint: TypeWords | null = null): void {
    this.reporter.report("type-mismatch", node.span, { expected, actual, hint });
  }

  /** Stands for an expression whose error is already reported. */
  poison(node: { readonly span: Span }, scope: Scope): Typed {
    return present({ kind: "constant", type: unknown, value: null, parameter: null, origin: this.origin(node, scope) });
  }

  constant(node: { readonly span: Span }, scope: Scope, type: Type, value: Value): Typed {
    return present({ kind: "constant", type, value, parameter: null, origin: this.origin(node, scope) });
  }

  origin(node: { readonly span: Span }, scope: Scope): ir.Origin {
    return this.reporter.origin(node, scope.clause);
  }

  /** Elaborates what a declaration holds, in the file that it stands in: a clause has the notice's. */
  within<T>(declared: { readonly origin: { readonly clause: string | null } }, elaborate: () => T): T {
    return declared.origin.clause === null ? this.inVocabulary(elaborate) : elaborate();
  }

  /** Elaborates what stands in the vocabulary's file. */
  inVocabulary<T>(elaborate: () => T): T {
    return this.reporter.inFile(this.symbols.vocabulary.file, elaborate);
  }

  // -------------------------------------------------------------- options and parameters

  /** A parameter with its value, worked out once; null after an error. */
  parameter(name: string): ir.Parameter | null {
    const found = this.#parameters.get(name);
    if (found !== undefined) return found;
    const symbol = this.symbols.parameters.find(name)!;
    const step = { entity: null, name: symbol.name };
    if (this.#progress.includes(step)) {
      this.#reportCircle(symbol.node.name, step);
      return null;
    }
    this.#namedParameters.workAhead(
      symbol,
      (each) => this.#parameters.has(each.name),
      (each) => this.parameter(each.symbol.name),
    );
    const parameter = this.#during(step, () => elaborateParameter(this, symbol));
    this.#parameters.set(name, parameter);
    return parameter;
  }

  /** Works out what a name stands for, noting that it is being worked out. */
  #during<T>(step: Step, elaborate: () => T): T {
    this.#depth += depthOfName;
    const result = this.#progress.during(step, elaborate);
    this.#depth -= depthOfName;
    return result;
  }

  #reportCircle(name: ast.Name, back: Step): void {
    this.reporter.report("circular-definition", name.span, { path: this.#progress.circleTo(back) });
  }

  /** The value of an expression that rests on no record; null once it is reported that it does. */
  constantValue(expression: ir.Expression): Value {
    return constantValue(expression, this.reporter);
  }

  // -------------------------------------------------------------- entities and flow

  /** The name of the main entity. */
  get mainEntity(): string | null {
    return this.symbols.main?.name ?? null;
  }

  entity(name: string): EntitySymbol | undefined {
    return this.symbols.entities.find(name);
  }

  /** The scope of an entity, and of what its records stand in: what lists them there is known where that record is. */
  scopeOf(entity: string, clause: string | null): Scope {
    const around = this.surroundingsOf(entity);
    const inside = [entity, ...around.map((each) => each.entity)];
    const lists = around.flatMap(({ entity: holder }) => {
      const holding = this.listsOf(holder, inside);
      return holding.length === 1 ? [known({ entity: holder, name: holding[0]!.name, level: 0 })] : [];
    });
    return assuming(entityScope(entity, clause, around), lists);
  }

  /** The lists of an entity that hold records of some. */
  listsOf(holder: string, items: readonly string[]): readonly FactSymbol[] {
    return [...(this.entity(holder)?.facts ?? [])].filter(
      ({ type }) => type.kind === "list" && items.includes(type.entity),
    );
  }

  /** What the records of an entity stand in, the nearest first. */
  surroundingsOf(entity: string): readonly ir.Nesting[] {
    return surroundings(entity, (name) => this.entity(name)?.nestings ?? []);
  }

  /** The scope in which a condition has turned out true, or false. */
  after(scope: Scope, condition: ir.Expression, truth: boolean): Scope {
    return assuming(
      scope,
      implied(condition, truth, (entity, decision) => this.flowOf(entity, decision)),
    );
  }

  flowOf(entity: string, name: string): DecisionFlow | null {
    const define = this.entity(entity)?.defines.find(name);
    if (define !== undefined) {
      return { gate: null, falseOutside: false, meaning: this.define(entity, define).expression };
    }
    const decision = this.entity(entity)?.decisions.find(name);
    if (decision === undefined) return null;
    const { otherwise } = decision.node;
    const falseOutside = otherwise?.kind === "BoolLiteral" && !otherwise.value;
    return { gate: this.gate(entity, decision), falseOutside, meaning: null };
  }

  /** The gate of a decision, elaborated once. */
  gate(entity: string, decision: DecisionSymbol): ir.Expression | null {
    const found = this.#gates.get(decision);
    if (found !== undefined) return found;
    this.#gates.set(decision, null);
    const before = this.reporter.unasked;
    // A notice that is silent on what a gate asks may be silent on the decision too.
    const gate = this.reporter.askedAt(null, () => this.#elaborateGate(entity, decision));
    if (this.reporter.unasked > before) this.#unaskableGates.add(decision);
    this.#gates.set(decision, gate);
    return gate;
  }

  /** Reports what the gate of a decision asks and cannot be asked in this notice; for a decision that has rules. */
  reportGate(entity: string, decision: DecisionSymbol): void {
    if (this.#unaskableGates.has(decision)) this.#elaborateGate(entity, decision);
  }

  #elaborateGate(entity: string, decision: DecisionSymbol): ir.Expression | null {
    const { gate } = decision.node;
    const scope = this.scopeOf(entity, decision.origin.clause);
    return gate === null ? null : this.within(decision, () => this.check(gate, bool, scope));
  }

  /** The gate of a decision of a record further out, as it is asked where the decision is named. */
  gateAt(entity: string, decision: DecisionSymbol, level: number): ir.Expression | null {
    const gate = this.gate(entity, decision);
    return gate === null ? null : outward(gate, new Map([[recordsOf(entity), level]]));
  }

  /** Whether a decision's value may be absent where it is named. */
  mayBeAbsent(entity: string, decision: DecisionSymbol, level: number, scope: Scope): boolean {
    if (scope.assumptions.has(known({ entity, name: decision.name, level }))) return false;
    if (decision.optional || this.isSilenced(decision)) return true;
    return decision.node.otherwise === null && !gateHolds(this.gateAt(entity, decision, level), scope.assumptions);
  }

  /** Whether the notice is silent on a decision, in part or wholly. */
  isSilenced(decision: DecisionSymbol): boolean {
    return this.#silenced.has(decision);
  }

  /** The expression that a define without parameters names, elaborated once. */
  define(entity: string, symbol: DefineSymbol): Typed {
    const found = this.#defines.get(symbol);
    if (found !== undefined) return found;
    const scope = this.scopeOf(entity, symbol.origin.clause);
    const step = { entity, name: symbol.name };
    if (this.#progress.includes(step)) {
      this.#reportCircle(symbol.node.name, step);
      return this.poison(symbol.node, scope);
    }
    this.#namedDefines.workAhead(
      symbol,
      (each) => this.#defines.has(each),
      ({ entity, symbol: each }) => (each.parameters.length === 0 ? this.unaskedDefine(entity, each) : null),
    );
    const elaborate = (): Typed => this.#definite(symbol, this.infer(symbol.node.value, scope), scope);
    const before = this.reporter.unasked;
    const typed = this.#during(step, () => this.within(symbol, elaborate));
    if (this.reporter.unasked === before) this.#defines.set(symbol, typed);
    return typed;
  }

  /** A define that nothing has asked for yet; null where it cannot be asked for in this notice. */
  unaskedDefine(entity: string, symbol: DefineSymbol): Typed | null {
    const typed = this.reporter.askedAt(null, () => this.define(entity, symbol));
    return this.#defines.has(symbol) ? typed : null;
  }

  /** A define must have a type of its own: nothing says which option an absent value is one of. */
  #definite({ node }: DefineSymbol, typed: Typed, scope: Scope): Typed {
    if (typed.expression.type.kind !== "absent") return typed;
    this.reporter.report("type-unclear", node.name.span, { name: node.name.text });
    return this.poison(node, scope);
  }

  /**
   * Fills in a define of an entity with parameters. Its own words mean what they mean where it is declared,
   * an argument what it means where the define is used.
   */
  fillIn(entity: string, symbol: DefineSymbol, call: ast.Call, scope: Scope, wanted: Type | null): Typed {
    const step = { entity, name: symbol.name };
    if (this.#progress.includes(step)) {
      this.#reportCircle(symbol.node.name, step);
      return this.poison(call, scope);
    }
    if (this.#filledIn > mostFilledIn) return this.poison(call, scope);
    const asked = new Map<ast.Expression, ir.Expression>();
    const around = { scope, file: this.reporter.current, inProgress: this.#progress.steps, asked };
    const bindings = new Map(
      symbol.parameters.map((name, index): [string, Argument] => [name, { node: call.arguments[index]!, ...around }]),
    );
    const inner = { ...reachedFrom(scope, entity), bindings, clause: symbol.origin.clause ?? scope.clause };
    const elaborate = (): Typed => this.infer(symbol.node.value, inner, wanted);
    this.#filling++;
    const typed = this.reporter.askedAt(call.span, () => this.#during(step, () => this.within(symbol, elaborate)));
    this.#filling--;
    const given = call.arguments.map((each) => asked.get(each) ?? this.infer(each, scope).expression);
    if (this.#filling === 0 && this.#filledIn > mostFilledIn)
      this.reporter.report("define-too-large", call.span, { name: symbol.name, most: mostFilledIn });
    const called = {
      name: symbol.name,
      label: symbol.label,
      arguments: given,
      origin: this.origin(call, scope),
    };
    return { ...typed, expression: { ...typed.expression, called } };
  }

  /** Notes what the names mean in a define with parameters that nothing fills in; its arguments may be anything. */
  noteNames(entity: string, symbol: DefineSymbol): void {
    const { node, parameters, origin } = symbol;
    const scope = this.scopeOf(entity, origin.clause);
    const anything = { node: { kind: "AbsentLiteral", span: node.span }, scope, file: this.reporter.current } as const;
    const bindings = new Map(
      parameters.map((name): [string, Argument] => [name, { ...anything, inProgress: [], asked: new Map() }]),
    );
    const elaborate = (): Typed => this.infer(node.value, { ...scope, bindings });
    this.reporter.noting(() => this.#during({ entity, name: symbol.name }, () => this.within(symbol, elaborate)));
  }

  /** Elaborates an argument where the define asks it, with what is known there. */
  argument({ node, file, inProgress, asked }: Argument, scope: Scope, wanted: Type | null): Typed {
    const elaborate = (): Typed => this.reporter.inFile(file, () => this.infer(node, scope, wanted));
    const typed = this.#progress.at(inProgress, elaborate);
    if (!asked.has(node)) asked.set(node, typed.expression);
    return typed;
  }
}
