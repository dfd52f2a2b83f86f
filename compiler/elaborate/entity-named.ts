import type * as ast from "../../grammar/ast.ts";
import type { EntitySymbol } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";

/** The entity that a declaration names, the main one where it names none; null once it is reported that there is none. */
export function entityNamed({ symbols, reporter }: Elaborator, name: ast.Name | null): EntitySymbol | null {
  if (name === null) return symbols.main;
  const entity = symbols.entities.find(name.text);
  if (entity === undefined) reporter.unknown("unknown-entity", name, symbols.entities.near(name.text));
  else reporter.refer(name, entity);
  return entity ?? null;
}
