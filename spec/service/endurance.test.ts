/** A day at many counters, while connections misbehave: every answer is right or says what is wrong, and nothing of them is kept. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { random, type Random } from "../../fuzz/random.ts";
import { entitySchema } from "../../ir/schema.ts";
import type { Json } from "../../runtime/format.ts";
import { parseRecord } from "../../runtime/parse.ts";
import { randomPeople } from "../oracle/people.ts";
import { decider, programOf } from "../policies/notices.ts";
import { answerTo, Connection, posting } from "../support/connection.ts";

/** `ENDURANCE=all` asks as often as a county has people, prints what it saw, and looks at the memory. */
const isFull = process.env["ENDURANCE"] === "all";
const size = isFull
  ? { requests: 1_500_000, malformed: 10_000, cut: 5_000, halfClosed: 5_000, slow: 60, gone: 200, reloads: 20 }
  : { requests: 4_000, malformed: 400, cut: 100, halfClosed: 100, slow: 3, gone: 10, reloads: 2 };

const address = "/notices/nanan-2025/evaluate";
const batchAddress = "/notices/nanan-2025/batch";
const program = programOf("nanan-2025");
const decide = decider(program, "person");
const people = randomPeople(20_261_130, 500, "nanan-2025").map((person) => ({
  text: JSON.stringify(person),
  expected: parseRecord(entitySchema(program, "person"), person).ok ? JSON.stringify(decide(person)) : null,
}));

let service: ChildProcess;
let port = 0;

beforeAll(async () => {
  const args = ["serve", "policies/nanan-2025.pol", "--port", "0", "--log", "silent", "--lang", "en"];
  service = spawn(process.execPath, ["dist/pol.cjs", ...args], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = (await once(service.stdout!, "data")) as [Buffer];
  port = Number(/:(\d+)/u.exec(line.toString())![1]);
});
afterAll(async () => {
  service.kill("SIGTERM");
  await once(service, "exit");
});

test("a day at many counters", { timeout: 1_800_000 }, async () => {
  const rest = await openConnections();
  const memory: number[] = [];
  const done = await Promise.all([
    ...Array.from({ length: 16 }, (_, seat) => atCounter(size.requests / 16, random(seat), memory)),
    times(size.malformed, malformed, random(100)),
    times(size.cut, cutOff, random(101)),
    times(size.halfClosed, halfClosed, random(102)),
    times(size.slow, slowReader, random(103)),
    times(size.gone, goneReader, random(104)),
    times(size.reloads, reload, random(105)),
  ]);
  expect(done.flat()).toEqual([]);
  await expect.poll(openConnections, { timeout: 10_000 }).toBe(rest);
  // Whoever went from a batch has left room for the next one.
  expect((await answerTo(port, posting(batchAddress, "{}", "application/x-ndjson")))?.status).toBe(200);
  if (isFull) expectNoGrowth(memory);
});

/** Asks of one person after another on one connection; the memory is looked at a thousand times in all. */
async function atCounter(requests: number, { pick }: Random, memory: number[]): Promise<readonly string[]> {
  const connection = new Connection(port);
  const wrong: string[] = [];
  const every = Math.ceil(requests / 64);
  for (let count = 0; count < requests; count++) {
    const person = pick(people);
    const { status, body } = await connection.ask(posting(address, person.text));
    if (!isRight(person.expected, status, body)) wrong.push(`${person.text}: ${status} ${body}`);
    if (isFull && count % every === 0) memory.push(await metric("process_resident_memory_bytes"));
  }
  connection.close();
  return wrong;
}

function isRight(expected: string | null, status: number, body: string): boolean {
  if (expected === null) return status === 422;
  return status === 200 && JSON.stringify((JSON.parse(body) as { readonly decisions: Json }).decisions) === expected;
}

/** Misbehaves so many times, eight at once; what went wrong each time. */
async function times(
  count: number,
  misbehave: (random: Random) => Promise<string | null>,
  chance: Random,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  let left = count;
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const found = await misbehave(chance);
      if (found !== null) wrong.push(found);
    }
  };
  await Promise.all(Array.from({ length: Math.min(count, 8) }, one));
  return wrong;
}

