/** Every name of a generated module, allotted once. */
import * as runtime from "../runtime/index.ts";
import { askedAlone } from "../ir/asking.ts";
import { decisionKey } from "../ir/entity.ts";
import { groupsOf } from "../ir/grouping.ts";
import type * as ir from "../ir/ir.ts";
import { LocalNames } from "./local-names.ts";
import { plainName, typeName, valueName } from "./names.ts";
import { Scope } from "./scope.ts";

const keywords =
  "break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await arguments eval";

/** What JavaScript and TypeScript give every module, where generated code or its compilation rests on it. */
const globals = "undefined NaN Infinity Math ReadonlyMap Object exports module require";

/** The types that generated code takes from the runtime. */
export const runtimeTypes: readonly string[] =
  "Member DatedValue Day Duration EntitySchema Fen Json Parsed Rate RowNote Verdict".split(" ");

/** What the module gives out for its main entity. */
const aliases = ["evaluate", "explain", "evaluateRoster"];

/** The types and functions of an entity. */
export interface EntityNames {
  readonly type: string;
  readonly outcome: string;
  readonly explanation: string;
  readonly schema: string;
  readonly evaluate: string;
  /** What decides a flat roster, where its records form groups. */
  readonly evaluateRoster: string | null;
  readonly explain: string;
  readonly parse: string;
  readonly format: string;
}

/** The types and constants of an enumeration. */
export interface EnumerationNames {
  readonly type: string;
  readonly set: string;
  readonly members: string;
  /** Of each member by its name. */
  readonly bits: ReadonlyMap<string, string>;
}

/** The rows of a data table, and their type. */
export interface TableNames {
  readonly rows: string;
  readonly row: string;
}

/** What others import comes first, so that it keeps its name whatever else the notice calls so. */
export class ModuleNames {
  readonly #scope = new Scope(null, [
    ...keywords.split(" "),
    ...globals.split(" "),
    ...Object.keys(runtime),
    ...runtimeTypes,
    ...aliases,
  ]);
  readonly #entities: ReadonlyMap<string, EntityNames>;
  readonly #enumerations: ReadonlyMap<string, EnumerationNames>;
  readonly #tables: ReadonlyMap<string, TableNames>;
  readonly #parameters: ReadonlyMap<string, string>;
  readonly #locals: ReadonlyMap<string, LocalNames>;
  /** Functions that work out one decision alone, by entity and decision. */
  readonly #alone: ReadonlyMap<string, string>;

  constructor(program: ir.Program) {
    const { entities, enumerations, dataTables, parameters } = program;
    this.#entities = byName(entities, ({ name }) => this.#namesOfEntity(name, groupsOf(program, name).length > 0));
    this.#enumerations = byName(enumerations, (each) => this.#namesOfEnumeration(each));
    this.#tables = byName(dataTables, ({ name }) => ({
      rows: this.constant(plainName(name)),
      row: this.constant(`${typeName(name)}Row`),
    }));
    this.#parameters = byName(parameters, ({ name }) => this.constant(plainName(name)));
    this.#alone = new Map(
      entities.flatMap((entity) =>
        askedAlone(program, entity.name).map((name) => [
          decisionKey(entity.name, name),
          this.constant(`${valueName(entity.name)}${typeName(name)}`),
        ]),
      ),
    );
    this.#locals = byName(entities, (entity) => new LocalNames(this.#scope, entity));
  }

  entity(name: string): EntityNames {
    return this.#entities.get(name)!;
  }

  enumeration({ name }: ir.Named): EnumerationNames {
    return this.#enumerations.get(name)!;
  }

  table(name: string): TableNames {
    return this.#tables.get(name)!;
  }

  parameter(name: string): string {
    return this.#parameters.get(name)!;
  }

  /** The function that works out one decision of a record alone, for others; null where none asks for it. */
  alone(entity: string, decision: string): string | null {
    return this.#alone.get(decisionKey(entity, decision)) ?? null;
  }

  /** The names inside the functions of an entity. */
  localsOf(entity: string): LocalNames {
    return this.#locals.get(entity)!;
  }

  /** A name for one thing more that the module declares. */
  constant(wanted: string): string {
    return this.#scope.allot(wanted);
  }

  #namesOfEntity(name: string, formsGroups: boolean): EntityNames {
    const type = this.constant(typeName(name));
    return {
      type,
      outcome: this.constant(`${type}Decisions`),
      explanation: this.constant(`${type}Explanation`),
      schema: this.constant(`${valueName(type)}Schema`),
      evaluate: this.constant(`evaluate${type}`),
      evaluateRoster: formsGroups ? this.constant(`evaluate${type}Roster`) : null,
      explain: this.constant(`explain${type}`),
      parse: this.constant(`parse${type}`),
      format: this.constant(`format${type}Decisions`),
    };
  }

  #namesOfEnumeration({ name, members }: ir.Enumeration): EnumerationNames {
    const type = this.constant(typeName(name));
    return {
      type,
      set: this.constant(`${type}Set`),
      members: this.constant(`${valueName(type)}Members`),
      bits: byName(members, (member) => this.constant(`${type}_${plainName(member.name)}`)),
    };
  }
}

function byName<T extends ir.Named, Name>(named: readonly T[], nameOf: (each: T) => Name): ReadonlyMap<string, Name> {
  return new Map(named.map((each) => [each.name, nameOf(each)]));
}
