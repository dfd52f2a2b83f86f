/** The service's description in OpenAPI 3.1, made from the vocabularies of the notices that are served. */
import type { Json } from "../api/index.ts";
import type { Registry } from "./registry.ts";
import type { ServedEntity, ServedNotice } from "./served-notice.ts";

type Document = { readonly [key: string]: Json };

export function openApi({ notices }: Registry, version: string): Document {
  const named = notices.filter(({ name }) => notices.filter((each) => each.name === name).length === 1);
  return {
    openapi: "3.1.0",
    info: { title: "pol", version, description: "Decisions by the notices that are served here." },
    paths: {
      "/notices": { get: operation("listNotices", "The notices that are served", null, { type: "array" }) },
      "/evaluate": { post: onDay() },
      "/diff": {
        get: {
          ...operation("diff", "What two notices treat differently", null, { type: "object" }),
          parameters: [parameter("old", "The earlier notice"), parameter("next", "The later notice")],
        },
      },
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
  const base = `/notices/${encodeURIComponent(notice.name)}`;
  const main = notice.entity();
  return {
    [base]: { get: operation(`${notice.name}.describe`, notice.notice.program.notice.title, null, { type: "object" }) },
    [`${base}/schema`]: {
      get: operation(`${notice.name}.schema`, "JSON Schema of its records", null, { type: "object" }),
    },
    [`${base}/calendar`]: {
      get: operation(`${notice.name}.calendar`, "Its duties with their dates", null, { type: "object" }),
    },
    [`${base}/evaluate`]: { post: deciding(notice, main) },
    [`${base}/explain`]: {
      post: operation(`${notice.name}.explain`, "Why a record is decided as it is", inputOf(notice, main), {
        type: "object",
      }),
    },
    [`${base}/batch`]: {
      post: {
        operationId: `${notice.name}.batch`,
        summary: "Decides records line by line",
        requestBody: { required: true, content: { "application/x-ndjson": { schema: { type: "string" } } } },
        responses: {
          "200": {
            description: "A line for each",
            content: { "application/x-ndjson": { schema: { type: "string" } } },
          },
          ...failed,
        },
      },
    },
  };
}

function deciding(notice: ServedNotice, entity: ServedEntity): Document {
  const decided = {
    type: "object",
    required: ["notice", "policyHash", "decisions"],
    properties: {
      notice: { type: "string" },
      policyHash: { type: "string" },
      decisions: { $ref: `#/components/schemas/${schemaName(notice, entity.name, "decisions")}` },
    },
  };
  return operation(`${notice.name}.evaluate`, `${entity.label}: what is decided`, inputOf(notice, entity), decided);
}

function onDay(): Document {
  return {
    ...operation(
      "evaluateOnDay",
      "Decides a record by the notice within whose periods a day lies",
      { type: "object" },
      { type: "object" },
    ),
    parameters: [{ ...parameter("on", "The day of payment"), schema: { type: "string", format: "date" } }],
  };
}

function inputOf(notice: ServedNotice, { name }: ServedEntity): Document {
  return { $ref: `#/components/schemas/${schemaName(notice, name, "input")}` };
}

function parameter(name: string, description: string): Document {
  return { name, in: "query", required: true, description, schema: { type: "string" } };
}

function operation(operationId: string, summary: string, body: Document | null, answer: Document): Document {
  const requestBody =
    body === null ? {} : { requestBody: { required: true, content: { "application/json": { schema: body } } } };
  return {
    operationId,
    summary,
    ...requestBody,
    responses: { "200": { description: "The answer", content: { "application/json": { schema: answer } } }, ...failed },
  };
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
