import type * as ast from "../../grammar/ast.ts";
import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import type * as ir from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { typeName } from "../type-words.ts";
import type { Elaborator } from "./elaborator.ts";
import type { Scope } from "./scope.ts";

export const aSet: TypeWords = { en: "a set of options", zh: "多选" };

export type SetTypeOf = Type & { readonly kind: "set" };

/** A set that is present; null once it is reported that there is none. */
export function setOperand(
  e: Elaborator,
  node: ast.Expression,
  scope: Scope,
): (ir.Expression & { readonly type: SetTypeOf }) | null {
  const operand = e.present(node, scope);
  if (operand.type.kind === "set") return operand as ir.Expression & { readonly type: SetTypeOf };
  if (operand.type.kind !== "unknown") {
    e.expected(node, aSet, typeName(operand.type));
  }
  return null;
}
