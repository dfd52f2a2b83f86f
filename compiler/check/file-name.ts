import type * as ast from "../../grammar/ast.ts";
import type { Reporter } from "../reporter.ts";

/** Letters and digits of any script, joined by `-`, `_` and `.`. */
const plainName = /^[\p{L}\p{M}\p{N}_]+(?:[-.]+[\p{L}\p{M}\p{N}_]+)*$/u;

/** What Windows takes for a device, whatever follows the dot. */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)/iu;

/** Demands that the name of a notice or a vocabulary can name the files that are called by it. */
export function checkFileName(name: ast.Name, reporter: Reporter): boolean {
  const isUsable = plainName.test(name.text) && !device.test(name.text);
  if (!isUsable) reporter.report("not-a-file-name", name.span, { name: name.text });
  return isUsable;
}
