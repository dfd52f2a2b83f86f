import { assuming } from "../ir/assume.ts";
import type * as ir from "../ir/ir.ts";
import { recordsAround } from "../ir/outward.ts";
import { walk } from "../ir/walk.ts";
import type { CodeContext } from "./context.ts";
import { printed } from "./decision-code.ts";
import { property } from "./names.ts";

/** What must be true of a record: the facts that are taken out of it, and the condition. */
export function requirementCode(
  context: CodeContext,
  entity: string,
  condition: ir.Expression,
): { readonly parameter: string; readonly code: string } {
  const locals = context.names.localsOf(entity);
  const around = recordsAround(context.program, entity);
  const none = new Set<string>();
  const place = { entity, around, enclosing: new Map(), locals, decision: "", present: none, unnamed: none };
  const facts = new Set(walk(condition).flatMap((each) => (each.kind === "fact" ? [each.name] : [])));
  const properties = [...facts].map((name) => property(name, locals.fact(name)));
  return {
    parameter: `{ ${properties.join(", ")} }`,
    code: printed(context, place, (each) => each.print(assuming(condition, new Map()))).code,
  };
}
