import { memberText } from "../../explain/value-text.ts";
import type { Surface } from "../../grammar/keywords.ts";
import { changeText, sumText } from "../amount-text.ts";
import type { Effect } from "../effect.ts";
import type { DiffReport } from "../report.ts";
import { reportWords } from "../report-words.ts";
import type { AmountChange } from "../roster-amounts.ts";
import type { RosterCount } from "../roster-count.ts";
import type { ToldAmount, ToldCause, ToldEntity, ToldFigure, ToldGroup, ToldLine, ToldSummary } from "./told-diff.ts";

/** A line of the summary with what it is for those concerned. */
interface Judged extends ToldLine {
  readonly effect: Effect;
}

/** The comparison on one screen. */
export function tellSummary(
  report: DiffReport,
  entities: readonly ToldEntity[],
  roster: RosterCount | null,
  surface: Surface,
): ToldSummary {
  const judged = entities.flatMap(({ name, causes }, index) =>
    causes.flatMap((cause) => linesOf(cause, index === 0 ? null : name, surface)),
  );
  const lines = (wanted: Effect): readonly ToldLine[] =>
    judged.filter(({ effect }) => effect === wanted).map(({ effect: _, ...line }) => line);
  const same = report.entities.flatMap(({ unchanged }) => unchanged.map((each) => memberText(each, surface)));
  return {
    figures: figuresOf(report, entities, judged, roster, surface),
    worse: lines("worse"),
    better: lines("better"),
    others: lines(null),
    same: same.length === 0 ? null : same.join(surface === "en" ? ", " : "、"),
    amounts: (roster?.amounts ?? []).map((change) => amount(change, surface)),
  };
}

function figuresOf(
  { changes, entities: reports }: DiffReport,
  entities: readonly ToldEntity[],
  lines: readonly Judged[],
  roster: RosterCount | null,
  surface: Surface,
): readonly ToldFigure[] {
  const { figures } = reportWords[surface];
  const unknown = reports.reduce((sum, each) => sum + each.unknown.length, 0);
  const count = (wanted: Effect): number => lines.filter(({ effect }) => effect === wanted).length;
  return [
    { figure: entities.reduce((sum, { causes }) => sum + causes.length, 0), text: figures.causes },
    { figure: count("worse"), text: figures.worse },
    { figure: count("better"), text: figures.better },
    { figure: reports.reduce((sum, { unchanged }) => sum + unchanged.length, 0), text: figures.unchanged },
    ...(unknown === 0 ? [] : [{ figure: unknown, text: figures.unknown }]),
    { figure: changes.filter(({ kind }) => kind !== "clause").length, text: figures.declarations },
    ...(roster === null ? [] : [{ figure: roster.concerned, text: figures.roster(roster.records) }]),
  ];
}

/** A cause on lines: one for each group that has an effect, one for each decision that has none. */
function linesOf(cause: ToldCause, entity: string | null, surface: Surface): readonly Judged[] {
  const judged = cause.groups.filter(({ effect }) => effect !== null);
  const lone = judged.length === 0 ? effectOfAll(cause.following) : null;
  if (lone !== null) return cause.groups.map((group) => line(cause, [group], lone, entity, surface));
  const others = cause.groups.filter(({ effect }) => effect === null);
  const decisions = [...new Set(others.map(({ decision }) => decision.name))];
  return [
    ...judged.map((group) => line(cause, [group], group.effect, entity, surface)),
    ...decisions.map((name) =>
      line(
        cause,
        others.filter(({ decision }) => decision.name === name),
        null,
        entity,
        surface,
      ),
    ),
  ];
}

/** What follows is for everyone concerned, as far as it is anything; null where it is one thing for some and another for others. */
function effectOfAll(groups: readonly ToldGroup[]): Effect {
  const effects = new Set(groups.flatMap(({ changes }) => changes.map(({ effect }) => effect)));
  effects.delete(null);
  const [effect] = effects;
  return effects.size === 1 ? effect! : null;
}

function line(
  { id }: ToldCause,
  groups: readonly ToldGroup[],
  effect: Effect,
  entity: string | null,
  surface: Surface,
): Judged {
  const [colon, semicolon, dot] = surface === "en" ? [": ", "; ", " · "] : ["：", "；", " · "];
  const [{ decision, who, concerned }] = groups as readonly [ToldGroup, ...ToldGroup[]];
  const changes = groups.flatMap((group) =>
    group.difference === null ? group.changes.map((change) => `${change.old} → ${change.new}`) : [group.difference],
  );
  return {
    cause: id,
    what: `${entity === null ? "" : entity + dot}${decision.name}${colon}${changes.join(semicolon)}`,
    who: groups.length === 1 ? who : null,
    clauses: clausesOf(groups),
    concerned: groups.length === 1 ? concerned : null,
    effect,
  };
}

/** The clauses behind groups, the old notice's before the new one's. */
function clausesOf(groups: readonly ToldGroup[]): string {
  const side = (name: "before" | "now"): string =>
    [...new Set(groups.flatMap((group) => group[name].map(({ clause }) => clause)))].join("、");
  return [...new Set([side("before"), side("now")])].filter((each) => each !== "").join(" → ");
}

function amount(change: AmountChange, surface: Surface): ToldAmount {
  const { decision, raised, lowered } = change;
  const unit = decision.type.kind === "money" ? reportWords[surface].yuan : "";
  return {
    decision: memberText(decision, surface) + unit,
    old: sumText(change, change.old),
    new: sumText(change, change.new),
    change: changeText(change),
    raised,
    lowered,
  };
}
