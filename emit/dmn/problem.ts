/** What is wrong with a record: a decision that tells what Pol would refuse, so that nothing is decided of such a record. */
import type * as ir from "../../ir/ir.ts";
import { atom, call, chosen, compared, type Feel, holds, isNull, joined, nothing, quoted } from "./feel.ts";
import type { Range } from "../../runtime/range.ts";
import { valueFeel } from "./values-feel.ts";
import type { Writer } from "./writer.ts";

/** The first thing that is wrong with a record, in words, or null. */
export function problemFeel(facts: readonly ir.Fact[], writer: Writer): Feel {
  const wrong = facts.flatMap((fact) => faultsOf(fact, writer));
  const broken = writer.model.entity.requirements.map(
    ({ condition, message }) => [call("not", writer.feel(condition)), message] as const,
  );
  return [...wrong, ...broken].reduceRight((rest, [condition, told]) => chosen(condition, quoted(told), rest), nothing);
}

type Fault = readonly [condition: Feel, told: string];

function faultsOf(fact: ir.Fact, writer: Writer): readonly Fault[] {
  const given = writer.fact(fact.name);
  const missing: readonly Fault[] = fact.optional ? [] : [[isNull(given), `${fact.name}: not given`]];
  const tests = wrongTests(fact, given, writer.model.names.variable("option"), writer.model.entity.decisions[0]!);
  if (tests.length === 0) return missing;
  const wrong = joined("or", tests);
  const condition = fact.optional ? joined("and", [isNull(given, "!="), wrong]) : wrong;
  return [...missing, [condition, `${fact.name}: not a value of this fact`]];
}

/** The ways in which a value may not be one of a fact. */
function wrongTests({ type, range }: ir.Fact, given: Feel, option: string, at: ir.Decision): readonly Feel[] {
  const limits =
    range === null
      ? []
      : [compared(given, "<", valueFeel(range.from, type, at)), compared(given, ">", valueFeel(range.to, type, at))];
  switch (type.kind) {
    case "int":
      return [...limits, compared(call("floor", given), "!=", given)];
    case "money":
      return [...limits, compared(call("floor", atom(`${given.text} * 100`)), "!=", atom(`${given.text} * 100`))];
    case "enum":
      return [call("not", call("list contains", optionsOf(type.enumeration), given))];
    case "set": {
      const wrong =
        type.enumeration.years === undefined
          ? call("not", call("list contains", optionsOf(type.enumeration), atom(option)))
          : beyond(type.enumeration.years, option);
      return [{ text: `some ${option} in ${given.text} satisfies ${wrong.text}`, hold: holds.choice }];
    }
    default:
      return limits;
  }
}

function optionsOf({ members }: ir.Enumeration): Feel {
  return atom(`[${members.map(({ name }) => quoted(name).text).join(", ")}]`);
}

function beyond({ from, to }: Range, year: string): Feel {
  const ends = [compared(atom(year), "<", atom(String(from))), compared(atom(year), ">", atom(String(to)))];
  return joined("or", ends);
}
