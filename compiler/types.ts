import type { TypeWords } from "../grammar/diagnostics/catalogue.ts";
import type { Enumeration } from "./ir/ir.ts";

/** The types of the language. Whether a value may be absent is told beside the type. */
export type Type =
  | { readonly kind: "bool" }
  | { readonly kind: "int" }
  | { readonly kind: "money" }
  | { readonly kind: "rate" }
  | { readonly kind: "date" }
  | { readonly kind: "duration" }
  | { readonly kind: "text" }
  | { readonly kind: "texts" }
  | { readonly kind: "enum"; readonly enumeration: Enumeration }
  | { readonly kind: "set"; readonly enumeration: Enumeration }
  | { readonly kind: "series"; readonly by: "date" | "month" }
  | { readonly kind: "list"; readonly entity: string }
  /** `absent` on its own: fits every optional type. */
  | { readonly kind: "absent" }
  /** After an error that is already reported: fits everything. */
  | { readonly kind: "unknown" };

/** The kinds of type. */
export type TypeKind = Type["kind"];

export const bool: Type = { kind: "bool" };
export const int: Type = { kind: "int" };
export const money: Type = { kind: "money" };
export const rateType: Type = { kind: "rate" };
export const date: Type = { kind: "date" };
export const durationType: Type = { kind: "duration" };
export const text: Type = { kind: "text" };
export const unknown: Type = { kind: "unknown" };

/** Whether a value of one type may stand where the other is wanted. */
export function fits(actual: Type, wanted: Type): boolean {
  if (actual.kind === "unknown" || wanted.kind === "unknown") return true;
  if (actual.kind !== wanted.kind) return false;
  if ((actual.kind === "enum" || actual.kind === "set") && (wanted.kind === "enum" || wanted.kind === "set")) {
    return actual.enumeration.name === wanted.enumeration.name;
  }
  if (actual.kind === "list" && wanted.kind === "list") return actual.entity === wanted.entity;
  if (actual.kind === "series" && wanted.kind === "series") return actual.by === wanted.by;
  return true;
}

/** Whether values of a type have an order. */
export function isOrdered({ kind }: Type): boolean {
  return kind === "int" || kind === "money" || kind === "rate" || kind === "date" || kind === "unknown";
}

const typeNames: { readonly [K in TypeKind]: TypeWords } = {
  bool: { en: "yes or no", zh: "是否" },
  int: { en: "a whole number", zh: "整数" },
  money: { en: "an amount of money", zh: "金额" },
  rate: { en: "a rate", zh: "比例" },
  date: { en: "a date", zh: "日期" },
  duration: { en: "a duration", zh: "时长" },
  text: { en: "a text", zh: "文字" },
  texts: { en: "a list of texts", zh: "文字列表" },
  enum: { en: "an option of", zh: "选项：" },
  set: { en: "a set of", zh: "多选：" },
  series: { en: "a series of numbers", zh: "数列" },
  list: { en: "a list of", zh: "列表：" },
  absent: { en: "absent", zh: "空缺" },
  unknown: { en: "unknown", zh: "未知" },
};

/** The name of a type for a diagnostic. */
export function typeName(type: Type): TypeWords {
  const plain = typeNames[type.kind];
  if (type.kind === "enum" || type.kind === "set") {
    return { en: `${plain.en} \`${type.enumeration.name}\``, zh: `${plain.zh}${type.enumeration.label}` };
  }
  return type.kind === "list" ? { en: `${plain.en} ${type.entity}`, zh: `${plain.zh}${type.entity}` } : plain;
}
