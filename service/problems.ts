/** What can be wrong with a request. */
import { failureMessage, inputMessage, type EntitySchema, type FactRecord, type InputError } from "../api/index.ts";
import { Problem } from "./problem.ts";

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
const zhQuoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join("、");

/** Nothing is served at an address. */
export function notFound(): Problem {
  return new Problem(404, "not-found", { en: "there is nothing at this address", zh: "此地址没有内容" });
}

/** An address is asked in another way than it answers to. */
export function wrongMethod(method: string, allowed: readonly string[]): Problem {
  return new Problem(405, "wrong-method", {
    en: `this address answers to ${allowed.join(" and ")}, not to ${method}`,
    zh: `此地址须以 ${allowed.join("、")} 请求，而不是 ${method}`,
  });
}

/** The head of a request is longer than any caller needs. */
export function headTooLarge(): Problem {
  return new Problem(431, "head-too-large", {
    en: "the address and the headers of the request are too long together",
    zh: "请求的地址和标头过长",
  });
}

/** No notice of a name or a hash is served. */
export function unknownNotice(asked: string, served: readonly string[]): Problem {
  return new Problem(404, "unknown-notice", {
    en: `the notice \`${asked}\` is not served; there are ${quoted(served)}`,
    zh: `未提供通知“${asked}”，现有${zhQuoted(served)}`,
  });
}

/** A name, or a date, stands for several notices. */
export function severalNotices(asked: string, hashes: readonly string[]): Problem {
  return new Problem(
    409,
    "several-notices",
    {
      en: `several notices answer to \`${asked}\`; ask one by its hash`,
      zh: `与“${asked}”相应的通知不止一份，请以摘要指明其一`,
    },
    () => hashes,
  );
}

/** No notice lets anybody pay on a day. */
export function noNoticeOn(day: string): Problem {
  return new Problem(404, "no-notice-on-day", {
    en: `no notice that is served has ${day} within its periods`,
    zh: `所提供的通知中，没有一份的时段包含${day}`,
  });
}

/** A notice has no entity of a name. */
export function unknownEntity(asked: string, entities: readonly string[]): Problem {
  return new Problem(404, "unknown-entity", {
    en: `there is no entity \`${asked}\`; there are ${quoted(entities)}`,
    zh: `没有主体“${asked}”，现有${zhQuoted(entities)}`,
  });
}

/** An entity has no decision of a name. */
export function unknownDecision(asked: string, decisions: readonly string[]): Problem {
  return new Problem(404, "unknown-decision", {
    en: `there is no decision \`${asked}\`; there are ${quoted(decisions)}`,
    zh: `没有结论“${asked}”，现有${zhQuoted(decisions)}`,
  });
}

/** A parameter of the address has a value that it does not take. */
export function wrongParameter(name: string, takes: { readonly en: string; readonly zh: string }): Problem {
  return new Problem(400, "wrong-parameter", {
    en: `the parameter \`${name}\` takes ${takes.en}`,
    zh: `参数“${name}”须为${takes.zh}`,
  });
}

/** An address has a parameter that it does not take. */
export function unknownParameter(name: string, known: readonly string[]): Problem {
  return new Problem(400, "unknown-parameter", {
    en: `there is no parameter \`${name}\` here${known.length === 0 ? "" : `; there are ${quoted(known)}`}`,
    zh: `此处没有参数“${name}”${known.length === 0 ? "" : `，可用${zhQuoted(known)}`}`,
  });
}

/** What came is no request as HTTP has it. */
export function malformed(status = 400): Problem {
  return new Problem(status, "bad-request", { en: "the request is malformed", zh: "请求格式有误" });
}

/** The body is not JSON. */
export function notJson(offset: number): Problem {
  return new Problem(400, "not-json", {
    en: `the body is not JSON from character ${offset + 1} on`,
    zh: `请求正文自第 ${offset + 1} 个字符起不是 JSON`,
  });
}

/** The body is not text in UTF-8. */
export function notUtf8(): Problem {
  return new Problem(400, "not-utf-8", { en: "the body is not UTF-8", zh: "请求正文不是 UTF-8 文本" });
}

/** A record that is not as the vocabulary says. */
export function wrongRecord(errors: readonly InputError[]): Problem {
  return new Problem(
    422,
    "wrong-record",
    { en: "the record is not as the vocabulary says", zh: "记录不符合词汇表" },
    (language) => errors.map((error) => inputMessage(error, language === "en" ? "record" : "记录", language)),
  );
}

/** Records that form a group which the rules ask cannot be decided one by one. */
export function decidedTogether(entity: string, group: string): Problem {
  return new Problem(422, "decided-together", {
    en: `a batch decides each \`${entity}\` by itself, and the rules ask the \`${group}\` that several form; \`pol run\` forms it`,
    zh: `批量请求逐条裁定“${entity}”，而规则涉及由多条组成的“${group}”；请用 pol run`,
  });
}

/** A notice gives a record no answer; null where an error says something else. */
export function noAnswer(error: unknown, schema: EntitySchema, facts: FactRecord): Problem | null {
  if (failureMessage(error, schema, facts, "en") === null) return null;
  return new Problem(
    422,
    "no-answer",
    { en: "the notice gives this record no single answer", zh: "通知对此记录没有唯一的结论" },
    (language) => [failureMessage(error, schema, facts, language)!],
  );
}

/** Two notices are of different vocabularies. */
export function notComparable(): Problem {
  return new Problem(409, "not-comparable", {
    en: "the notices use different vocabularies and cannot be compared",
    zh: "两份通知使用的词汇表不同，无法比较",
  });
}

/** A request, or a line of it, is larger than is taken. */
export function tooLarge(most: number): Problem {
  return new Problem(413, "too-large", {
    en: `more than ${most} bytes are not taken at once`,
    zh: `一次至多接收 ${most} 字节`,
  });
}

/** The body did not come in time. */
export function tooSlow(seconds: number): Problem {
  return new Problem(408, "too-slow", {
    en: `the body did not come within ${seconds} seconds`,
    zh: `请求正文未在 ${seconds} 秒内到达`,
  });
}

/** The body is of a kind that is not read. */
export function wrongType(wanted: string): Problem {
  return new Problem(415, "wrong-type", { en: `the body must be ${wanted}`, zh: `请求正文须为 ${wanted}` });
}

/** As many as may be are at work already. */
export function busy(): Problem {
  return new Problem(503, "busy", {
    en: "as many requests of this kind as are allowed are at work; try again in a second",
    zh: "此类请求已达上限，请一秒后重试",
  });
}

/** The service itself is at fault. */
export function defect(): Problem {
  return new Problem(500, "defect", {
    en: "the service has a defect, which is in its log",
    zh: "服务出错，详情见日志",
  });
}
