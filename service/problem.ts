/** Errors as `application/problem+json` (RFC 9457), in the caller's language. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Language } from "../api/index.ts";

/** A text in both languages. */
export type Text = { readonly [L in Language]: string };

/** What went wrong with a request: by its code, which is stable, and in words. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: Text;
  /** One sentence for each fault. */
  readonly faults: (language: Language) => readonly string[];

  constructor(status: number, code: string, title: Text, faults: (language: Language) => readonly string[] = () => []) {
    super(title.en);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.title = title;
    this.faults = faults;
  }
}

/** A problem as it is sent. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly errors?: readonly string[];
}

/** The document of a problem. */
export function problemDocument({ status, code, title, faults }: Problem, language: Language): ProblemDocument {
  const errors = faults(language);
  return {
    type: `urn:pol:problem:${code}`,
    title: title[language],
    status,
    ...(errors.length === 0 ? {} : { errors }),
  };
}

/** Answers a request with a problem. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request);
  return reply
    .code(problem.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .header("content-language", language)
    .send(JSON.stringify(problemDocument(problem, language)));
}

/** The language that a caller asks for first of those that there are; English where it asks for none. */
export function languageOf({ headers }: Pick<FastifyRequest, "headers">): Language {
  const wanted = (headers["accept-language"] ?? "").split(",").map((part) => {
    const [tag = "", weight] = part.trim().split(";");
    return {
      tag: tag.toLowerCase(),
      weight: weight === undefined ? 1 : Number(/^\s*q=([\d.]+)/u.exec(weight)?.[1] ?? 0),
    };
  });
  const known = wanted.filter(({ tag, weight }) => /^(?:zh|en)\b/u.test(tag) && weight > 0);
  const [first] = known.sort((left, right) => right.weight - left.weight);
  return first?.tag.startsWith("zh") === true ? "zh" : "en";
}
