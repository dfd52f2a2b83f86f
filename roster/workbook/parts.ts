import type { Archive } from "./archive.ts";
import { lastWord, partAt, relationsPart } from "./part-names.ts";
import { WorkbookError } from "./workbook-error.ts";
import { attributeOf, readXml } from "./xml.ts";

/** A sheet with cells, by the name that is on its tab. */
export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isVisible: boolean;
}

/** What a workbook consists of. */
export interface WorkbookParts {
  readonly sheets: readonly Sheet[];
  /** Whether days are counted from 1904, as by spreadsheets of old Macintoshes. */
  readonly countsFrom1904: boolean;
  readonly styles: string | null;
  readonly sharedStrings: string | null;
}

/** A relation of one part to another, by the last word of its type: `worksheet`, `styles`. */
interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The parts that are read. Workbooks that could do harm or whose cells depend on other files are refused. */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  refuseMacros(archive);
  const workbook = (await relationsOf(archive, "")).find(({ type }) => type === "officeDocument")?.target;
  if (workbook === undefined) throw new WorkbookError({ problem: "not-a-workbook" });
  if (workbook.endsWith(".bin")) throw new WorkbookError({ problem: "binary-workbook" });
  const relations = await relationsOf(archive, workbook);
  if (relations.some(({ type }) => type === "externalLink" || type === "connections"))
    throw new WorkbookError({ problem: "workbook-with-links" });
  const sheets: Sheet[] = [];
  let countsFrom1904 = false;
  let isWorkbook = false;
  await readXml(archive.read(workbook), {
    open(name, attributes) {
      if (name === "workbook") isWorkbook = true;
      if (name === "workbookPr") countsFrom1904 = /^(?:1|true)$/u.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const { name: title = "", state = "visible" } = attributes;
      const relation = relations.find(({ id }) => id === attributeOf(attributes, "id"));
      if (relation?.type === "worksheet")
        sheets.push({ name: title, part: relation.target, isVisible: state === "visible" });
    },
  });
  if (!isWorkbook) throw new WorkbookError({ problem: "not-a-workbook" });
  const partOf = (wanted: string): string | null => relations.find(({ type }) => type === wanted)?.target ?? null;
  return { sheets, countsFrom1904, styles: partOf("styles"), sharedStrings: partOf("sharedStrings") };
}

function refuseMacros({ names }: Archive): void {
  for (const name of names) {
    if (/(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|macrosheets\/.*)$/u.test(name))
      throw new WorkbookError({ problem: "workbook-with-macros" });
  }
}

/** The relations of a part, or of the whole where it is empty; those that lead out of the file have no part. */
async function relationsOf(archive: Archive, part: string): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await readXml(archive.read(relationsPart(part)), {
    open(name, { Id = "", Type = "", Target = "" }) {
      if (name !== "Relationship") return;
      relations.push({ id: Id, type: lastWord(Type), target: partAt(part, Target) });
    },
  });
  return relations;
}
