import { enclosingOf, takesOnce } from "../../ir/asking.ts";
import { type GroupProgram, groupsOf } from "../../ir/grouping.ts";
import type * as ir from "../../ir/ir.ts";
import type { CodeContext } from "../context.ts";
import { keyName, literalCode, memberOf } from "../names.ts";
import { valueCode } from "../value-code.ts";
import type { Declarations } from "./declarations.ts";
import { commentText } from "./style.ts";

/** The function that forms the groups of a flat roster and decides each record in them, where records of an entity form any. */
export function addEvaluateRoster(file: Declarations, context: CodeContext, entity: ir.EntityProgram): void {
  const { program, names } = context;
  const { evaluateRoster, evaluate, type, outcome } = names.entity(entity.name);
  if (evaluateRoster === null) return;
  const asked = enclosingOf(program, entity.name);
  const asksOthers = takesOnce(program, entity.name);
  const kinds = groupsOf(program, entity.name);
  const formed = kinds.filter(({ name }) => asksOthers || asked.includes(name));
  const around = asked.map((name) =>
    kinds.some((kind) => kind.name === name) ? `${formedName(name)}.at(position)` : "null",
  );
  const finders = formed.map(({ name }) => `[${literalCode(name)}, ${formedName(name)}.of]`);
  const once = asksOthers
    ? [`const once = new Once(new Map<string, (member: object) => object>([${finders.join(", ")}]));`]
    : [];
  const given = ["record", ...around, ...(asksOthers ? ["once"] : [])];
  const position = around.length > 0 ? ", position" : "";
  file.addFunction({
    name: evaluateRoster,
    isExported: true,
    docs: [commentText(docsOf(entity, formed))],
    parameters: [{ name: "records", type: `readonly ${type}[]` }],
    returnType: `(${outcome} | PolicyFailure)[]`,
    statements: [
      ...(formed.length === 0
        ? []
        : [`const formed = { ${formed.map((kind) => formingCode(context, kind)).join(", ")} };`]),
      ...once,
      `return records.map((record${position}) => outcomeOrFailure(() => ${evaluate}(${given.join(", ")})));`,
    ],
  });
}

function docsOf({ name, label }: ir.EntityProgram, formed: readonly GroupProgram[]): string {
  const groups = formed.map((group) => `${group.name} (${group.label})`);
  const inThem = groups.length === 0 ? "" : `, each in the ${groups.join(" and the ")} that they form`;
  return `Decides the records of a roster of ${name} (${label})${inThem}; in their order, or why the policy has no answer.`;
}

function formedName(group: string): string {
  return memberOf("formed", group);
}

/** The groups of a kind: what a row of the roster does not give has its default. */
function formingCode(context: CodeContext, { name, facts, groups }: GroupProgram): string {
  const { type } = context.names.entity(name);
  const asksKey = facts.some((fact) => fact.name === groups.by);
  const fields = facts.map((fact) => {
    const value =
      fact.name === groups.list
        ? "members"
        : fact.name === groups.by
          ? "key"
          : valueCode(context, fact.default, fact.type);
    return `${keyName(fact.name)}: ${value}`;
  });
  const key = groups.by === null ? `() => ""` : `(record) => ${memberOf("record", groups.by)}`;
  const parameters = asksKey ? "members, key" : "members";
  return `${keyName(name)}: formGroups(records, ${key}, (${parameters}): ${type} => ({ ${fields.join(", ")} }))`;
}
