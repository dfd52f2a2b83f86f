/** Writes `pol.tmLanguage.json` beside this file. */
import { writeFileSync } from "node:fs";
import { textMateGrammar } from "./grammar.ts";

writeFileSync(new URL("pol.tmLanguage.json", import.meta.url), textMateGrammar());
