import type { Branch, Diagram } from "./diagram.ts";
import type { Variable } from "./variable.ts";

/** The unique table: every branch once. Open addressing, so that a branch costs no bucket of its own. */
export class UniqueTable {
  #branches: (Branch | undefined)[] = new Array<Branch | undefined>(1024).fill(undefined);
  #count = 0;

  /** The branch with these parts. */
  find(variable: Variable, cuts: readonly number[], children: readonly Diagram[]): Branch | undefined {
    return this.#branches[this.#slotOf(variable, cuts, children)];
  }

  /** Keeps a branch that is not there yet. */
  add(branch: Branch): void {
    this.#branches[this.#slotOf(branch.variable, branch.cuts, branch.children)] = branch;
    if (2 * ++this.#count > this.#branches.length) this.#grow();
  }

  #slotOf(variable: Variable, cuts: readonly number[], children: readonly Diagram[]): number {
    const branches = this.#branches;
    const mask = branches.length - 1;
    for (let slot = hashOf(variable, cuts, children) & mask; ; slot = (slot + 1) & mask) {
      const branch = branches[slot];
      if (branch === undefined || isSame(branch, variable, cuts, children)) return slot;
    }
  }

  #grow(): void {
    const kept = this.#branches;
    this.#branches = new Array<Branch | undefined>(4 * kept.length).fill(undefined);
    for (const branch of kept) {
      if (branch !== undefined) this.#branches[this.#slotOf(branch.variable, branch.cuts, branch.children)] = branch;
    }
  }
}

function hashOf({ rank }: Variable, cuts: readonly number[], children: readonly Diagram[]): number {
  let hash = rank | 0;
  for (let index = 0; index < cuts.length; index++) hash = Math.imul(hash ^ cuts[index]!, 0x01000193);
  for (let index = 0; index < children.length; index++) {
    hash = Math.imul(hash ^ children[index]!.id, 0x5bd1e995) ^ (hash >>> 15);
  }
  return hash ^ (hash >>> 13);
}

function isSame(branch: Branch, variable: Variable, cuts: readonly number[], children: readonly Diagram[]): boolean {
  if (branch.variable !== variable || branch.children.length !== children.length) return false;
  for (let index = 0; index < children.length; index++) if (branch.children[index] !== children[index]) return false;
  for (let index = 0; index < cuts.length; index++) if (branch.cuts[index] !== cuts[index]) return false;
  return true;
}
