import type { Wording } from "./words.ts";

/** The Chinese words of the same. */
export const ofRanges = {
  "outside-range": ({ value, from, to }) => ({
    message: `此处的值应在 ${from} 至 ${to} 之间，任何记录都不会是 ${value}`,
    help: "请填写范围内的值，或在该事实的类型中写明更大的范围",
  }),
  "no-record": ({ entity }) => ({
    message: `没有任何“${entity.zh}”的记录符合词汇表的填写要求，规则对谁都不适用`,
    help: "请核对各项要求之间、要求与事实取值范围之间是否矛盾",
  }),
  "range-empty": ({ from, to }) => ({
    message: `${from} 至 ${to} 之间没有任何值`,
    help: "请先写较小的界限",
  }),
  "range-on-decision": ({ decision }) => ({
    message: `“${decision.zh}”的值由规则得出，类型中的范围不起作用`,
    help: "请删去范围；如要说明其值在什么范围内，请写“始终成立”",
  }),
  "never-given": ({ isDate }) => ({
    message: isDate
      ? "对任何记录，此处都得出公元 1 年至 9999 年以外的日期，凡适用该规则的记录都不予受理"
      : "对任何记录，此处得出的数都超出 2⁵³，凡适用该规则的记录都不予受理",
    help: "请核对其计算依据",
  }),
} satisfies Partial<Wording>;
