/** The service: a server over a registry of notices. */
import { STATUS_CODES } from "node:http";
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type LogLevel,
} from "fastify";
import { diff, type Difference } from "../api/index.ts";
import { Gate } from "./gate.ts";
import type { Limits } from "./limits.ts";
import { Metrics } from "./metrics.ts";
import { languageOf, Problem, problemDocument, sendProblem } from "./problem.ts";
import { defect, headTooLarge, malformed, notFound, tooLarge, tooSlow, wrongMethod, wrongType } from "./problems.ts";
import type { Registry } from "./registry.ts";
import type { ServedNotice } from "./served-notice.ts";
import { addBodies, addRoutes, type Compare } from "./routes.ts";

/** How a service is set up. */
export interface ServiceOptions {
  readonly limits: Limits;
  readonly version: string;
  /** The least that is logged, as lines of JSON: no body, no address with its parameters, nothing about a person. */
  readonly log: { readonly level: LogLevel; readonly stream: { write(line: string): void } };
  /** How notices are compared: here and now, while nothing else is answered, where nothing else is said. */
  readonly compare?: Compare;
}

/** A service that answers requests once it listens. */
export interface Service {
  readonly server: FastifyInstance;
  /** Serves other notices from now on; requests at work end with those that they began with. */
  readonly replace: (registry: Registry) => void;
  /** Notes that the notices could not be read again. */
  readonly keepOld: () => void;
}

export function createService(
  registry: Registry,
  { limits, version, log, compare = compareHere }: ServiceOptions,
): Service {
  let current = registry;
  const metrics = new Metrics();
  const server = fastify({
    logger: { level: log.level, stream: log.stream },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.body,
    requestTimeout: 0,
    // Names of notices may be as long as they like.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 4096 },
    frameworkErrors: (_, request, reply) =>
      void sendProblem(malformed(), request as FastifyRequest, reply as FastifyReply),
    forceCloseConnections: "idle",
    clientErrorHandler: answerMalformed,
  });
  addBodies(server);
  addTimeLimit(server, limits.seconds);
  server.setNotFoundHandler((request, reply) => sendProblem(notFound(), request, reply));
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOf(error, limits);
    if (problem.status >= 500 && !(error instanceof Problem)) request.log.error({ err: error }, "defect");
    if (problem.status === 503) void reply.header("retry-after", "1");
    return sendProblem(problem, request, reply);
  });
  server.addHook("onSend", (_, reply, payload, done) => {
    void reply.header("x-content-type-options", "nosniff").header("cache-control", "no-store");
    done(null, payload);
  });
  server.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "none";
    const { method } = request;
    const { statusCode: status, elapsedTime: milliseconds } = reply;
    metrics.request(route, method, status, milliseconds);
    request.log.info({ route, method, status, milliseconds }, "answered");
    done();
  });
  endConnectionsOnClose(server);
  const methods = methodsByAddress(server);
  addRoutes(server, { registry: () => current, metrics, limits, gate: new Gate(limits.atWork), version, compare });
  refuseOtherMethods(server, methods);
  return {
    server,
    replace: (next) => {
      current = next;
      metrics.reload(true);
    },
    keepOld: () => metrics.reload(false),
  };
}

/** The methods of each address that is added from now on. */
function methodsByAddress(server: FastifyInstance): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  server.addHook("onRoute", ({ url, method }) => {
    methods.set(url, [...new Set([...(methods.get(url) ?? []), ...[method].flat()])]);
  });
  return methods;
}

/** Says of each address how it is to be asked, to who asks otherwise. */
function refuseOtherMethods(server: FastifyInstance, methods: ReadonlyMap<string, readonly string[]>): void {
  for (const [url, allowed] of [...methods]) {
    const other = server.supportedMethods.filter((method) => !allowed.includes(method));
    const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      sendProblem(wrongMethod(request.method, allowed), request, reply.header("allow", allowed.join(", ")));
    // Whatever it would have brought is not read.
    server.route({ method: other, url, onRequest: refuse, handler: refuse });
  }
}

function compareHere(old: ServedNotice, next: ServedNotice): Difference {
  return diff(old.notice, next.notice);
}

/** A connection on which a request was at work when the service was told to stop ends with its answer. */
function endConnectionsOnClose(server: FastifyInstance): void {
  let isClosing = false;
  server.addHook("preClose", async () => {
    isClosing = true;
  });
  server.addHook("onResponse", ({ raw }, _, done) => {
    if (isClosing) raw.socket.end();
    done();
  });
}

/** What went wrong, where the server itself found it. */
function problemOf(error: FastifyError, limits: Limits): Problem {
  if (error instanceof Problem) return error;
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return tooLarge(limits.body);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return wrongType("application/json");
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_BAD_URL":
      return malformed();
    default:
      return (error.statusCode ?? 500) < 500 ? malformed(error.statusCode!) : defect();
  }
}

/** A body of one record must come in time; a batch may take as long as its lines. One timer looks after all of them. */
function addTimeLimit(server: FastifyInstance, seconds: number): void {
  const waiting = new Map<FastifyRequest, { readonly reply: FastifyReply; readonly until: number }>();
  const refuseLate = (): void => {
    for (const [request, { reply, until }] of waiting) {
      // Requests come in the order of their times.
      if (until > performance.now()) return;
      waiting.delete(request);
      void reply.header("connection", "close");
      sendProblem(tooSlow(seconds), request, reply);
      reply.raw.once("finish", () => request.raw.destroy());
    }
  };
  const timer = setInterval(refuseLate, Math.min(seconds * 1000, 1000)).unref();
  server.addHook("onClose", async () => clearInterval(timer));
  server.addHook("preParsing", (request, reply, payload, done) => {
    const isBatch = request.routeOptions.url?.endsWith("/batch") === true;
    if (!isBatch) waiting.set(request, { reply, until: performance.now() + seconds * 1000 });
    done(null, payload);
  });
  const arrived = (request: FastifyRequest): boolean => waiting.delete(request);
  server.addHook("preValidation", (request, _, done) => {
    arrived(request);
    done();
  });
  server.addHook("onError", (request, _, __, done) => {
    arrived(request);
    done();
  });
  server.addHook("onRequestAbort", (request, done) => {
    arrived(request);
    done();
  });
}

/** What is no request at all is told so on its connection. */
function answerMalformed(
  { code }: NodeJS.ErrnoException,
  socket: { writable: boolean; destroy(): void; end(text: string): void },
): void {
  if (!socket.writable) return socket.destroy();
  const problem = code === "HPE_HEADER_OVERFLOW" ? headTooLarge() : malformed();
  const body = JSON.stringify(problemDocument(problem, languageOf({ headers: {} })));
  return socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
