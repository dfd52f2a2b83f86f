/** The service's description in OpenAPI 3.1, made from the vocabularies of the notices that are served. */
import type { Json } from "../api/index.ts";
import type { Registry } from "./registry.ts";
import type { ServedNotice } from "./served-notice.ts";

type Document = { readonly [key: string]: Json };

export function openApi({ notices }: Registry, version: string): Document {
  const named = notices.filter(({ name }) => notices.filter((each) => each.name === name).length === 1);
  const anything = { type: "object" };
  return {
    openapi: "3.1.0",
    info: { title: "pol", version, description: "Decisions by the notices that are served here." },
    // Who may ask is settled by the server in front of it.
    servers: [{ url: "/" }],
    security: [],
    paths: {
      "/notices": get("listNotices", "The notices that are served", { type: "array", items: anything }),
      "/evaluate": post(
        "evaluateOnDay",
        "Decides a record by the notice within whose periods a day lies",
        anything,
        anything,
        [
          { ...needed("on", "The day of payment"), schema: { type: "string", format: "date" } },
          optional("vocabulary", "The vocabulary of the notice"),
          ...deciding,
        ],
      ),
      "/diff": get("diff", "What two notices treat differently", anything, [
        needed("old", "The earlier notice, by its name or hash"),
        needed("next", "The later notice"),
      ]),
      "/health/live": get("live", "Whether the service runs", anything),
      "/health/ready": get("ready", "Whether it answers", anything),
      ...Object.assign({}, ...named.map(pathsOf)),
    },
    components: { schemas: { Problem: problemSchema, ...Object.assign({}, ...named.map(schemasOf)) } },
  };
}

/** A schema in the document, without the address of its dialect, which is that of the whole. */
function schemasOf(notice: ServedNotice): Document {
  return Object.assign(
    {},
    ...[...notice.entities.values()].map(({ name, schema }): Document => ({
      [schemaName(notice, name, "input")]: embedded(schema.input),
      [schemaName(notice, name, "decisions")]: embedded(schema.decisions),
    })),
  );
}

function embedded(schema: Json): Json {
  const { $schema: _, ...rest } = schema as Document;
  return rest;
}

function schemaName({ name }: ServedNotice, entity: string, of: "input" | "decisions"): string {
  // What a name of a schema may not hold is told by its number, so that two names stay two.
  return `${name}.${entity}.${of}`.replace(/[^A-Za-z\d.-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`);
}

function pathsOf(notice: ServedNotice): Document {
  const { name } = notice;
  const base = `/notices/${encodeURIComponent(name)}`;
  const anything = { type: "object" };
  const entity = optional("entity", "Of what the records are", [...notice.entities.keys()]);
  return {
    [base]: get(`${name}.describe`, notice.notice.program.notice.title, anything),
    [`${base}/schema`]: get(`${name}.schema`, "JSON Schema of its records", anything, [
      entity,
      optional("of", "The records, or what is decided of them", ["input", "decisions"]),
    ]),
    [`${base}/calendar`]: get(`${name}.calendar`, "Its duties with their dates", anything, [
      optional("event", "The day of an event, as born:2025-03-01"),
    ]),
    [`${base}/evaluate`]: post(
      `${name}.evaluate`,
      "Decides a record",
      anyOf(notice, "input"),
      {
        type: "object",
        required: ["notice", "policyHash", "decisions"],
        properties: {
          notice: { type: "string" },
          policyHash: { type: "string" },
          decisions: anyOf(notice, "decisions"),
          record: { type: "object", description: "The decision as it can be kept and decided again" },
        },
      },
      [entity, ...deciding],
    ),
    [`${base}/explain`]: post(`${name}.explain`, "Why a record is decided as it is", anyOf(notice, "input"), anything, [
      entity,
      optional("decision", "Names of decisions, separated by commas; all where none are named"),
    ]),
    [`${base}/batch`]: {
      post: {
        ...operation(`${name}.batch`, "Decides records line by line", [entity, deciding[0]!]),
        requestBody: { required: true, content: lines },
        responses: { "200": { description: "A line for each line", content: lines }, ...failed },
      },
    },
  };
}

/** The schema of a record of the entity that a notice speaks of, or of another that is asked for. */
function anyOf(notice: ServedNotice, of: "input" | "decisions"): Document {
  const main = notice.entity().name;
  const names = [main, ...[...notice.entities.keys()].filter((name) => name !== main)];
  const references = names.map((name) => ({ $ref: `#/components/schemas/${schemaName(notice, name, of)}` }));
  return references.length === 1 ? references[0]! : { anyOf: references };
}

const lines = { "application/x-ndjson": { schema: { type: "string" } } };

function needed(name: string, description: string): Document {
  return { name, in: "query", required: true, description, schema: { type: "string" } };
}

function optional(name: string, description: string, options?: readonly string[]): Document {
  const schema = { type: "string", ...(options === undefined ? {} : { enum: options }) };
  return { name, in: "query", required: false, description, schema };
}

/** How decisions are answered. */
const deciding: readonly Document[] = [
  optional("labels", "Labels in place of identifiers", ["zh"]),
  optional("record", "With a record that can be decided again", ["yes"]),
];

function operation(operationId: string, summary: string, parameters: readonly Document[]): Document {
  return { operationId, summary, ...(parameters.length === 0 ? {} : { parameters }) };
}

function get(id: string, summary: string, answer: Document, parameters: readonly Document[] = []): Document {
  return { get: { ...operation(id, summary, parameters), responses: answered(answer) } };
}

function post(
  id: string,
  summary: string,
  body: Document,
  answer: Document,
  parameters: readonly Document[],
): Document {
  const requestBody = { required: true, content: { "application/json": { schema: body } } };
  return { post: { ...operation(id, summary, parameters), requestBody, responses: answered(answer) } };
}

function answered(answer: Document): Document {
  return { "200": { description: "The answer", content: { "application/json": { schema: answer } } }, ...failed };
}

const problemSchema: Document = {
  type: "object",
  required: ["type", "title", "status"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    errors: { type: "array", items: { type: "string" } },
  },
};

const failed: Document = {
  default: {
    description: "What went wrong, in the language that is asked for",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  },
};
