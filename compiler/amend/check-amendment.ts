/** Whether what a supplement says of the clauses and headers of the notice that it amends can be done. */
import type * as ast from "../../grammar/ast.ts";
import { nearest } from "../../runtime/nearest.ts";
import { isWithin } from "../clauses/within.ts";
import type { Reporter } from "../reporter.ts";
import type { NoticeSource } from "./consolidate.ts";

/** Reports clauses that are not there to be struck or replaced, or are there already, and headers that contradict. */
export function checkAmendment(amended: NoticeSource, tree: ast.NoticeFile, reporter: Reporter): void {
  const gone = [...tree.struck, ...tree.clauses.filter(({ replaces }) => replaces)].map(({ ref }) => ref);
  for (const ref of gone) checkThere(amended.tree, ref, reporter);
  for (const { ref, replaces } of tree.clauses) {
    if (!replaces && !gone.some(({ id }) => isWithin(ref.id, id))) checkNew(amended, ref, reporter);
  }
  for (const header of tree.headers) checkHeader(amended.tree, header, reporter);
}

/** Reports what only a notice that amends another may say. */
export function checkAmendsNothing(tree: ast.NoticeFile, reporter: Reporter): void {
  const amending = [...tree.struck, ...tree.clauses.filter(({ replaces }) => replaces)];
  for (const { ref } of amending) reporter.report("nothing-to-amend", ref.span, { clause: ref.id });
}

function checkThere({ clauses }: ast.NoticeFile, { id, span }: ast.ClauseRef, reporter: Reporter): void {
  if (clauses.some(({ ref }) => isWithin(ref.id, id))) return;
  const near = nearest(
    id,
    clauses.map(({ ref }) => ref.id),
  );
  reporter.report("unknown-clause", span, { clause: id, near });
}

function checkNew({ file, tree }: NoticeSource, { id, span }: ast.ClauseRef, reporter: Reporter): void {
  const there = tree.clauses.find(({ ref }) => ref.id === id);
  if (there === undefined) return;
  const related = [{ file, span: there.ref.span, clause: id, value: null }];
  reporter.report("clause-of-amended", span, { clause: id }, { related });
}

/** The year and the vocabulary are those of the amended notice; said again they must be the same. */
function checkHeader(amended: ast.NoticeFile, { key, value }: ast.Header, reporter: Reporter): void {
  if (key !== "year" && key !== "uses") return;
  const before = amended.headers.find((each) => each.key === key);
  if (before !== undefined && meaning(before.value) !== meaning(value))
    reporter.report("header-of-amended", value.span, { header: key, value: meaning(before.value) });
}

function meaning(value: ast.Header["value"]): string {
  return value.kind === "Name" ? value.text : value.kind === "IntLiteral" ? String(value.value) : "";
}
