import type * as ast from "../../grammar/ast.ts";
import { mainEntity } from "../../ir/entity.ts";
import type { EntitySymbol } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";

/** The entity that a declaration names, the main one where it names none; null once it is reported that there is none. */
export function entityNamed(e: Elaborator, name: ast.Name | null): EntitySymbol | null {
  const entity = e.entity(name?.text ?? mainEntity);
  if (name === null) return entity ?? null;
  if (entity === undefined) e.reporter.unknown("unknown-entity", name, e.symbols.entities.near(name.text));
  else e.reporter.refer(name, entity);
  return entity ?? null;
}
