import type { TypeWords } from "../grammar/diagnostics/catalogue.ts";
import { type Type, type TypeKind, yearsOf } from "../ir/types.ts";

const typeNames: { readonly [K in TypeKind]: TypeWords } = {
  bool: { en: "yes or no", zh: "是否" },
  int: { en: "a whole number", zh: "整数" },
  money: { en: "an amount of money", zh: "金额" },
  exactMoney: { en: "an amount that is not rounded yet", zh: "未取整的金额" },
  rate: { en: "a rate", zh: "比例" },
  date: { en: "a date", zh: "日期" },
  duration: { en: "a duration", zh: "时长" },
  text: { en: "a text", zh: "文字" },
  texts: { en: "a list of texts", zh: "文字列表" },
  enum: { en: "an option of", zh: "选项：" },
  set: { en: "a set of", zh: "多选：" },
  series: { en: "a series of numbers", zh: "数列" },
  list: { en: "a list of", zh: "列表：" },
  record: { en: "a record of", zh: "记录：" },
  absent: { en: "absent", zh: "空缺" },
  unknown: { en: "unknown", zh: "未知" },
};

/** The name of a type for a diagnostic. */
export function typeName(type: Type): TypeWords {
  const plain = typeNames[type.kind];
  const years = yearsOf(type);
  if (years !== null)
    return { en: `a set of years from ${years.from} to ${years.to}`, zh: `多选年度，${years.from} 至 ${years.to}` };
  if (type.kind === "enum" || type.kind === "set") {
    return { en: `${plain.en} \`${type.enumeration.name}\``, zh: `${plain.zh}${type.enumeration.label}` };
  }
  return type.kind === "list" || type.kind === "record"
    ? { en: `${plain.en} ${type.entity}`, zh: `${plain.zh}${type.entity}` }
    : plain;
}

/** A bare number where an amount is wanted lacks its unit. */
export function amountHint(number: string): TypeWords | null {
  if (!/^\d+(?:\.\d+)?$/u.test(number)) return null;
  return { en: `write the unit: \`${number} yuan\``, zh: `请写明单位：“${number}元”` };
}
