import { aroundItem, enclosingOf } from "../ir/asking.ts";
import { groupsOf } from "../ir/grouping.ts";
import type { Program } from "../ir/ir.ts";
import { literalCode } from "./names.ts";

/** An item of a list, as generated code names it. */
interface ItemCode {
  readonly name: string;
  readonly entity: string;
  /** The entity whose list it is in. */
  readonly holder: string;
  /** What keeps what records ask of one another, and knows the groups of a roster; null where the function takes none. */
  readonly once: string | null;
}

/**
 * The records around an item that deciding it needs, as code: `of` names the holder and what that stands in. Another group
 * that the item is in is looked up; `null` where it stands in none.
 */
export function aroundCodes(program: Program, item: ItemCode, of: (entity: string) => string): readonly string[] {
  const { entity, holder, once, name } = item;
  const groups = groupsOf(program, entity).map((group) => group.name);
  const entities = enclosingOf(program, entity);
  return aroundItem(program, entity, holder, of).map((found, index) => {
    const around = entities[index]!;
    if (found !== null || !groups.includes(around)) return found ?? "null";
    return once === null ? `notFormed(${literalCode(around)})` : `${once}.groupOf(${literalCode(around)}, ${name})`;
  });
}
