/** Sets, which are lists in FEEL, without an order. */
import { mayGiveNothing } from "../../ir/absence.ts";
import type * as ir from "../../ir/ir.ts";
import { atom, call, compared, type Feel, holds, inside, joined } from "./feel.ts";
import { NotInDmn } from "./not-in-dmn.ts";
import { membersOf } from "./values-feel.ts";
import type { Writer } from "./writer.ts";

/** Whether a set holds any, or all, of some members. */
export function containsFeel({ quantifier, set, members }: ir.Contains, writer: Writer): Feel {
  const holder = writer.feel(set);
  if (members.kind === "constant" && typeof members.value === "number") {
    const each = membersOf(members.value, members.type).map((member) => call("list contains", holder, member));
    return joined(quantifier === "any" ? "or" : "and", each);
  }
  const variable = writer.model.names.variable("member");
  const test = call("list contains", holder, atom(variable));
  const word = quantifier === "any" ? "some" : "every";
  return {
    text: `${word} ${variable} in ${inside(writer.feel(members), holds.or)} satisfies ${test.text}`,
    hold: holds.choice,
  };
}

/** Whether two sets have the same members. */
export function sameSet(left: ir.Expression, right: ir.Expression, writer: Writer): Feel {
  if (right.kind === "constant" && right.value === 0) return compared(call("count", writer.feel(left)), "=", atom("0"));
  const both = [
    containsFeel({ quantifier: "all", set: left, members: right } as ir.Contains, writer),
    containsFeel({ quantifier: "all", set: right, members: left } as ir.Contains, writer),
  ];
  return joined("and", both);
}

/** The members that any of several sets has. */
export function unionFeel({ operands }: ir.Union, writer: Writer): Feel {
  const open = operands.find((each) => mayGiveNothing(each) || isOptional(each));
  if (open !== undefined) throw new NotInDmn("absent-sets", open);
  return call("union", ...operands.map((each) => writer.feel(each)));
}

function isOptional(node: ir.Expression): boolean {
  return (node.kind === "fact" || node.kind === "decision") && node.optional;
}
