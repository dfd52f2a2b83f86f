import type { Value } from "../runtime/schema.ts";
import { keyFactName } from "../ir/entity.ts";
import type { CountedItems } from "../ir/interpret/evaluation.ts";
import { order } from "../ir/values.ts";
import type * as ir from "../ir/ir.ts";
import { isRank } from "../ir/outward.ts";
import { conditionText } from "./condition-text.ts";
import type { CountedList } from "./explanation.ts";

/** The items that an aggregate over a list counted, as an explanation tells of them. */
export function countedList(program: ir.Program, node: ir.Aggregate, { of, items }: CountedItems): CountedList {
  const entity = entityOf(program, node);
  const keyName = keyFactName(entity);
  const { body } = node;
  return {
    aggregate: conditionText(program, node),
    entity: { name: entity.name, label: entity.label },
    isRank: isRank(node),
    of,
    items: items.map(({ facts, position, value }) => {
      const key = keyName === null ? null : (facts[keyName] ?? null);
      return {
        key: keyName === null || key === null ? null : { name: keyName, value: key },
        position: position + 1,
        value: body === null ? null : { type: body.type, value },
        isChosen: isChosen(node, value, items),
      };
    }),
  };
}

/** Whether nothing that counted is higher, or lower, where that was asked for. */
function isChosen({ operator }: ir.Aggregate, value: Value, items: CountedItems["items"]): boolean {
  if (operator !== "highest" && operator !== "lowest") return false;
  return items.every((other) => order(other.value, value) * (operator === "highest" ? 1 : -1) <= 0);
}

function entityOf({ entities }: ir.Program, { over }: ir.Aggregate): ir.EntityProgram {
  return entities.find(({ name }) => over.kind === "list" && name === over.entity)!;
}
