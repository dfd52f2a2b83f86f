import type * as ast from "../../grammar/ast.ts";
import { bothNames } from "../../grammar/diagnostics/catalogue.ts";
import type * as ir from "../../ir/ir.ts";
import { nearest } from "../../runtime/nearest.ts";
import { replacement } from "../reporter.ts";
import { findNamed } from "../symbols.ts";
import type { Elaborator } from "./elaborator.ts";

/** The option of an enumeration that a name gives, or null once it is reported. */
export function memberNamed(e: Elaborator, name: ast.Name, enumeration: ir.Enumeration): ir.Named | null {
  const member = findNamed(enumeration.members, name.text);
  if (member === undefined) {
    reportUnknownMember(e, name, enumeration);
    return null;
  }
  e.reporter.refer(name, member);
  return member;
}

/** Reports a name that is no option of an enumeration. */
export function reportUnknownMember(e: Elaborator, name: ast.Name, enumeration: ir.Enumeration): void {
  if (e.reporter.isLost(name)) return;
  const near = nearest(
    name.text,
    enumeration.members.flatMap((each) => [each.name, each.label]),
  );
  const fix = replacement(name.span, near);
  e.reporter.report(
    "unknown-member",
    name.span,
    { name: name.text, enumeration: bothNames(enumeration), near },
    { fix },
  );
}
