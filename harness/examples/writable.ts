import { isQuotable } from "../../grammar/print/literals.ts";
import { visibleText } from "../../runtime/visible-text.ts";

/** Whether a notice can hold a text: not every one can stand in quotation marks. */
export function isWritable(text: string): boolean {
  return isQuotable(text) && visibleText(text) === text;
}