/** A request with some characters changed is refused, or is one that asks of another person. */
async function malformed({ below, pick }: Random): Promise<string | null> {
  let text = posting(address, pick(people).text);
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(text.length);
    text =
      text.slice(0, at) + pick(["", "\0", "\r\n", "{", '"', "9", "é", ":", " ", "\u007f"]) + text.slice(at + below(3));
  }
  const answer = await answerTo(port, text);
  if (answer === null || (answer.status >= 400 && answer.status < 500)) return null;
  const asked = text.slice(text.indexOf("\r\n\r\n") + 4);
  return answer.status === 200 && isRight(expectedOf(asked), 200, answer.body) ? null : `${text}\n${answer.body}`;
}

function expectedOf(text: string): string | null {
  try {
    return JSON.stringify(decide(JSON.parse(text) as object));
  } catch {
    return null;
  }
}

/** Killed in the middle of a request. */
async function cutOff({ below, pick }: Random): Promise<null> {
  const text = posting(address, pick(people).text);
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write(text.slice(0, below(text.length)), () => socket.resetAndDestroy());
  await once(socket, "close");
  return null;
}

/** Sends nothing more, and waits for the answer. */
async function halfClosed({ pick }: Random): Promise<string | null> {
  const person = pick(people);
  const text = posting(address, person.text).replace("host:", "connection: close\r\nhost:");
  const answer = await answerTo(port, text);
  return answer !== null && isRight(person.expected, answer.status, answer.body) ? null : `${text}\n${answer?.body}`;
}

/** As many lines as no buffer of a connection holds, answers and all. */
const batch = Array.from({ length: 6_000 }, (_, index) => people[index % people.length]!);
const batchText = batch.map(({ text }) => `${text}\n`).join("");

/** Reads a batch by and by: each line has its answer, in its order. */
async function slowReader(): Promise<string | null> {
  const answer = await fetch(`http://127.0.0.1:${port}${batchAddress}`, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson", connection: "close" },
    body: batchText,
  });
  if (answer.status === 503) return null;
  const decoder = new TextDecoder();
  let text = "";
  let parts = 0;
  for await (const part of answer.body!) {
    if (parts++ % 16 === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    text += decoder.decode(part, { stream: true });
  }
  const answers = text.trimEnd().split("\n");
  const isWhole = answers.length === batch.length && answers.every((line, index) => isAnswer(line, index));
  return isWhole ? null : `${answers.length} answers to ${batch.length} lines, or wrong ones`;
}

function isAnswer(text: string, index: number): boolean {
  const { line, decisions } = JSON.parse(text) as { readonly line: number; readonly decisions?: Json };
  return line === index + 1 && (decisions === undefined ? null : JSON.stringify(decisions)) === batch[index]!.expected;
}

/** Sends a batch, and goes after the first answers. */
async function goneReader(): Promise<null> {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write(posting(batchAddress, batchText, "application/x-ndjson"));
  await once(socket, "data");
  socket.destroy();
  return null;
}

async function reload(): Promise<null> {
  service.kill("SIGHUP");
  await new Promise((resolve) => setTimeout(resolve, isFull ? 3000 : 300));
  return null;
}

/** The connections that the service has, the one that asks included. */
function openConnections(): Promise<number> {
  return metric('nodejs_active_resources{type="TCPSocketWrap"}');
}

async function metric(name: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { connection: "close" } });
  const line = (await answer.text()).split("\n").find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length));
}

/** The least memory of the last quarter is not much more than that of the second: what a moment takes comes and goes. */
function expectNoGrowth(memory: readonly number[]): void {
  const least = (from: number, to: number): number =>
    Math.min(...memory.slice(memory.length * from, memory.length * to)) / 2 ** 20;
  const [early, late] = [least(0.25, 0.5), least(0.75, 1)];
  console.log(
    `memory: ${early.toFixed(0)} MB early, ${late.toFixed(0)} MB late, ${(Math.max(...memory) / 2 ** 20).toFixed(0)} MB at most`,
  );
  expect(late).toBeLessThan(early * 1.1);
}
