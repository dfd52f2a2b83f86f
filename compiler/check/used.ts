import type { TypeWords } from "../../grammar/diagnostics/catalogue.ts";
import * as ast from "../../grammar/ast.ts";
import type { Named } from "../../ir/ir.ts";
import type { Reporter } from "../reporter.ts";
import type { NoticeSymbols } from "../resolve/notice.ts";

interface Declared extends Named {
  readonly node: { readonly name: ast.Name };
}

/**
 * Warns of what a notice declares and nothing uses. A parameter may stand alone: it is a number that
 * the notice states, and the evaluator gives it out by name.
 */
export function checkUsed({ readings, tables, entities, vocabulary }: NoticeSymbols, reporter: Reporter): void {
  if (!reporter.isComplete) return;
  const check = (kind: TypeWords, declared: Iterable<Declared>): void => {
    for (const each of declared) {
      if (reporter.isUsed(each)) continue;
      const { name } = each.node;
      reporter.report("unused-declaration", name.span, { kind, name: name.text });
    }
  };
  check({ en: "reading", zh: "口径" }, readings);
  check(
    { en: "table", zh: "表" },
    [...tables].filter(({ node }) => !ast.decides(node)),
  );
  for (const entity of entities) {
    const shared = vocabulary.entities.find(entity.name);
    check(
      { en: "definition", zh: "定义" },
      [...entity.defines].filter(({ name }) => shared?.defines.find(name) === undefined),
    );
    check(
      { en: "decision", zh: "结论" },
      [...entity.decisions].filter(({ role }) => role === "auxiliary"),
    );
  }
}
