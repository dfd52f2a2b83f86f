/** The pages of the studio, in the order of an official's work. */
import type { ComponentType } from "preact";
import { ComparePage } from "./compare/page.tsx";
import { ReadPage } from "./read/page.tsx";
import type { Words } from "./state/language.ts";
import { TestPage } from "./test/page.tsx";
import { TryPage } from "./try/page.tsx";
import { WritePage } from "./write/page.tsx";
import { YearPage } from "./year/page.tsx";

export interface Page {
  /** As it stands in the address. */
  readonly name: string;
  readonly label: Words;
  /** Draws it for the file at a path. */
  readonly component: ComponentType<{ readonly path: string }>;
}

export const pages: readonly Page[] = [
  { name: "write", label: { zh: "编写", en: "Write" }, component: WritePage },
  { name: "try", label: { zh: "试算", en: "Try" }, component: TryPage },
  { name: "read", label: { zh: "阅读", en: "Read" }, component: ReadPage },
  { name: "compare", label: { zh: "比较", en: "Compare" }, component: ComparePage },
  { name: "test", label: { zh: "检验", en: "Test" }, component: TestPage },
  { name: "year", label: { zh: "换年", en: "Next year" }, component: YearPage },
];
