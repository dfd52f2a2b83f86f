import { expect, test } from "vitest";
import { officeClause } from "../../explain/office-clause.ts";

test.each([
  ["二", "第二条"],
  ["二(三)", "第二条第（三）项"],
  ["四(二)1", "第四条第（二）项第1目"],
  ["七(二)10", "第七条第（二）项第10目"],
  ["十一", "第十一条"],
  ["序言", "序言"],
  ["附件", "附件"],
  ["附件2", "附件2"],
  ["附件·一(二)", "附件第一条第（二）项"],
  ["附件2·三", "附件2第三条"],
])("%s is %s", (id, expected) => {
  expect(officeClause(id)).toBe(expected);
});
