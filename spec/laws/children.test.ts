/** A node may have more children than a call takes arguments. */
import { expect, test } from "vitest";
import type { Clause, ClauseItem } from "../../grammar/ast.ts";
import { childrenOf } from "../../grammar/children.ts";
import { parse } from "../../grammar/parse.ts";
import { SourceFile } from "../../grammar/source.ts";

test("the children of a clause of hundreds of thousands of items are walked", () => {
  const { tree } = parse(new SourceFile("n.pol", "notice n\nclause 一\n  parameter a: 1\n"));
  const clause = childrenOf(tree!).find((each): each is Clause => each.kind === "Clause")!;
  const items = Array.from({ length: 300_000 }, (): ClauseItem => clause.items[0]!);
  expect(childrenOf({ ...clause, items }).length).toBe(childrenOf(clause).length - 1 + items.length);
});
