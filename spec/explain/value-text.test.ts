import { expect, test } from "vitest";
import { valueText } from "../../explain/value-text.ts";
import type { Type } from "../../ir/types.ts";
import { dayOf } from "../../runtime/date.ts";
import { duration } from "../../runtime/duration.ts";
import { rate } from "../../runtime/rate.ts";
import type { Value } from "../../runtime/schema.ts";

const enumeration = {
  name: "Group",
  label: "人群",
  members: [
    { name: "elder", label: "老年人" },
    { name: "pupil", label: "学生" },
  ],
};

test.each<[Type, Value, string, string]>([
  [{ kind: "bool" }, true, "yes", "是"],
  [{ kind: "int" }, -3, "-3", "-3"],
  [{ kind: "money" }, 107_000, "1070 yuan", "1070元"],
  [{ kind: "money" }, -1_250, "-12.50 yuan", "-12.50元"],
  [{ kind: "rate" }, rate(9, 10), "90%", "90%"],
  [{ kind: "rate" }, rate(2, 3), "2/3", "2/3"],
  [{ kind: "date" }, dayOf(2025, 7, 1), "2025-07-01", "2025年7月1日"],
  [{ kind: "duration" }, duration(3, 0), "3 months", "3个月"],
  [{ kind: "duration" }, duration(24, 0), "2 years", "2年"],
  [{ kind: "duration" }, duration(0, 0), "0 days", "0日"],
  [{ kind: "duration" }, duration(1, 10), "1 month and 10 days", "1个月零10日"],
  [{ kind: "enum", enumeration }, "elder", "elder", "老年人"],
  [{ kind: "set", enumeration }, 3, "{elder, pupil}", "老年人、学生"],
  [{ kind: "set", enumeration }, 0, "{}", "无"],
  [{ kind: "texts" }, ["A", "B"], "{A, B}", "A、B"],
  [{ kind: "series", by: "date" }, new Map([[dayOf(2024, 10, 31), 120]]), "{2024-10-31: 120}", "2024年10月31日: 120"],
  [{ kind: "date" }, null, "absent", "空缺"],
])("%j %j", (type, value, en, zh) => {
  expect([valueText(type, value, "en"), valueText(type, value, "zh")]).toEqual([en, zh]);
});
