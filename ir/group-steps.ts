/** Through how many groups of records the deciding of one of them goes, one after the other. */
import { askedGroups } from "./asking.ts";
import { decisionKey, entityOf, expressionsOf, withItems } from "./entity.ts";
import type { Expression, Program } from "./ir.ts";
import { childrenOf, isOverList } from "./walk.ts";

/**
 * Through how many groups that have a key what is asked goes at most: one where a record asks its street, two where it asks
 * of its street what the others there are asked of their households. From a group to itself is no step.
 */
export function groupStepsOf(program: Program, entity: string): number {
  const kinds = askedGroups(program, entity).flatMap(({ name, groups }) => (groups.by === null ? [] : [name]));
  if (kinds.length < 2) return kinds.length;
  const steps = new GroupSteps(program, new Set(kinds));
  const all = withItems(program, entityOf(program, entity)).flatMap(({ name, decisions }) =>
    decisions.map((each) => steps.ofDecision(name, each.name, null)),
  );
  return Math.max(...all);
}

/** From the kind of group on in which something is asked, if in any; decisions never go in a circle. */
class GroupSteps {
  readonly #program: Program;
  readonly #kinds: ReadonlySet<string>;
  readonly #known = new Map<string, number>();

  constructor(program: Program, kinds: ReadonlySet<string>) {
    this.#program = program;
    this.#kinds = kinds;
  }

  ofDecision(entity: string, name: string, within: string | null): number {
    const key = `${within ?? ""} ${decisionKey(entity, name)}`;
    let steps = this.#known.get(key);
    if (steps === undefined) {
      const decision = entityOf(this.#program, entity).decisions.find((each) => each.name === name)!;
      steps = Math.max(...expressionsOf(decision).map((each) => this.#of(each, within)));
      this.#known.set(key, steps);
    }
    return steps;
  }

  #of(node: Expression, within: string | null): number {
    if (node.kind === "fact" || node.kind === "record") return this.#into(node.entity, within);
    if (node.kind === "decision")
      return (
        this.#into(node.entity, within) + this.ofDecision(node.entity, node.name, this.#entered(node.entity, within))
      );
    const list = isOverList(node) ? node.over.list : null;
    const holder = list?.kind === "fact" ? list.entity : null;
    const inside = holder === null ? within : this.#entered(holder, within);
    const further = childrenOf(node).map((each) => this.#of(each, inside));
    const picked = node.kind === "cell" ? this.ofDecision(node.entity, node.pick, within) : 0;
    return (holder === null ? 0 : this.#into(holder, within)) + Math.max(0, picked, ...further);
  }

  #into(entity: string, within: string | null): number {
    return this.#kinds.has(entity) && entity !== within ? 1 : 0;
  }

  #entered(entity: string, within: string | null): string | null {
    return this.#kinds.has(entity) ? entity : within;
  }
}
