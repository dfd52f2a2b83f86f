/** A notice as a model of DMN 1.5, which other engines decide by: tables and FEEL, with the clauses beside. */
import { casesIn, entityOf } from "../../ir/entity.ts";
import type * as ir from "../../ir/ir.ts";
import { possibleFailures } from "../../ir/possible-failures.ts";
import { simplifyProgram } from "../../ir/simplify.ts";
import { entitySchema } from "../../ir/schema.ts";
import { formatFacts, type Json } from "../../runtime/format.ts";
import { blankRecord } from "../../runtime/parse.ts";
import type { WorkdayCalendar } from "../../runtime/workdays.ts";
import type { EmittedFile } from "../emitted-file.ts";
import { functionElement, functionId, withCalled } from "./calendar-functions.ts";
import { logicOf, pickOutputs } from "./decisions.ts";
import { feel } from "./expression-feel.ts";
import { declaredTypes, itemDefinitions, rowElement, typeRef } from "./item-definitions.ts";
import { type CalendarFunction, itemName } from "./names.ts";
import { NotInDmn } from "./not-in-dmn.ts";
import { problemFeel } from "./problem.ts";
import { valueFeel } from "./values-feel.ts";
import { type Model, modelOf, Writer } from "./writer.ts";
import { documentText, element, type Element, withText } from "./xml.ts";

const language = "https://www.omg.org/spec/DMN/20230324/FEEL/";

/**
 * The model for the entity that a notice speaks of. Throws `NotInDmn` where DMN cannot say what the rules ask.
 */
export function emitDmn(program: ir.Program): readonly EmittedFile[] {
  const simple = simplifyProgram(program);
  const entity = entityOf(simple);
  const [failure] = possibleFailures(simple, entity.name);
  if (failure !== undefined) throw new NotInDmn("failure", entity.decisions[0]!);
  const model = modelOf(simple, entity);
  const facts = entity.facts.filter(({ type }) => typeRef(type) !== null);
  const schema = entitySchema(simple, entity.name);
  const usual = formatFacts(schema, blankRecord(schema));
  const elements = new Elements(model);
  elements.decide("problem", model.names.problem(), "对记录的核对", null, (writer) => ({
    typeRef: "string",
    element: withText("literalExpression", problemFeel(facts, writer).text, { typeRef: "string" }),
  }));
  for (const decision of entity.decisions) elements.decision(decision);
  const { notice } = program;
  const root = element(
    "definitions",
    {
      xmlns: "https://www.omg.org/spec/DMN/20230324/MODEL/",
      id: "notice",
      name: notice.name,
      namespace: `urn:pol:${encodeURIComponent(notice.name)}`,
      expressionLanguage: language,
      typeLanguage: language,
      exporter: "pol",
    },
    [
      element("description", {}, headText(program)),
      ...itemDefinitions(declaredTypes({ ...entity, facts })),
      ...elements.types(),
      ...facts.map((fact) => inputElement(fact, usual[fact.name]!, model)),
      ...elements.all(),
    ],
  );
  return [{ path: `${notice.name}.dmn`, text: documentText(root) }];
}

function headText({ notice }: ir.Program): string {
  return (
    `${notice.title}. Amounts are in yuan, rates are numbers, sets are lists without an order; a fact that is absent is given as null, ` +
    "every other is given. Where `problem` is not null nothing is decided."
  );
}

/** A fact, with what a record that leaves it out has in its place. */
function inputElement({ name, label, type }: ir.Fact, usual: Json, { names }: Model): Element {
  const own = names.fact(name);
  return element("inputData", { id: inputId(own), name: own, label }, [
    usual === null ? null : element("description", {}, `${JSON.stringify(usual)} where nothing else is known`),
    element("variable", { name: own, typeRef: typeRef(type) }),
  ]);
}

function inputId(name: string): string {
  return `input_${name}`;
}

function decisionId(name: string): string {
  return `decision_${name}`;
}

/** The elements of a model beside its inputs, as decisions ask for them. */
class Elements {
  readonly #model: Model;
  readonly #found: Element[] = [];
  readonly #types: Element[] = [];
  readonly #functions = new Set<CalendarFunction>();
  readonly #named = new Map<string, () => Element>();
  #calendar: WorkdayCalendar | null = null;

  constructor(model: Model) {
    this.#model = model;
    const { names, program } = model;
    for (const parameter of program.parameters) {
      this.#named.set(names.parameter(parameter.name), () => parameterElement(parameter, model));
    }
    for (const table of program.dataTables) {
      this.#named.set(names.table(table.name), () => this.#table(table));
    }
  }

