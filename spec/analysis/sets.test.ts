/** Sets of many members are not multiplied out where the rules' conditions are enough. */
import { expect, test } from "vitest";
import { analyse, findConflicts, findDeadRules, findGaps, findIdleOverrides } from "../../analysis/index.ts";
import { compile } from "../../compiler/compile.ts";
import type { Program } from "../../ir/ir.ts";
import { SourceFile } from "../../grammar/source.ts";

const members = Array.from({ length: 22 }, (_, index) => `  m${index} "员${index}"`).join("\n");
const vocabulary = `vocabulary people "居民"
enumeration Member "成员"
${members}
entity person "居民"
  fact held "所持": set of Member default {}
  fact n "数": int default 0
  decision all "全部": set of Member
  decision has4 "有四": bool
`;

function programOf(rules: string, has4 = "all has m4"): Program {
  const notice = `notice small "小县"\nyear 2025\nuses people\nclause 一 "甲"\n${rules}\nclause 二 "乙"\nrule has4\nis ${has4}\n`;
  const host = { vocabulary: () => ({ file: new SourceFile("people.pol", vocabulary), path: "people.pol" }) };
  const { program, diagnostics } = compile(new SourceFile("notice.pol", notice), host);
  if (program === null) throw new Error(diagnostics.map(({ code }) => code).join());
  return program;
}

function found(rules: string): string[] {
  const analysis = analyse(programOf(rules), "person", { budget: { nodes: 5_000, steps: 50_000 } });
  const all = [findGaps(analysis), findConflicts(analysis), findDeadRules(analysis), findIdleOverrides(analysis)];
  return all.flat().map(({ kind, decision }) => `${kind} ${decision.name}`);
}

test.each<readonly [what: string, rules: string, kinds: readonly string[]]>([
  ["one rule without condition has no gap", "rule all\nis held + {m3}", []],
  ["a gap is found", "rule all when n > 5\nis held + {m3}", ["gap all"]],
  ["a conflict is found", "rule all\nis held + {m3}\nrule all when n > 5\nis held + {m2}", ["conflict all"]],
  ["rules that agree do not collide", "rule all\nis held + {m3}\nrule all when n > 5\nis {m3} + held", []],
  ["an addition to a set", "rule all\nis held\nrule all when n > 5\nadds {m2}", []],
])("%s", (_, rules, kinds) => expect(found(rules)).toEqual(kinds));

test("one spent budget leaves the plain questions answered, and the costly ones to records that are tried", () => {
  const costly = Array.from({ length: 11 }, (_, index) => `(held has m${index}) = (held has m${index + 11})`);
  const rules = `rule all when ${costly.join(" and ")}\nis held\nrule all when n < 0\nis {}\nrule all when n >= 0 and n < 9\nis {}`;
  const analysis = analyse(programOf(rules, "held has m4"), "person", { budget: { nodes: 3_000, steps: 100_000 } });
  const findings = [...findGaps(analysis), ...findConflicts(analysis)];
  expect(findings.map(({ kind, decision }) => `${kind} ${decision.name}`)).toEqual(["gap all", "conflict all"]);
});
