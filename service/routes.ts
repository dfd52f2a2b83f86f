/** The addresses of the service. */
import { Readable } from "node:stream";
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { calendar, type Difference, type Json, record } from "../api/index.ts";
import { answerLines } from "./batch.ts";
import { decide, readRecord, reasons } from "./deciding.ts";
import type { Gate } from "./gate.ts";
import type { Limits } from "./limits.ts";
import type { Metrics } from "./metrics.ts";
import { openApi } from "./open-api.ts";
import { pageFiles, pagePolicy } from "./page.ts";
import { languageOf } from "./problem.ts";
import { decidedTogether, notComparable, notUtf8, wrongParameter, wrongType } from "./problems.ts";
import { day, labels, names, needed, one, only, type Query, recorded } from "./queries.ts";
import type { Registry } from "./registry.ts";
import type { ServedEntity, ServedNotice } from "./served-notice.ts";

/** What the addresses rest on. */
export interface Service {
  /** The notices of the moment. */
  readonly registry: () => Registry;
  readonly metrics: Metrics;
  readonly limits: Limits;
  /** Through which batches go. */
  readonly gate: Gate;
  readonly version: string;
  readonly compare: Compare;
}

/** Compares two notices; it may take a second or two. */
export type Compare = (old: ServedNotice, next: ServedNotice) => Difference | Promise<Difference>;

type Asking = FastifyRequest<{ Querystring: Query; Params: { readonly notice: string } }>;

const lines = "application/x-ndjson; charset=utf-8";

/** Adds every address. */
export function addRoutes(server: FastifyInstance, service: Service): void {
  const { registry, metrics } = service;
  const noticeOf = (request: Asking): ServedNotice => registry().find(request.params.notice);
  server.get("/health/live", async () => ({ status: "live" }));
  server.get("/health/ready", async () => ({ status: "ready", notices: registry().notices.length }));
  server.get("/metrics", async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  server.get("/openapi.json", async () => openApi(registry(), service.version));
  for (const { path, type, text } of pageFiles) {
    server.get(path, async (_, reply) => reply.type(type).header("content-security-policy", pagePolicy).send(text));
  }

  server.addHook("preHandler", (request, _, done) => {
    const { takes } = request.routeOptions.config;
    if (takes !== undefined) only(request.query as Query, takes);
    done();
  });
  server.get("/notices", takes(), async () => registry().notices.map(describe));
  server.get("/notices/:notice", takes(), async (request: Asking) => describe(noticeOf(request)));
  server.get("/notices/:notice/schema", takes("entity", "of"), async (request: Asking) =>
    schemaOf(noticeOf(request), request.query),
  );
  server.get("/notices/:notice/calendar", takes("event"), async (request: Asking) =>
    calendarOf(noticeOf(request), request.query),
  );
  server.post("/notices/:notice/evaluate", takes("entity", "labels", "record"), async (request: Asking) =>
    evaluate(noticeOf(request), request, service),
  );
  server.post("/notices/:notice/explain", takes("entity", "decision"), async (request: Asking) =>
    explain(noticeOf(request), request),
  );
  server.post("/notices/:notice/batch", takes("entity", "labels"), async (request: Asking, reply) =>
    batch(noticeOf(request), request, reply, service),
  );
  server.post("/evaluate", takes("on", "vocabulary", "entity", "labels", "record"), async (request: Asking) => {
    const { query } = request;
    return evaluate(registry().on(day(query, "on"), one(query, "vocabulary")), request, service);
  });
  server.get("/diff", takes("old", "next"), async (request: Asking) =>
    compare(registry(), request.query, service.compare),
  );
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** The parameters that an address takes. */
    readonly takes?: readonly string[];
  }
}

function takes(...names: readonly string[]): { readonly config: FastifyContextConfig } {
  return { config: { takes: names } };
}

function describe({ name, hash, notice, entities }: ServedNotice): Json {
  const { title, number, year } = notice.program.notice;
  return {
    name,
    title,
    number,
    year,
    policyHash: hash,
    vocabulary: notice.program.vocabulary.name,
    mainEntity: notice.program.mainEntity,
    entities: [...entities.values()].map(({ name: entity, label }) => ({ name: entity, label })),
    readings: Object.fromEntries(notice.program.readings.map((reading) => [reading.name, reading.taken])),
  };
}

function schemaOf(notice: ServedNotice, query: Query): Json {
  const { schema } = notice.entity(one(query, "entity"));
  const of = one(query, "of") ?? "input";
  if (of !== "input" && of !== "decisions") {
    throw wrongParameter("of", { en: "input or decisions", zh: "input 或 decisions" });
  }
  return schema[of];
}

