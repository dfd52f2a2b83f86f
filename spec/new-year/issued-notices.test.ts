/**
 * The texts as issued beside files that have other figures, as last year's would: how often the figure that the text states is the
 * first that is offered, and how often it is among those offered. The texts are not part of the project.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { draftOfNewYear, memoryHost, openValues } from "../../api/index.ts";
import type { AstNode, NoticeFile } from "../../grammar/ast.ts";
import { mapChildren } from "../../grammar/children.ts";
import { parse } from "../../grammar/parse.ts";
import { printed } from "../../grammar/print/format.ts";
import { SourceFile } from "../../grammar/source.ts";
import { draftNewYear, planYear } from "../../compiler/new-year/new-year.ts";
import { noticeNames, type NoticeName } from "../policies/notices.ts";

const notices = new URL("../../../shared/notices/", import.meta.url);
const policy = (name: string): string => readFileSync(`policies/${name}.pol`, "utf8");

function noticeOf(name: string): { readonly file: SourceFile; readonly tree: NoticeFile; readonly year: number } {
  const file = new SourceFile(`${name}.pol`, policy(name));
  const tree = parse(file).tree as NoticeFile;
  return { file, tree, year: planYear(tree)! };
}

/** Another figure of the same kind: amounts a tenth less, percentages five points, dates some days earlier, counts one less. */
function othered(node: AstNode): AstNode {
  switch (node.kind) {
    case "MoneyLiteral":
      return { ...node, fen: Math.round((node.fen * 9) / 1000) * 100 };
    case "RateLiteral":
      return { ...node, percent: String(Math.max(0, Number(node.percent) - 5)) };
    case "DateLiteral":
      return { ...node, day: Math.max(1, node.day - 5) };
    case "Quantity":
      return node.amount.kind === "IntLiteral" && node.amount.value > 1
        ? { ...node, amount: { ...node.amount, value: node.amount.value - 1 } }
        : node;
    case "Example":
    case "ExampleTable":
      return node;
    default:
      return mapChildren(node, othered);
  }
}

/** Of the figures that are open: how many others than the notice states there are, for how many its own is offered, for how many first. */
interface Counts {
  readonly open: number;
  readonly other: number;
  readonly offered: number;
  readonly first: number;
}

/** The file of a notice one year back; with other figures than the notice where that is asked. */
async function lastYears(name: string, change: boolean): Promise<string> {
  const { file, tree, year } = noticeOf(name);
  const { tree: moved } = draftNewYear(tree, year, { name: "last", year: year - 1 });
  return printed(change ? (othered(moved) as NoticeFile) : moved, file, "en");
}

/** How a notice's text does beside its file of the year before. */
async function offered(name: string, change: boolean): Promise<Counts> {
  const year = Number(name.slice(-4));
  const last = (await lastYears(name, change)).replaceAll("unconfirmed ", "");
  const host = memoryHost({ "resident-insurance.pol": policy("resident-insurance"), "last.pol": last });
  const draft = await draftOfNewYear("last.pol", host, { name, year });
  if (!draft.ok) throw new Error(draft.why);
  host.update("next.pol", draft.text);
  const truth = memoryHost({
    "resident-insurance.pol": policy("resident-insurance"),
    "next.pol": await trueDraft(name),
  });
  const text = readFileSync(new URL(`${name}.txt`, notices), "utf8");
  const figures = openValues("next.pol", host, { text, lastYear: null }).flatMap((value) => value.figures);
  const right = openValues("next.pol", truth, { text: null, lastYear: null }).flatMap((value) => value.figures);
  expect(figures).toHaveLength(right.length);
  const ranks = figures.map((figure, index) =>
    figure.offered.findIndex(({ written }) => written.en === right[index]!.written.en),
  );
  return {
    open: figures.length,
    other: figures.filter(({ written }, index) => written.en !== right[index]!.written.en).length,
    offered: ranks.filter((rank) => rank >= 0).length,
    first: ranks.filter((rank) => rank === 0).length,
  };
}

/** The file of the notice as it is, with every mark that a draft has. */
async function trueDraft(name: string): Promise<string> {
  const { file, tree, year } = noticeOf(name);
  return printed(draftNewYear(tree, year, { name, year }).tree, file, "en");
}

/** What a text does not state as a figure of that kind is mostly none or nothing, as no waiting, or a day more or less than it states. */
const counts: { readonly [N in NoticeName]: { readonly same: Counts; readonly changed: Counts } } = {
  "nanan-2025": {
    same: { open: 55, other: 0, offered: 45, first: 45 },
    changed: { open: 55, other: 34, offered: 43, first: 43 },
  },
  "shishi-2026": {
    same: { open: 48, other: 0, offered: 40, first: 40 },
    changed: { open: 48, other: 31, offered: 40, first: 40 },
  },
  "youxi-2024": {
    same: { open: 89, other: 1, offered: 69, first: 69 },
    changed: { open: 89, other: 32, offered: 67, first: 65 },
  },
  "yankou-2025": {
    same: { open: 112, other: 0, offered: 87, first: 84 },
    changed: { open: 112, other: 65, offered: 84, first: 72 },
  },
};

describe.skipIf(!existsSync(notices))("the texts as issued", () => {
  test.each(noticeNames)("%s offers what it states", async (name) => {
    expect({ same: await offered(name, false), changed: await offered(name, true) }).toEqual(counts[name]);
  });
});
