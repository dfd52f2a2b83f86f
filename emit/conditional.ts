import { choice } from "./brackets.ts";

/** A value with the condition under which it is chosen. */
export type Branch = readonly [condition: string, value: string];

/** More branches than this in one expression would be nested too deep for those who parse it. */
const mostNested = 200;

/** A choice of the first value whose condition holds. */
export function conditional(branches: readonly Branch[], otherwise: string): string {
  if (branches.length > mostNested) return inSequence(branches, otherwise);
  return branches.reduceRight((rest, [condition, value]) => choice(condition, value, rest), otherwise);
}

/** A long choice as a function that is called at once. */
function inSequence(branches: readonly Branch[], otherwise: string): string {
  const returns = branches.map(([condition, value]) => `if (${condition}) return ${value};`);
  return `(() => { ${returns.join(" ")} return ${otherwise}; })()`;
}
