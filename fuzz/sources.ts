/** Damaged sources: whatever stands in a file, the compiler says what is wrong with it, and formatting changes nothing. */
import { diagnosticText } from "../cli/render/diagnostic.ts";
import type { Colours } from "../cli/context.ts";
import { checkExactly } from "../explain/exact.ts";
import type { Compiled } from "../compiler/compile.ts";
import type { Named } from "../ir/ir.ts";
import { type Diagnostic, hasErrors } from "../grammar/diagnostics/diagnostic.ts";
import type { Surface } from "../grammar/keywords.ts";
import { format } from "../grammar/print/format.ts";
import { SourceFile } from "../grammar/source.ts";
import { compiled, sources } from "./corpus.ts";
import { damaged } from "./damage.ts";
import { demand, type Failure, failureOf } from "./failure.ts";
import { random } from "./random.ts";

const corpus = [...sources.values()];
/** Small files more often than long ones, for they take less time and break as well. */
const small = corpus.filter(({ length }) => length < 6000);

/** One damaged source; null where every promise held. */
export async function trySource(seed: number): Promise<Failure | null> {
  const draw = random(seed);
  const text = damaged(draw.pick(draw.below(20) === 0 ? corpus : small), draw.pick(small), draw);
  try {
    await judge(text, draw.below(10) === 0);
    return null;
  } catch (error) {
    return failureOf(seed, text, error);
  }
}

async function judge(text: string, exactly: boolean): Promise<void> {
  const result = compiled(text);
  demand(isAccountedFor(result), "a file means something or is said to be wrong");
  result.diagnostics.forEach(judgeDiagnostic);
  const file = new SourceFile("damaged.pol", text);
  if (exactly && result.program !== null) checkExactly(result.program, file).forEach(judgeDiagnostic);
  if (!hasErrors(result.diagnostics)) await judgeFormat(text, result);
}

function isAccountedFor({ tree, program, diagnostics }: Compiled): boolean {
  return tree?.kind === "VocabularyFile" || (program === null) === hasErrors(diagnostics);
}

const plain: Colours = new Proxy({} as Colours, { get: () => (text: string) => text });

function judgeDiagnostic(diagnostic: Diagnostic): void {
  const { place, code } = diagnostic;
  demand(0 <= place.span.start && place.span.end <= place.file.text.length, `${code} stands inside its file`);
  const noWords = /undefined|\[object|NaN/u;
  for (const language of ["en", "zh"] as const) {
    const text = diagnosticText(diagnostic, language, plain);
    demand(!noWords.test(text) || noWords.test(place.file.text), `${code} is told in words`);
  }
}

/**
 * One layout is the layout of itself, means the same, and is reached again from the other surface: where a name
 * has none on its own surface, the way back is refused.
 */
async function judgeFormat(text: string, before: Compiled): Promise<void> {
  const once = await formatted(text, before);
  if (once === null) return;
  const after = compiled(once);
  demand((await formatted(once, after)) === once, "formatting twice is formatting once");
  demand(schemaOf(after) === schemaOf(before), "formatting leaves the public names alone");
  const surface = surfaceOf(once);
  const translated = await formatted(once, after, surface === "en" ? "zh" : "en");
  if (translated === null) return;
  const there = compiled(translated);
  demand(schemaOf(there) === schemaOf(before), "translation leaves the public names alone");
  const back = await formatted(translated, there, surface);
  demand(back === (await formatted(once, after, surface)), "there and back gives the same bytes");
}

async function formatted(text: string, { references }: Compiled, to?: Surface): Promise<string | null> {
  const result = await format(text, { path: "damaged.pol", names: references, ...(to === undefined ? {} : { to }) });
  return result.ok ? result.text : null;
}

function surfaceOf(text: string): Surface {
  return /^\s*(?:#[^\n]*\n\s*)*(?:notice|vocabulary)\b/u.test(text) ? "en" : "zh";
}

/** Every name that a program shows to the outside, with its label, and what every name in the file means. */
function schemaOf({ program, references }: Compiled): string {
  const named = ({ name, label }: Named): string => `${name} ${label}`;
  const meant = [...references.values()].map(named).sort();
  if (program === null) return JSON.stringify(meant);
  return JSON.stringify([
    meant,
    program.notice,
    program.enumerations.map((each) => [named(each), each.members.map(named)]),
    program.entities.map((each) => [named(each), each.facts.map(named), each.decisions.map(named), each.outputs]),
    [...program.parameters, ...program.readings, ...program.periods].map(named),
    program.dataTables.map((each) => [named(each), each.columns.map(named)]),
    program.clauses.map(({ id }) => id),
  ]);
}
