/** The server of `pol studio`: the page, and the folder that it works in, for this machine's browser alone. */
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { rosterMessage } from "../../roster/problem.ts";
import type { Language } from "../language.ts";
import type { StudioFolder } from "./folder.ts";

/** What the server is about. */
export interface StudioOptions {
  readonly folder: StudioFolder;
  /** What the page calls the folder. */
  readonly name: string;
  /** Where the page's files are. */
  readonly page: string;
  readonly language: Language;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".pol": "text/plain; charset=utf-8",
};

/** A notice has some ten thousand bytes. */
const longestText = 8 * 1024 * 1024;

/** What a page may do is said on it, for every server; a worker has no page, and compiles notices to functions. */
const workerPolicy = "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'";

/** A server that answers once it listens. */
export async function createStudio({ folder, name, page, language }: StudioOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: longestText,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 4096 },
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("text/plain", { parseAs: "string" }, (_, body, done) => done(null, body));
  server.addHook("onRequest", refuseOthers);
  server.addHook("onSend", async (_, reply) => {
    void reply
      .header("x-content-type-options", "nosniff")
      .header("x-frame-options", "DENY")
      .header("referrer-policy", "no-referrer")
      .header("cross-origin-resource-policy", "same-origin")
      .header("cache-control", "no-cache");
  });
  await servePage(server, page, name);
  serveFolder(server, folder, language);
  return server;
}

/** Each of the page's files, by its own path: there is no other to ask for. */
async function servePage(server: FastifyInstance, page: string, name: string): Promise<void> {
  const entries = await readdir(page, { recursive: true, withFileTypes: true });
  const paths = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  for (const path of paths.filter((each) => extname(each) !== ".html")) {
    server.get(`/${relative(page, path).split(sep).join("/")}`, async (_, reply) => {
      if (path.endsWith("-worker.js")) void reply.header("content-security-policy", workerPolicy);
      return reply.type(types[extname(path)] ?? "application/octet-stream").send(await readFile(path));
    });
  }
  const html = await readFile(join(page, "index.html"), "utf8");
  const [, policy = ""] = /content="(default-src[^"]+)"/u.exec(html) ?? [];
  const served = html.replace("</title>", () => `</title><meta name="pol-folder" content="${escaped(name)}" />`);
  server.get("/", async (_, reply) => {
    // Only a header can forbid that another page frames this one.
    void reply.header("content-security-policy", `${policy}; frame-ancestors 'none'`);
    return reply.type(types[".html"]!).send(served);
  });
}

interface WithPath {
  readonly Params: { readonly "*": string };
}

function serveFolder(server: FastifyInstance, folder: StudioFolder, language: Language): void {
  server.get("/folder", () => folder.list());
  server.get<WithPath>("/folder/*", async (request, reply) => {
    const file = await folder.read(request.params["*"]);
    if (file === null) return reply.code(404).send();
    return reply.header("etag", file.version).type("text/plain; charset=utf-8").send(file.bytes);
  });
  server.put<WithPath & { readonly Body: string }>("/folder/*", async (request, reply) => {
    const { "if-match": version, "if-none-match": none } = request.headers;
    if (version === undefined && none !== "*") return reply.code(428).send();
    const path = request.params["*"];
    const written = await folder.write(path, request.body, version ?? null);
    if (written.outcome === "changed") return reply.code(412).send();
    if (written.outcome === "written") return reply.header("etag", written.version).code(204).send();
    return reply
      .code(403)
      .type("text/plain; charset=utf-8")
      .send(rosterMessage(written.problem, path, language));
  });
}

/**
 * Other programs' pages, and names that an attacker lets point to this machine, get nothing: whoever asks must have
 * asked for this machine, and a page that asks must be the studio's own.
 */
async function refuseOthers(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { host = "", origin } = request.headers;
  const isHere = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/u.test(host);
  const site = request.headers["sec-fetch-site"] ?? "same-origin";
  const isOwn = (origin === undefined || origin === `http://${host}`) && /^(?:same-origin|none)$/u.test(String(site));
  if (!isHere || !isOwn) await reply.code(403).send();
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
