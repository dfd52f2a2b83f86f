import { keyFactName } from "../ir/entity.ts";
import type { Allotted, Claimant } from "../ir/interpret/evaluation.ts";
import type * as ir from "../ir/ir.ts";
import type { AllottedShare } from "./explanation.ts";

/** Of those who come before, as many are told as stand nearest. */
const mostAhead = 5;

/** What a record gets of a limit that it shares with its like, as an explanation tells of it. */
export function allottedShare(program: ir.Program, node: ir.Allotment, allotted: Allotted): AllottedShare {
  const { name, label, facts } = program.entities.find((each) => each.name === node.over.entity)!;
  const { limit, before, own } = allotted;
  return {
    entity: { name, label },
    type: node.type,
    limit,
    wish: own.wish,
    got: own.got,
    manner:
      node.manner.kind === "inOrder"
        ? inOrder(limit, before, keyFactName({ facts }))
        : inProportion(node.manner, allotted),
  };
}

function inOrder(limit: number, before: readonly Claimant[], keyName: string | null): AllottedShare["manner"] {
  const aheadGot = before.reduce((sum, { got }) => sum + got, 0);
  return {
    kind: "inOrder",
    ahead: before.length,
    aheadGot,
    left: limit - aheadGot,
    nearest: before.slice(-mostAhead).map(({ facts, position, wish, got }) => {
      const key = keyName === null ? null : (facts[keyName] ?? null);
      return {
        key: keyName === null || key === null ? null : { name: keyName, value: key },
        position: position + 1,
        wish,
        got,
      };
    }),
  };
}

function inProportion({ unit }: ir.InProportion, { limit, before, own, behind }: Allotted): AllottedShare["manner"] {
  const wished = [...before, own, ...behind].reduce((sum, { wish }) => sum + BigInt(wish), 0n);
  const part = Number((BigInt(limit) * BigInt(own.wish)) / (wished * BigInt(unit))) * unit;
  return { kind: "inProportion", wished: Number(wished), rounded: wished <= limit ? null : part };
}
