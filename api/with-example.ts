import { type DraftedItem, exampleText } from "../explain/example-text.ts";
import { runExample } from "../harness/examples/run-example.ts";
import { entityOf } from "../ir/entity.ts";
import { interpret } from "../ir/interpret.ts";
import type { Evaluation } from "../ir/interpret/evaluation.ts";
import type { TypeWords } from "../grammar/diagnostics/catalogue.ts";
import { parse } from "../grammar/parse.ts";
import { surfaceOf } from "../grammar/print/format.ts";
import { isQuotable } from "../grammar/print/literals.ts";
import type { FactRecord } from "../runtime/schema.ts";
import { visibleText } from "../runtime/visible-text.ts";
import { compile, type Notice } from "./compile.ts";
import { diagnosticWords } from "./diagnostic.ts";
import { format, isLaidOut } from "./format.ts";
import { type Host, memoryHost } from "./host.ts";
import { compilationOf } from "./kept.ts";

/** A record that is to become an example of a notice. */
export interface NewExample {
  readonly title: string;
  /** The clause under which it is to stand. */
  readonly clause: string;
  /** The entity of the record; the one that the notice speaks of where it is left out. */
  readonly entity?: string;
  /** A record that the entity's evaluator has read. */
  readonly facts: FactRecord;
  /** The decisions that it is to expect, by name, as the notice makes them now. */
  readonly expect: readonly string[];
  /** The decisions about items of its lists that it is to expect likewise. */
  readonly items?: readonly ItemOf[];
  /** The facts that it is to state though they are at their default. */
  readonly stated?: readonly string[];
}

/** A decision about an item of a list, or of one of that one's lists: the way to it, list by list, the positions from 0. */
export type ItemOf = Omit<DraftedItem, "value">;

/** A notice's text with an example more, or why there is none. */
export type WithExample =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: TypeWords };

/**
 * The text of the file at a path with a record as an example at the end of a clause, on the surface that the file is written
 * on and laid out where the file is. The example has been run: it passes.
 */
export async function withExample(
  path: string,
  host: Host,
  { program }: Notice,
  { title, clause, facts, expect, items = [], stated = [], ...example }: NewExample,
): Promise<WithExample> {
  const { source } = compilationOf(path, host);
  const { tree } = parse(source);
  const place = tree?.kind === "NoticeFile" ? tree.clauses.find(({ ref }) => ref.id === clause) : undefined;
  if (tree === null || place === undefined || place.narrative) return refused.place;
  if (program.examples.some((each) => each.title === title)) return refused.repeated;
  if (title.trim() === "" || !isQuotable(title) || visibleText(title) !== title) return refused.title;
  const entity = entityOf(program, example.entity);
  const evaluation = interpret(program, entity.name, facts);
  const expected = Object.fromEntries(expect.map((name) => [name, evaluation.values[name]!]));
  const drafted = items.map((item): DraftedItem => ({
    ...item,
    value: itemAt(evaluation, item.path).values[item.decision]!,
  }));
  const draft = exampleText(
    program,
    entity,
    { title, facts, stated, expect: expected, items: drafted },
    surfaceOf(tree, source),
  );
  const end = (place.items.at(-1) ?? place).span.end;
  const wasLaidOut = await isLaidOut(path, host);
  const text = `${source.text.slice(0, end)}\n\n${indented(draft)}${source.text.slice(end)}`;
  const changed = memoryHost({ [path]: text }, host);
  return replayed(path, changed, title, wasLaidOut ? await format(path, changed) : { ok: true, text });
}

function itemAt(evaluation: Evaluation, path: ItemOf["path"]): Evaluation {
  return path.reduce((reached, { list, position }) => {
    const fact = reached.entity.facts.find(({ name }) => name === list)!;
    return reached.items(fact)![position]!;
  }, evaluation);
}

/** The text where its example says what it was meant to say. */
function replayed(path: string, host: Host, title: string, formatted: Awaited<ReturnType<typeof format>>): WithExample {
  const { notice, diagnostics } = compile(path, host);
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (!formatted.ok || notice === null) {
    if (problem === undefined) return refused.place;
    return {
      ok: false,
      message: { en: diagnosticWords(problem, "en").message, zh: diagnosticWords(problem, "zh").message },
    };
  }
  const example = notice.program.examples.find((each) => each.title === title)!;
  return runExample(notice.program, example).failure === null ? { ok: true, text: formatted.text } : refused.readings;
}

const refused = {
  place: {
    ok: false,
    message: {
      en: "this file has no such clause in which an example could stand",
      zh: "本文件中没有可以写入示例的这一条款",
    },
  },
  title: {
    ok: false,
    message: {
      en: "the title is empty, or has a line end, a hidden sign or quotation marks of both kinds",
      zh: "标题为空，或含有换行、看不见的字符、两种引号",
    },
  },
  repeated: {
    ok: false,
    message: { en: "there is an example of this title already", zh: "已有同一标题的示例" },
  },
  readings: {
    ok: false,
    message: {
      en: "with the readings that the notice takes by default it would be decided otherwise",
      zh: "按通知的默认口径，结论与此不同，不能作为示例",
    },
  },
} as const satisfies Record<string, WithExample>;

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}
