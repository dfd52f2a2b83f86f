/** What an expression is written with: the names of the model, and note of what it asks for. */
import type * as ir from "../../ir/ir.ts";
import { Magnitudes } from "../../ir/magnitude.ts";
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import { atom, type Feel } from "./feel.ts";
import { type CalendarFunction, ModelNames } from "./names.ts";
import { columnsOfPick, type PickColumns } from "./pick-columns.ts";

/** What all expressions of a model are written from. */
export interface Model {
  readonly program: ir.Program;
  readonly entity: ir.EntityProgram;
  readonly names: ModelNames;
  readonly magnitudes: Magnitudes;
  /** The columns of each table that decides, by the name of its decision. */
  readonly picks: ReadonlyMap<string, PickColumns>;
}

/** The model of an entity. */
export function modelOf(program: ir.Program, entity: ir.EntityProgram): Model {
  const picks = entity.decisions.flatMap((decision) =>
    decision.body.kind === "pick" ? [[decision.name, columnsOfPick(entity, decision.name)] as const] : [],
  );
  return {
    program,
    entity,
    names: new ModelNames(entity),
    magnitudes: new Magnitudes(program),
    picks: new Map(picks),
  };
}

/** What one element of the model requires. */
export class Writer {
  readonly model: Model;
  readonly facts = new Set<string>();
  readonly decisions = new Set<string>();
  readonly functions = new Set<CalendarFunction>();
  /** The lists of holidays by which its working days are told. */
  calendar: WorkdayCalendar | null = null;

  readonly #expression: (node: ir.Expression, writer: Writer) => Feel;

  /** Expressions are written by a function, so that those of each family need not know the others. */
  constructor(model: Model, expression: (node: ir.Expression, writer: Writer) => Feel) {
    this.model = model;
    this.#expression = expression;
  }

  /** An expression in FEEL. */
  feel(node: ir.Expression): Feel {
    return this.#expression(node, this);
  }

  fact(name: string): Feel {
    const own = this.model.names.fact(name);
    this.facts.add(own);
    return atom(own);
  }

  decision(name: string): Feel {
    return this.#required(this.model.names.decision(name));
  }

  parameter(name: string): Feel {
    return this.#required(this.model.names.parameter(name));
  }

  table(name: string): Feel {
    return this.#required(this.model.names.table(name));
  }

  problem(): Feel {
    return this.#required(this.model.names.problem());
  }

  function(name: CalendarFunction, calendar: WorkdayCalendar | null = null): string {
    this.functions.add(name);
    this.calendar ??= calendar;
    return this.model.names.calendar(name);
  }

  #required(name: string): Feel {
    this.decisions.add(name);
    return atom(name);
  }
}
