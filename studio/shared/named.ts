import type { Named } from "../../api/index.ts";
import { language, say } from "../state/language.ts";

/** What something is called in the language that is spoken: its label, or in English its name in the files. */
export function called({ name, label }: Named): string {
  return language.value === "zh" ? label : name;
}

/** What a clause is called; nothing where there is none. */
export function clauseName(clause: string | null): string {
  if (clause === null) return "";
  return say({ zh: `条款${clause}`, en: `clause ${clause}` });
}

/** A clause with its title, to choose it by. */
export function clauseTitle({ id, title }: { readonly id: string; readonly title: string | null }): string {
  return title === null ? id : `${id}　${title}`;
}