/** The duties; `event=born:2025-03-01` gives the date of an event that duties wait for. */
function calendarOf({ notice }: ServedNotice, query: Query): Json {
  const events = names(query, "event").map((each): readonly [string, string] => {
    const at = each.lastIndexOf(":");
    return [each.slice(0, at), each.slice(at + 1)];
  });
  try {
    const { dates, unlisted, unknownEvents } = calendar(notice, Object.fromEntries(events));
    if (unknownEvents.length === 0) return { dates, unlisted } as unknown as Json;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw wrongParameter("event", { en: "EVENT:DATE, as born:2025-03-01", zh: "事件:日期，如 born:2025-03-01" });
}

function bodyOf({ body }: FastifyRequest): string {
  if (typeof body !== "string") throw wrongType("application/json");
  return body;
}

function evaluate(notice: ServedNotice, request: Asking, { metrics, version }: Service): Json {
  const { query } = request;
  const entity = notice.entity(one(query, "entity"));
  let isDecided = false;
  try {
    const [isLabelled, isRecorded] = [labels(query), recorded(query)];
    const facts = readRecord(entity, bodyOf(request));
    const decisions = decide(entity, facts, isLabelled);
    isDecided = true;
    const kept = isRecorded ? { record: { ...record(notice.notice, facts, version, entity.name) } } : {};
    return { notice: notice.name, policyHash: notice.hash, decisions, ...kept } as unknown as Json;
  } finally {
    metrics.record(notice.name, isDecided);
  }
}

function explain(notice: ServedNotice, request: Asking): Json {
  const entity = notice.entity(one(request.query, "entity"));
  return reasons(notice, entity, readRecord(entity, bodyOf(request)), names(request.query, "decision"));
}

function batch(notice: ServedNotice, request: Asking, reply: FastifyReply, service: Service): FastifyReply {
  const entity: ServedEntity = notice.entity(one(request.query, "entity"));
  const isLabelled = labels(request.query);
  const { body } = request;
  if (!(body instanceof Readable)) throw wrongType("application/x-ndjson");
  if (entity.group !== null) throw decidedTogether(entity.name, entity.group);
  const leave = service.gate.enter();
  const answers = Readable.from(
    answerLines(body, entity, {
      labels: isLabelled,
      language: languageOf(request),
      mostBytes: service.limits.body,
      silence: service.limits.silence,
      count: (isDecided) => service.metrics.record(notice.name, isDecided),
      report: (error) => request.log.error({ err: error }, "defect"),
      leave,
    }),
  );
  // A caller may go before the first line is asked for.
  answers.once("close", leave);
  return reply.type(lines).send(answers);
}

/** The comparisons that were asked for of a registry: each is worked out once. */
const comparisons = new WeakMap<Registry, Map<string, Difference | Promise<Difference>>>();

async function compare(registry: Registry, query: Query, work: Compare): Promise<Json> {
  const differences = comparisons.get(registry) ?? new Map<string, Difference | Promise<Difference>>();
  comparisons.set(registry, differences);
  const [old, next] = [registry.find(needed(query, "old")), registry.find(needed(query, "next"))];
  const key = `${old.hash} ${next.hash}`;
  const asked = differences.get(key) ?? work(old, next);
  differences.set(key, asked);
  try {
    const difference = await asked;
    if (!difference.ok) throw notComparable();
    return difference.report;
  } catch (error) {
    differences.delete(key);
    throw error;
  }
}

const strictly = new TextDecoder("utf-8", { fatal: true });

/** The text of a body. Throws a `Problem` where it is packed, of another encoding, or no text in UTF-8. */
export function textOf({ headers }: Pick<FastifyRequest, "headers">, body: Buffer): string {
  const charset = /;\s*charset="?([^";\s]+)/iu.exec(headers["content-type"] ?? "")?.[1] ?? "utf-8";
  const packed = headers["content-encoding"] ?? "identity";
  if (!/^utf-?8$/iu.test(charset) || packed !== "identity") throw wrongType("application/json, UTF-8");
  try {
    return strictly.decode(body);
  } catch {
    throw notUtf8();
  }
}

/** How bodies are read: one record as text, so that nothing in it is lost; a batch as it comes. */
export function addBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(/^application\/(?:[\w.-]+\+)?json\b/u, { parseAs: "buffer" }, (request, body, done) => {
    try {
      done(null, textOf(request, body as Buffer));
    } catch (problem) {
      done(problem as Error);
    }
  });
  server.addContentTypeParser(/^application\/(?:x-)?(?:ndjson|jsonl|jsonlines)\b/u, (_, payload, done) =>
    done(null, payload),
  );
}
