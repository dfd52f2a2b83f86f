import type * as ast from "../../grammar/ast.ts";
import type { SourceFile } from "../../grammar/source.ts";
import { checkFileName } from "../check/file-name.ts";
import { checkHeaders } from "../check/headers.ts";
import { type Diagnostic, hasErrors } from "../../grammar/diagnostics/diagnostic.ts";
import type { CompilerHost } from "../host.ts";
import type { Reporter } from "../reporter.ts";
import { checkAmendment } from "./check-amendment.ts";
import { consolidated, type NoticeSource } from "./consolidate.ts";

/** A file that has been compiled. */
interface CompiledFile {
  readonly file: SourceFile;
  readonly tree: ast.SourceTree | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What holds of the notice that a supplement names in its header `amends`, as a text of its own; null once it is
 * reported why there is none. `amending` are the notices that amend this one.
 */
export function amendedNotice(
  supplement: NoticeSource,
  { value }: ast.Header,
  amending: readonly NoticeSource[],
  host: CompilerHost,
  compile: (file: SourceFile) => CompiledFile,
  reporter: Reporter,
): SourceFile | null {
  const { file, tree } = supplement;
  checkHeaders(tree, reporter);
  if (value.kind !== "Name" || !checkFileName(value, reporter)) return null;
  const found = host.notice?.(value.text, file, value.span) ?? { file: null, path: `${value.text}.pol` };
  // A file may be found by another name than it gives itself.
  const chain = [...amending, supplement];
  const first = chain.findIndex((each) => each.tree.name.text === value.text || each.file.path === found.file?.path);
  if (first >= 0) {
    const path = [...chain.slice(first).map((each) => each.tree.name.text), value.text];
    reporter.report("amends-itself", value.span, { path });
    return null;
  }
  if (found.file === null) {
    reporter.report("unknown-notice", value.span, { name: value.text, path: found.path });
    return null;
  }
  reporter.refer(value, { name: value.text, label: value.text });
  const amended = compile(found.file);
  if (hasErrors(amended.diagnostics)) {
    reporter.report("amended-has-errors", value.span, { path: found.path });
    reporter.diagnostics.push(...amended.diagnostics);
    return null;
  }
  if (amended.tree?.kind !== "NoticeFile") {
    reporter.report("not-a-notice", value.span, { path: found.path });
    return null;
  }
  const whole = { file: amended.file, tree: amended.tree };
  checkAmendment(whole, tree, reporter);
  return hasErrors(reporter.diagnostics) ? null : consolidated(whole, supplement);
}
