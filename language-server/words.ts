import type { DeclarationKind, KeywordId } from "../api/editing/index.ts";
import type { Language } from "../api/index.ts";

/** A text in both languages. */
export type Both = { readonly [L in Language]: string };

/** What a declaration is called. */
export const kindWords: { readonly [K in DeclarationKind]: Both } = {
  Enumeration: { en: "enumeration", zh: "选项表" },
  EnumerationMember: { en: "option", zh: "选项" },
  Entity: { en: "entity", zh: "主体" },
  Fact: { en: "fact", zh: "事实" },
  Decision: { en: "decision", zh: "结论" },
  Define: { en: "definition", zh: "定义" },
  Parameter: { en: "parameter", zh: "参数" },
  Reading: { en: "reading", zh: "口径" },
  ReadingOption: { en: "option", zh: "选项" },
  Table: { en: "table", zh: "表" },
  Column: { en: "column", zh: "列" },
  Rule: { en: "rule", zh: "规则" },
};

/** The keyword that opens a declaration or another item of a clause. */
export const itemKeywords: Readonly<Record<string, KeywordId>> = {
  Parameter: "Parameter",
  Period: "Period",
  Define: "Define",
  Decision: "Decision",
  Rule: "Rule",
  Silence: "SilentOn",
  Reading: "Reading",
  Table: "Table",
  Rows: "Rows",
  Duty: "Duty",
  Example: "Example",
  ExampleTable: "Examples",
  Invariant: "Invariant",
};
