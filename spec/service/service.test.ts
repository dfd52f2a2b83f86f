/** What the service answers, request by request. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Notice, readDecision, replay } from "../../api/index.ts";
import { householdNotice, poolNotice, poolService, registryOf } from "./sample.ts";

type Pool = Awaited<ReturnType<typeof poolService>>;
let pool: Pool;

beforeEach(async () => {
  pool = await poolService();
});
afterEach(() => pool.server.close());

async function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const sent = { "content-type": "application/json", ...headers };
  const {
    statusCode,
    body: text,
    headers: got,
  } = await pool.server.inject({ method: "POST", url, payload, headers: sent });
  return { status: statusCode, type: got["content-type"], body: text };
}

async function get(url: string) {
  const { statusCode, body } = await pool.server.inject({ method: "GET", url });
  return { status: statusCode, body: JSON.parse(body) as never };
}

const swimmer = { id: "1", paidOn: "2025-07-01", visits: 3 };

describe("one record", () => {
  test("is decided, with the hash of the notice that decided it", async () => {
    const { status, type, body } = await post("/notices/pool-2025/evaluate", swimmer);
    expect({ status, type, body: JSON.parse(body) }).toEqual({
      status: 200,
      type: "application/json; charset=utf-8",
      body: {
        notice: "pool-2025",
        policyHash: poolNotice(2025, 4).policyHash,
        decisions: { id: "1", season: "late", fee: "12.00" },
      },
    });
  });

  test("is answered in labels where they are asked", async () => {
    const { body } = await post("/notices/pool-2025/evaluate?labels=zh", swimmer);
    expect(JSON.parse(body).decisions).toEqual({ 编号: "1", 时段: "晚", 年费: "12.00" });
  });

  test("is decided by a notice that is pinned by its hash", async () => {
    const { policyHash } = poolNotice(2024, 3);
    for (const asked of [policyHash, policyHash.slice(0, 12)]) {
      expect(JSON.parse((await post(`/notices/${asked}/evaluate`, swimmer)).body).notice).toBe("pool-2024");
    }
    expect((await post(`/notices/${policyHash.slice(0, 11)}/evaluate`, swimmer)).status).toBe(404);
  });

  test("is decided by the notice within whose periods the day of payment lies", async () => {
    const asked = async (query: string) => {
      const { status, body } = await post(`/evaluate?${query}`, swimmer);
      return status === 200 ? JSON.parse(body).notice : `${status} ${JSON.parse(body).title}`;
    };
    expect(await Promise.all(["on=2024-12-31", "on=2025-01-01", "on=2026-01-01", "on=2025-02-30", ""].map(asked)))
      .toMatchInlineSnapshot(`
      [
        "pool-2024",
        "pool-2025",
        "404 no notice that is served has 2026-01-01 within its periods",
        "400 the parameter \`on\` takes a date such as 2025-03-01",
        "400 the parameter \`on\` takes a value, and is missing",
      ]
    `);
  });

  test("is answered with a record that decides again to the same", async () => {
    const { body } = await post("/notices/pool-2025/evaluate?record=yes", swimmer);
    const kept = readDecision(JSON.parse(body).record);
    if (typeof kept === "string") throw new Error(kept);
    expect(kept.policyHash).toBe(poolNotice(2025, 4).policyHash);
    expect(replay(poolNotice(2025, 4), kept)).toEqual({ result: "same" });
    expect(replay(poolNotice(2025, 5), kept)).toEqual({
      result: "outcome",
      changed: [{ decision: "fee", was: "12.00", is: "15.00" }],
    });
  });

  test("is explained", async () => {
    const { body } = await post(`/notices/pool-2025/explain?decision=${encodeURIComponent("年费")}`, swimmer);
    const { policyHash, decisions } = JSON.parse(body);
    expect({
      policyHash,
      decisions: decisions.map(({ name, value }: { name: string; value: string }) => [name, value]),
    }).toEqual({
      policyHash: poolNotice(2025, 4).policyHash,
      decisions: [["fee", "12.00"]],
    });
  });
});

describe("what is wrong is a problem", () => {
  const asked: readonly (readonly [string, () => Promise<{ status: number; type: unknown; body: string }>])[] = [
    ["no JSON", () => post("/notices/pool-2025/evaluate", "{")],
    ["no body", () => post("/notices/pool-2025/evaluate", "")],
    ["no record", () => post("/notices/pool-2025/evaluate", [1])],
    ["faults", () => post("/notices/pool-2025/evaluate", { paidOn: "2025-13-01", visits: 10, visit: 1 })],
    ["a field twice", () => post("/notices/pool-2025/evaluate", '{"paidOn":"2025-01-01","visits":1,"visits":2}')],
    [
      "in Chinese",
      () => post("/notices/pool-2025/evaluate", { visits: 1 }, { "accept-language": "fr, zh-CN;q=0.8, en;q=0.5" }),
    ],
    ["no answer", () => post("/notices/pool-2025/evaluate", { ...swimmer, branch: "西" })],
    ["an unknown notice", () => post("/notices/pool-2023/evaluate", swimmer)],
    ["an unknown entity", () => post("/notices/pool-2025/evaluate?entity=town", swimmer)],
    ["an unknown decision", () => post("/notices/pool-2025/explain?decision=fees", swimmer)],
    ["a wrong parameter", () => post("/notices/pool-2025/evaluate?labels=en", swimmer)],
    ["a parameter that is none", () => post("/notices/pool-2025/evaluate?label=zh", swimmer)],
    ["a parameter twice", () => post("/notices/pool-2025/evaluate?entity=person&entity=person", swimmer)],
    ["another type", () => post("/notices/pool-2025/evaluate", "id=1", { "content-type": "text/plain" })],
    [
      "a batch for one record",
      () => post("/notices/pool-2025/evaluate", "{}", { "content-type": "application/x-ndjson" }),
    ],
    ["another address", () => post("/people", swimmer)],
  ];
  test.each(asked)("%s", async (_, ask) => {
    const { status, type, body } = await ask();
    expect(type).toBe("application/problem+json; charset=utf-8");
    expect({ status, ...JSON.parse(body) }).toMatchSnapshot();
  });

  test("a body that is not UTF-8, or packed", async () => {
    const asked = async (payload: Buffer, headers: Readonly<Record<string, string>>) => {
      const url = "/notices/pool-2025/evaluate";
      const { statusCode, body } = await pool.server.inject({ method: "POST", url, payload, headers });
      return `${statusCode} ${JSON.parse(body).type}`;
    };
    const type = "application/json";
    const text = Buffer.from(JSON.stringify(swimmer));
    expect(await asked(Buffer.from([0x22, 0xff, 0xfe, 0x22]), { "content-type": type })).toBe(
      "400 urn:pol:problem:not-utf-8",
    );
    expect(await asked(text, { "content-type": `${type}; charset=gbk` })).toBe("415 urn:pol:problem:wrong-type");
    expect(await asked(text, { "content-type": type, "content-encoding": "gzip" })).toBe(
      "415 urn:pol:problem:wrong-type",
    );
    const { statusCode } = await pool.server.inject({
      method: "POST",
      url: "/notices/pool-2025/evaluate",
      payload: text,
      headers: { "content-type": `${type}; charset="UTF-8"` },
    });
    expect(statusCode).toBe(200);
  });

  test("an address that cannot be read", async () => {
    const { statusCode, body } = await pool.server.inject("/notices/%ff%zz");
    expect({ statusCode, type: JSON.parse(body).type }).toEqual({
      statusCode: 400,
      type: "urn:pol:problem:bad-request",
    });
    expect((await get(`/notices/${"长".repeat(200)}`)).status).toBe(404);
  });

  test("too large a body", async () => {
    await pool.server.close();
    pool = await poolService({ body: 100 });
    const { status, body } = await post("/notices/pool-2025/evaluate", { ...swimmer, id: "1".repeat(100) });
    expect({ status, title: JSON.parse(body).title }).toEqual({
      status: 413,
      title: "more than 100 bytes are not taken at once",
    });
  });
});

test("a batch of records that the rules decide together is refused, one of them is alone", async () => {
  await pool.server.close();
  pool = await poolService({}, [householdNotice()]);
  const body = ['{"id":"a","family":"1"}', '{"id":"b","family":"1"}'].join("\n");
  const refused = await post("/notices/families/batch", body, { "content-type": "application/x-ndjson" });
  expect(JSON.parse(refused.body)).toMatchObject({ status: 422, type: "urn:pol:problem:decided-together" });
  const alone = await post("/notices/families/evaluate", { id: "a", family: "1" });
  expect(JSON.parse(alone.body).decisions).toEqual({ id: "a", size: 1 });
});

describe("a batch", () => {
  const lines = (body: string): string[] => body.trimEnd().split("\n");
  const batch = (body: string) => post("/notices/pool-2025/batch", body, { "content-type": "application/x-ndjson" });

  test("answers every line that is not blank, in order, whatever is wrong with others", async () => {
    const body = [JSON.stringify(swimmer), "", "{", '{"visits":1}', JSON.stringify({ ...swimmer, id: "末" })].join(
      "\r\n",
    );
    const { status, type, body: answers } = await batch(body);
    expect({ status, type }).toEqual({ status: 200, type: "application/x-ndjson; charset=utf-8" });
    expect(lines(answers).map((each) => JSON.parse(each))).toMatchInlineSnapshot(`
      [
        {
          "decisions": {
            "fee": "12.00",
            "id": "1",
            "season": "late",
          },
          "line": 1,
        },
        {
          "line": 3,
          "problem": {
            "status": 400,
            "title": "the body is not JSON from character 2 on",
            "type": "urn:pol:problem:not-json",
          },
        },
        {
          "line": 4,
          "problem": {
            "errors": [
              "record: \`paidOn\` is missing; expected a date that exists, in the form \`2025-07-01\`",
            ],
            "status": 422,
            "title": "the record is not as the vocabulary says",
            "type": "urn:pol:problem:wrong-record",
          },
        },
        {
          "decisions": {
            "fee": "12.00",
            "id": "末",
            "season": "late",
          },
          "line": 5,
        },
      ]
    `);
  });

  test("refuses a line that is no text, and passes over the mark of the encoding", async () => {
    const line = Buffer.from(JSON.stringify(swimmer));
    const gbk = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xd6, 0xd0]), Buffer.from('"}')]);
    const payload = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      line,
      Buffer.from("\n"),
      gbk,
      Buffer.from("\n"),
      line,
    ]);
    const { body } = await pool.server.inject({
      method: "POST",
      url: "/notices/pool-2025/batch",
      payload,
      headers: { "content-type": "application/x-ndjson" },
    });
    expect(lines(body).map((each) => JSON.parse(each).problem?.type ?? "decided")).toEqual([
      "decided",
      "urn:pol:problem:not-utf-8",
      "decided",
    ]);
  });

  test("refuses a line that is too long, and goes on", async () => {
    await pool.server.close();
    pool = await poolService({ body: 200 });
    const { body } = await batch([`"${"长".repeat(100)}"`, JSON.stringify(swimmer)].join("\n"));
    expect(lines(body).map((each) => Object.keys(JSON.parse(each)))).toEqual([
      ["line", "problem"],
      ["line", "decisions"],
    ]);
  });

  test("is refused while as many as may be are at work", async () => {
    await pool.server.close();
    pool = await poolService({ atWork: 0 });
    const { status, body } = await batch(JSON.stringify(swimmer));
    expect({ status, type: JSON.parse(body).type }).toEqual({ status: 503, type: "urn:pol:problem:busy" });
  });

  test("leaves room again when it has ended", async () => {
    await pool.server.close();
    pool = await poolService({ atWork: 1 });
    for (const _ of [1, 2, 3]) expect((await batch(JSON.stringify(swimmer))).status).toBe(200);
  });
});

test("a reload serves other notices, and requests at work end with theirs", async () => {
  pool.replace(await registryOf(poolNotice(2025, 5)));
  expect(JSON.parse((await post("/notices/pool-2025/evaluate", swimmer)).body).decisions.fee).toBe("15.00");
  expect((await post("/notices/pool-2024/evaluate", swimmer)).status).toBe(404);
});

test("versions of one name are told apart by their hashes", async () => {
  pool.replace(await registryOf(poolNotice(2025, 4), poolNotice(2025, 5), poolNotice(2025, 5)));
  const { status, body } = await post("/notices/pool-2025/evaluate", swimmer);
  const [one, other] = [poolNotice(2025, 4), poolNotice(2025, 5)].map(({ policyHash }) => policyHash);
  expect({ status, errors: JSON.parse(body).errors }).toEqual({
    status: 409,
    errors: [`pool-2025 ${one}`, `pool-2025 ${other}`],
  });
  expect(JSON.parse((await post(`/notices/${other}/evaluate`, swimmer)).body).decisions.fee).toBe("15.00");
});

describe("what is served", () => {
  test("is listed", async () => {
    expect((await get("/notices/pool-2025")).body).toMatchInlineSnapshot(`
      {
        "entities": [
          {
            "label": "办卡人",
            "name": "person",
          },
        ],
        "mainEntity": "person",
        "name": "pool-2025",
        "number": null,
        "policyHash": "829a017d058584c61445c1a3b86eac582d2c695a14342ba28bf668adda1aa12d",
        "readings": {},
        "title": "游泳馆<script>2025</script>",
        "vocabulary": "pool",
        "year": 2025,
      }
    `);
    expect((await get("/notices")).body).toHaveLength(2);
  });

  test("has schemas", async () => {
    const { body } = await get("/notices/pool-2025/schema?of=decisions");
    expect(Object.keys((body as { properties: object }).properties)).toEqual(["id", "season", "fee"]);
    expect((await get("/notices/pool-2025/schema?of=facts")).status).toBe(400);
  });

  test("is compared", async () => {
    const { status, body } = await get("/diff?old=pool-2024&next=pool-2025");
    expect({ status, keys: Object.keys(body) }).toMatchInlineSnapshot(`
      {
        "keys": [
          "version",
          "old",
          "new",
          "monthsAhead",
          "changes",
          "groups",
          "unchanged",
          "unknown",
          "domain",
          "roster",
        ],
        "status": 200,
      }
    `);
    expect((await get("/diff?old=pool-2024")).status).toBe(400);
  });

  test("has a calendar", async () => {
    expect((await get("/notices/pool-2025/calendar")).body).toEqual({ dates: [], unlisted: [] });
    expect((await get("/notices/pool-2025/calendar?event=born:2025-02-30")).status).toBe(400);
  });

  test("says how it is to be asked", async () => {
    const answer = await pool.server.inject({ method: "DELETE", url: "/notices/pool-2025/evaluate" });
    expect([answer.statusCode, answer.headers["allow"], answer.json()]).toEqual([
      405,
      "POST",
      {
        type: "urn:pol:problem:wrong-method",
        title: "this address answers to POST, not to DELETE",
        status: 405,
      },
    ]);
    const post = await pool.server.inject({ method: "POST", url: "/diff", payload: "{}" });
    expect([post.statusCode, post.headers["allow"]]).toEqual([405, "GET, HEAD"]);
    expect((await pool.server.inject({ method: "DELETE", url: "/nothing" })).statusCode).toBe(404);
  });

  test("is described for programs: every reference leads somewhere", async () => {
    const { body } = await get("/openapi.json");
    const text = JSON.stringify(body);
    const { openapi, paths, components } = body as { openapi: string; paths: object; components: { schemas: object } };
    expect(openapi).toBe("3.1.0");
    expect(Object.keys(paths)).toMatchInlineSnapshot(`
      [
        "/notices",
        "/evaluate",
        "/diff",
        "/health/live",
        "/health/ready",
        "/notices/pool-2024",
        "/notices/pool-2024/schema",
        "/notices/pool-2024/calendar",
        "/notices/pool-2024/evaluate",
        "/notices/pool-2024/explain",
        "/notices/pool-2024/batch",
        "/notices/pool-2025",
        "/notices/pool-2025/schema",
        "/notices/pool-2025/calendar",
        "/notices/pool-2025/evaluate",
        "/notices/pool-2025/explain",
        "/notices/pool-2025/batch",
      ]
    `);
    const references = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/gu)].map(([, name]) => name!);
    expect(references.filter((name) => !(name in components.schemas))).toEqual([]);
    expect(references.length).toBeGreaterThan(10);
  });
});

test("schemas of notices in Chinese are told apart", async () => {
  const renamed = (name: string, fee: number): Notice => {
    const notice = poolNotice(2025, fee);
    return {
      ...notice,
      policyHash: `${fee}`.repeat(64),
      program: { ...notice.program, notice: { ...notice.program.notice, name } },
    };
  };
  pool.replace(await registryOf(renamed("甲县", 4), renamed("乙县", 5)));
  const { components } = (await get("/openapi.json")).body as { components: { schemas: object } };
  expect(Object.keys(components.schemas)).toHaveLength(1 + 4);
});

test("health, metrics and a log without a word about a person", async () => {
  await post("/notices/pool-2025/evaluate?labels=zh", { ...swimmer, id: "350583199001011234" });
  await post("/notices/pool-2025/evaluate", { ...swimmer, id: "350583199001011234", visits: 77 });
  expect((await get("/health/live")).body).toEqual({ status: "live" });
  expect((await get("/health/ready")).body).toEqual({ status: "ready", notices: 2 });
  const { body } = await pool.server.inject("/metrics");
  expect(body).toContain('pol_records_total{notice="pool-2025",outcome="decided"} 1');
  expect(body).toContain('pol_records_total{notice="pool-2025",outcome="refused"} 1');
  expect(body).toContain(
    'pol_request_duration_seconds_count{route="/notices/:notice/evaluate",method="POST",status="200"} 1',
  );
  const logged = pool.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "answered");
  expect(logged).toHaveLength(5);
  expect(logged[0]).toMatchObject({ route: "/notices/:notice/evaluate", method: "POST", status: 200 });
  expect(pool.log.join("")).not.toMatch(/350583|labels|visits/u);
});

test("the page runs nothing that a notice says, and loads nothing from elsewhere", async () => {
  const { headers, body } = await pool.server.inject("/");
  expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
  expect(body).not.toMatch(/https?:|<script>/u);
});
