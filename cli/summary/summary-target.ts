import { extname } from "node:path";
import type { Context } from "../context.ts";

/** Where a summary goes, and in which form: as text where no file is named. */
export type SummaryTarget =
  | { readonly format: "text"; readonly path: string | undefined }
  | { readonly format: "json" | "html" | "xlsx"; readonly path: string };

const formats: Readonly<Record<string, SummaryTarget["format"]>> = {
  ".txt": "text",
  ".json": "json",
  ".html": "html",
  ".xlsx": "xlsx",
};

/** What `--summary [FILE]` asks for; undefined where it is not given, null, reported, where its name tells no form. */
export function summaryTarget(given: string | true | undefined, context: Context): SummaryTarget | null | undefined {
  if (given === undefined) return undefined;
  if (given === true || given === "-") return { format: "text", path: undefined };
  const format = formats[extname(given).toLowerCase()];
  if (format !== undefined) return { format, path: given };
  context.fail(
    { en: `the name of ${given} does not tell the form of a summary`, zh: `从文件名 ${given} 看不出汇总的格式` },
    { en: "name it .txt, .json, .html or .xlsx", zh: "请使用 .txt、.json、.html 或 .xlsx 文件" },
  );
  return null;
}
