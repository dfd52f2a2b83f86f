/** The text of a notice as it holds once another has amended it, clause by clause. */
import type * as ast from "../../grammar/ast.ts";
import { ComposedSource, type SourceFile, type SourcePart, type Span } from "../../grammar/source.ts";
import { isWithin } from "../clauses/within.ts";

/** A notice with the file that its spans point into. */
export interface NoticeSource {
  readonly file: SourceFile;
  readonly tree: ast.NoticeFile;
}

/**
 * What holds of a notice and a supplement to it: the supplement's headers and clauses, and of the amended notice the
 * headers that the supplement does not give and the clauses that it neither strikes nor replaces. Its examples
 * are about what held before and stay behind; its invariants still hold.
 */
export function consolidated(amended: NoticeSource, supplement: NoticeSource): SourceFile {
  const { tree } = supplement;
  const gone = [...tree.struck, ...tree.clauses.filter(({ replaces }) => replaces)].map(({ ref }) => ref.id);
  const staying = amended.tree.clauses.filter(({ ref }) => !gone.some((each) => isWithin(ref.id, each)));
  const clauses = inPlace(
    amended.tree.clauses.map(({ ref }) => ref.id),
    staying.map((clause) => ({ id: clause.ref.id, parts: stayingClause(amended.file, clause) })),
    tree.clauses.map((clause) => ({ id: clause.ref.id, parts: ownClause(supplement.file, clause) })),
  );
  return new ComposedSource(supplement.file.path, [
    ...head(amended, supplement),
    ...clauses.flatMap(({ parts }) => parts),
  ]);
}

/** The supplement's name and headers, and the headers of the amended notice that it leaves out. */
function head(amended: NoticeSource, { file, tree }: NoticeSource): SourcePart[] {
  const given = new Set(tree.headers.map(({ key }) => key));
  const inherited = amended.tree.headers.filter(({ key }) => isInherited(key) && !given.has(key));
  const named: Span = { start: 0, end: (tree.title ?? tree.name).span.end };
  return [
    copied(file, named),
    ...tree.headers.map(({ span }) => copied(file, span)),
    ...inherited.map(({ span }) => copied(amended.file, span)),
  ].flatMap(ending);
}

/** A notice has its own number, day of issue and time in force. */
function isInherited(key: ast.HeaderKey): boolean {
  return key === "issuer" || key === "year" || key === "uses";
}

interface PlacedClause {
  readonly id: string;
  readonly parts: readonly SourcePart[];
}

/** The clauses in the order of the amended notice; a new one behind those of the clause that it belongs to, else in the end. */
function inPlace(
  order: readonly string[],
  staying: readonly PlacedClause[],
  own: readonly PlacedClause[],
): PlacedClause[] {
  const position = (id: string): number => {
    const at = order.indexOf(id);
    if (at >= 0) return at;
    const last = order.findLastIndex((each) => isWithin(id, each) || isWithin(each, outer(id)));
    return last < 0 ? order.length : last + 0.5;
  };
  return [...staying, ...own].sort((left, right) => position(left.id) - position(right.id));
}

/** The clause around a clause: 四(二) around 四(二)1; the clause itself where there is none. */
function outer(id: string): string {
  return id.replace(/(?:\d+|\([^)]*\))$/u, "") || id;
}

function stayingClause(file: SourceFile, { span, items, narrative }: ast.Clause): SourcePart[] {
  const left = items.filter(({ kind }) => kind === "Example" || kind === "ExampleTable");
  const bounds = [span.start, ...left.flatMap((item) => [item.span.start, item.span.end]), span.end];
  const stretches = bounds.flatMap((start, index) =>
    index % 2 === 0 ? [copied(file, { start, end: bounds[index + 1]! })] : [],
  );
  const isEmptied = left.length > 0 && left.length === items.length && !narrative;
  return [...stretches, ...(isEmptied ? [inserted(file, span.end, " narrative")] : [])].flatMap(ending);
}

/** A clause of the supplement, which is one like any other by now. */
function ownClause(file: SourceFile, { ref, span }: ast.Clause): SourcePart[] {
  return [inserted(file, span.start, "clause "), ...ending(copied(file, { start: ref.span.start, end: span.end }))];
}

function copied(file: SourceFile, span: Span): SourcePart {
  return { file, span, inserted: null };
}

function inserted(file: SourceFile, at: number, text: string): SourcePart {
  return { file, span: { start: at, end: at }, inserted: text };
}

/** A part with the end of its line. */
function ending(part: SourcePart): SourcePart[] {
  return [part, inserted(part.file, part.span.end, "\n")];
}