  /** A decision of the notice. */
  decision(decision: ir.Decision): void {
    const clauses = clausesOf(decision);
    this.decide(decision.name, this.#model.names.decision(decision.name), decision.label, clauses, (writer) => {
      const logic = logicOf(decision, writer);
      if (decision.body.kind === "pick" && logic.typeRef?.endsWith("Row") === true) {
        this.#types.push(
          rowElement(
            logic.typeRef,
            pickOutputs(decision.name, writer).map(([column, type]) => [column, typeRef(type)]),
          ),
        );
      }
      return logic;
    });
  }

  /** A decision by the logic that is written for it. */
  decide(
    key: string,
    name: string,
    label: string,
    clauses: string | null,
    logic: (writer: Writer) => { readonly typeRef: string | null; readonly element: Element },
  ): void {
    const writer = new Writer(this.#model, feel);
    const made = logic(writer);
    for (const each of writer.functions) this.#functions.add(each);
    this.#calendar ??= writer.calendar;
    for (const asked of writer.decisions) this.#require(asked);
    this.#found.push(
      element("decision", { id: decisionId(name), name, label: label === key ? null : label }, [
        clauses === null ? null : element("description", {}, clauses),
        element("variable", { name, typeRef: made.typeRef }),
        ...requirements(name, writer, this.#model),
        made.element,
      ]),
    );
  }

  /** The types of rows. */
  types(): readonly Element[] {
    return this.#types;
  }

  /** All elements; what they call stands last. */
  all(): readonly Element[] {
    const functions = [...withCalled(this.#functions)];
    return [...this.#found, ...functions.map((each) => functionElement(each, this.#model.names, this.#calendar))];
  }

  /** A parameter or a table of data that is asked for the first time. */
  #require(name: string): void {
    const make = this.#named.get(name);
    this.#named.delete(name);
    if (make !== undefined) this.#found.push(make());
  }

  #table({ name, label, columns, rows, origin }: ir.DataTable): Element {
    const { names } = this.#model;
    const own = names.table(name);
    const rowType = itemName(own, "Row");
    this.#types.push(
      rowElement(
        rowType,
        columns.map((column) => [names.column(name, column.name), typeRef(column.type)]),
      ),
      element("itemDefinition", { name: itemName(own, "Rows"), isCollection: "true" }, [
        element("typeRef", {}, rowType),
      ]),
    );
    return element("decision", { id: decisionId(own), name: own, label }, [
      element("description", {}, origin.clause ?? ""),
      element("variable", { name: own, typeRef: itemName(own, "Rows") }),
      element("relation", { id: `${own}_logic` }, [
        ...columns.map((column) =>
          element("column", { name: names.column(name, column.name), typeRef: typeRef(column.type) }),
        ),
        ...rows.map((row) =>
          element(
            "row",
            {},
            columns.map((column) =>
              withText("literalExpression", valueFeel(row.values[column.name]!, column.type, row).text),
            ),
          ),
        ),
      ]),
    ]);
  }
}

function parameterElement({ name, label, type, values, origin }: ir.Parameter, { names }: Model): Element {
  const own = names.parameter(name);
  return element("decision", { id: decisionId(own), name: own, label }, [
    element("description", {}, origin.clause ?? ""),
    element("variable", { name: own, typeRef: typeRef(type) }),
    withText("literalExpression", valueFeel(values[0]!.value, type, values[0]!).text, { typeRef: typeRef(type) }),
  ]);
}

/** The clauses in which a decision is made. */
function clausesOf({ body, origin }: ir.Decision): string | null {
  const rules = casesIn(body).flatMap(({ cases }) => cases.map(({ rule }) => rule.clause));
  const clauses = new Set(origin.clause === null ? rules : [...rules, origin.clause]);
  return clauses.size === 0 ? null : [...clauses].join(" ");
}

function requirements(name: string, { facts, decisions, functions }: Writer, { names }: Model): readonly Element[] {
  const input = [...facts].map((fact) => element("requiredInput", { href: `#${inputId(fact)}` }));
  const other = [...decisions].map((each) => element("requiredDecision", { href: `#${decisionId(each)}` }));
  const known = [...functions].map((each) =>
    element("requiredKnowledge", { href: `#${functionId(names.calendar(each))}` }),
  );
  return [
    ...[...input, ...other].map((each, index) =>
      element("informationRequirement", { id: `${name}_asks${index + 1}` }, [each]),
    ),
    ...known.map((each, index) => element("knowledgeRequirement", { id: `${name}_calls${index + 1}` }, [each])),
  ];
}
