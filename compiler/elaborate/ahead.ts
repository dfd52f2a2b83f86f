/** The defines, or the parameters, that others rest on, as far as the names in them tell. */
import type * as ast from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import type { Reporter } from "../reporter.ts";
import type { NoticeSymbols } from "../resolve/notice.ts";
import type { DefineSymbol, ParameterSymbol } from "../symbols.ts";
import { pathText, type Step } from "./circle.ts";

/** So many fit on the stack in any order, and are worked out when they are asked for. */
const few = 50;

/** A define and the name of its entity, or a parameter, which is of none. */
export interface NamedIn<E extends string | null, S> {
  readonly entity: E;
  readonly symbol: S;
}

/** The defines of a notice with those that each names; what a name means is not looked into, so there may be too many. */
export function namedDefines({ entities }: NoticeSymbols): Ahead<string, DefineSymbol> {
  return new Ahead(({ name: text, entity }) =>
    [...entities].flatMap(({ name, defines }) => {
      const symbol = entity === null || entity === name ? defines.find(text) : undefined;
      return symbol === undefined ? [] : [{ entity: name, symbol }];
    }),
  );
}

/** The parameters of a notice with those that each names; they rest on nothing else. */
export function namedParameters({ parameters }: NoticeSymbols): Ahead<null, ParameterSymbol> {
  return new Ahead(({ name }) => {
    const symbol = parameters.find(name);
    return symbol === undefined ? [] : [{ entity: null, symbol }];
  });
}

/** What a name may mean; of no entity it may mean something of any. */
type Find<E extends string | null, S> = (step: Step) => readonly NamedIn<E, S>[];

/** What is worked out before what rests on it, and the circles in it. */
export class Ahead<E extends string | null, S extends DefineSymbol | ParameterSymbol> {
  readonly #find: Find<E, S>;
  #isAhead = false;
  readonly #named = new Map<S, readonly NamedIn<E, S>[]>();

  constructor(find: Find<E, S>) {
    this.#find = find;
  }

  /**
   * Works out what something rests on before it, one after the other: so a long chain takes little of the stack. Nothing
   * is done while another call does so.
   */
  workAhead(symbol: S, isDone: (symbol: S) => boolean, workOut: (each: NamedIn<E, S>) => void): void {
    if (this.#isAhead) return;
    this.#isAhead = true;
    const behind = this.#behind(symbol, isDone);
    if (behind.length > few) for (const each of behind) workOut(each);
    this.#isAhead = false;
  }

  /** Reports that too much is inside one another: a circle of more than fits on the stack is a circle all the same. */
  reportDepth(reporter: Reporter, node: ast.Expression, steps: readonly Step[]): void {
    const path = this.#circle(steps);
    if (path === null) reporter.report("too-deep", node.span, { chain: null });
    else reporter.report("circular-definition", node.span, { path });
    // What is not looked into uses its names all the same.
    for (const name of namesIn(node)) for (const { symbol } of this.#called(name)) reporter.refer(name, symbol);
  }

  /** What something rests on and is not worked out yet, each behind what it rests on itself. */
  #behind(symbol: S, isDone: (symbol: S) => boolean): readonly NamedIn<E, S>[] {
    const ordered: NamedIn<E, S>[] = [];
    const seen = new Set([symbol]);
    const open = [{ of: null as NamedIn<E, S> | null, left: [...this.#namedBy(symbol)] }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.left.shift();
      if (next === undefined) {
        open.pop();
        if (top.of !== null) ordered.push(top.of);
      } else if (!seen.has(next.symbol) && !isDone(next.symbol)) {
        seen.add(next.symbol);
        open.push({ of: next, left: [...this.#namedBy(next.symbol)] });
      }
    }
    return ordered;
  }

  /** The way from the last of some steps back to one of them, as names tell it; null where there is none. */
  #circle(steps: readonly Step[]): readonly string[] | null {
    const isIn = ({ entity, symbol }: NamedIn<E, S>): number =>
      steps.findIndex((step) => step.entity === entity && step.name === symbol.name);
    const [start] = steps.slice(-1).flatMap((last) => this.#find(last));
    if (start === undefined) return null;
    const cameFrom = new Map<S, NamedIn<E, S> | null>([[start.symbol, null]]);
    const queue = [start];
    for (const each of queue) {
      for (const next of this.#namedBy(each.symbol)) {
        const back = isIn(next);
        if (back >= 0) return pathText([...steps.slice(back), ...wayTo(each, cameFrom), stepOf(next)]);
        if (cameFrom.has(next.symbol)) continue;
        cameFrom.set(next.symbol, each);
        queue.push(next);
      }
    }
    return null;
  }

  #namedBy(symbol: S): readonly NamedIn<E, S>[] {
    const known = this.#named.get(symbol);
    if (known !== undefined) return known;
    const { node } = symbol;
    const values = node.kind === "Parameter" ? node.values.map(({ value }) => value) : [node.value];
    const found = values.flatMap(namesIn).flatMap((name) => this.#called(name));
    this.#named.set(symbol, found);
    return found;
  }

  #called({ text }: ast.Name): readonly NamedIn<E, S>[] {
    return this.#find({ entity: null, name: text });
  }
}

function stepOf({ entity, symbol }: NamedIn<string | null, DefineSymbol | ParameterSymbol>): Step {
  return { entity, name: symbol.name };
}

/** The steps from behind the first to one that was reached. */
function wayTo<E extends string | null, S extends DefineSymbol | ParameterSymbol>(
  reached: NamedIn<E, S>,
  cameFrom: ReadonlyMap<S, NamedIn<E, S> | null>,
): readonly Step[] {
  const way: Step[] = [];
  for (let each: NamedIn<E, S> | null = reached; each !== null; each = cameFrom.get(each.symbol) ?? null)
    way.unshift(stepOf(each));
  return way.slice(1);
}

/** The names in an expression that may be those of defines or parameters. */
function namesIn(node: ast.AstNode): readonly ast.Name[] {
  const names: ast.Name[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "NameRef") names.push(next.name);
    if (next.kind === "Call" && next.callee.kind === "Name") names.push(next.callee);
    open.push(...childrenOf(next));
  }
  return names;
}
