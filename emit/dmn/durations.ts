/** FEEL has durations of months and durations of days, and none of both. */
import { choicesOf } from "../../ir/choices.ts";
import type * as ir from "../../ir/ir.ts";
import type { Duration } from "../../runtime/duration.ts";
import { NotInDmn } from "./not-in-dmn.ts";
import type { Model } from "./writer.ts";

export type DurationUnit = "months" | "days";

/** The units that a duration may have; one of no length is of days. */
export function durationsOf(node: ir.Expression, model: Model): ReadonlySet<DurationUnit> {
  switch (node.kind) {
    case "constant":
      return new Set(node.value === null ? [] : [(node.value as Duration).months === 0 ? "days" : "months"]);
    case "makeDuration":
      return new Set([node.unit]);
    case "arithmetic":
      return new Set([...durationsOf(node.left, model), ...durationsOf(node.right, model)]);
    case "decision": {
      const { body, otherwise } = model.entity.decisions.find(({ name }) => name === node.name)!;
      return new Set(
        [body, ...(otherwise === null ? [] : [otherwise])].flatMap((each) => [...durationsOf(each, model)]),
      );
    }
    default: {
      const choices = choicesOf(node);
      if (choices.length === 0) throw new NotInDmn("duration", node);
      return new Set(choices.flatMap((each) => [...durationsOf(each, model)]));
    }
  }
}
