/** The service as a process: signals, connections that misbehave, files that change. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "pol-serve-"));
afterAll(() => rmSync(folder, { recursive: true }));
const [vocabulary, notice] = [join(folder, "resident-insurance.pol"), join(folder, "nanan-2025.pol")];
cpSync("policies/resident-insurance.pol", vocabulary);
cpSync("policies/nanan-2025.pol", notice);
const original = readFileSync(notice, "utf8");

let process: ChildProcess | null = null;
afterEach(async () => {
  writeFileSync(notice, original);
  if (process === null || process.exitCode !== null) return;
  process.kill("SIGKILL");
  await once(process, "exit");
});

interface Started {
  readonly address: string;
  readonly port: number;
  /** Waits until standard error holds a text. */
  readonly told: (text: string) => Promise<void>;
  readonly exit: Promise<number>;
  readonly pid: ChildProcess;
}

async function start(...options: readonly string[]): Promise<Started> {
  return startWith([notice], ...options);
}

async function startWith(notices: readonly string[], ...options: readonly string[]): Promise<Started> {
  const args = ["dist/pol.cjs", "serve", ...notices, "--port", "0", "--log", "warn", "--lang", "en", ...options];
  const child = spawn(globalThis.process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  process = child;
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const address = /http:\S+/u.exec(line.toString())![0];
  return {
    address,
    port: Number(new URL(address).port),
    told: async (text) => {
      while (!errors.includes(text)) await once(child.stderr, "data");
    },
    exit: once(child, "exit").then(([code]) => code as number),
    pid: child,
  };
}

const person = JSON.stringify({ birthDate: "1990-01-01", paidOn: "2024-10-01", standing: ["localHukou"] });

async function premium(address: string): Promise<string> {
  const answer = await fetch(`${address}/notices/nanan-2025/evaluate`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: person,
  });
  return ((await answer.json()) as { decisions: { assessedPremium: string } }).decisions.assessedPremium;
}

/** What comes back for bytes that are sent as they are. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk.toString())).on("error", () => {});
  socket.end(bytes);
  await once(socket, "close");
  return answer;
}

test("reads the files again when it is told to, and keeps what it has where they are wrong", async () => {
  const { address, told, pid } = await start();
  expect(await premium(address)).toBe("400.00");
  writeFileSync(notice, original.replace(/(individualStandard .*) 400 yuan/u, "$1 410 yuan"));
  pid.kill("SIGHUP");
  await told("the notices were read again");
  expect(await premium(address)).toBe("410.00");
  writeFileSync(notice, "notice nanan-2025");
  pid.kill("SIGHUP");
  await told("the notices that were read before are served still");
  expect(await premium(address)).toBe("410.00");
});

test("goes on answering while it compares notices", async () => {
  const { address } = await startWith([notice, "policies/shishi-2026.pol"]);
  const finished: string[] = [];
  const comparison = fetch(`${address}/diff?old=nanan-2025&next=shishi-2026`).then(async (answer) => {
    const report = (await answer.json()) as { readonly groups: readonly unknown[] };
    finished.push("comparison");
    return report.groups.length;
  });
  for (let count = 0; count < 5; count++) expect(await premium(address)).toBe("400.00");
  finished.push("decisions");
  expect(await comparison).toBeGreaterThan(10);
  expect(finished).toEqual(["decisions", "comparison"]);
});

test("ends a batch that is at work before it stops", async () => {
  const { address, exit, pid } = await start();
  const [first, rest] = [`${person}\n`.repeat(1000), `${person}\n`.repeat(1000)];
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(first));
      await new Promise((resolve) => setTimeout(resolve, 200));
      pid.kill("SIGTERM");
      await new Promise((resolve) => setTimeout(resolve, 200));
      controller.enqueue(new TextEncoder().encode(rest));
      controller.close();
    },
  });
  const answer = await fetch(`${address}/notices/nanan-2025/batch`, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson" },
    body,
    duplex: "half",
  } as RequestInit);
  const lines = (await answer.text()).trimEnd().split("\n");
  expect(lines).toHaveLength(2000);
  expect(lines.filter((line) => !line.includes('"assessedPremium":"400.00"'))).toEqual([]);
  expect(await exit).toBe(0);
});

test("answers what is no request, and goes on", async () => {
  const { address, port } = await start();
  const heads = [
    "\0\0\0",
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "POST / HTTP/1.1\r\ncontent-length: x\r\n\r\n",
    `GET /${"x".repeat(20_000)} HTTP/1.1\r\n\r\n`,
  ];
  expect(await raw(port, heads.at(-1)!)).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/u);
  const answers = await Promise.all(heads.flatMap((head) => Array.from({ length: 20 }, () => raw(port, head))));
  for (const each of answers) expect(each).toMatch(/^HTTP\/1\.1 4\d\d /u);
  const cut = `POST /notices/nanan-2025/evaluate HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"birth`;
  await Promise.all(Array.from({ length: 20 }, () => raw(port, cut)));
  expect(await premium(address)).toBe("400.00");
});

test("answers one whose body does not come in time, and asks no more of it", async () => {
  const { port, address } = await start("--max-body", "2000");
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk.toString())).on("error", () => {});
  socket.write(
    `POST /notices/nanan-2025/evaluate HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
  );
  await once(socket, "close");
  expect(answer).toMatch(/^HTTP\/1\.1 408 [^]*"the body did not come within 10 seconds"/u);
  expect(await premium(address)).toBe("400.00");
});

test("is told to stop while a batch says nothing", async () => {
  const { port, exit, pid } = await start("--batch-silence", "1");
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {}).resume();
  socket.write(
    "POST /notices/nanan-2025/batch HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n",
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  pid.kill("SIGTERM");
  expect(await exit).toBe(0);
});

test("refuses a notice with errors, a port that is taken and one that is none", async () => {
  const run = async (...args: readonly string[]) => {
    const child = spawn(globalThis.process.execPath, ["dist/pol.cjs", "serve", ...args, "--lang", "en"]);
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, "exit")) as [number];
    return { code, errors };
  };
  const { port } = await start();
  expect(await run(notice, "--port", String(port))).toEqual({
    code: 2,
    errors: `error: 127.0.0.1:${port} is taken by another program; --port takes another number\n`,
  });
  expect(await run(notice, "--port", "99999")).toEqual({
    code: 2,
    errors: "error: --port takes a number from 0 to 65535, not `99999`\n",
  });
  writeFileSync(notice, original.replace(/(individualStandard .*) 400 yuan/u, "$1 400 days"));
  expect((await run(notice)).code).toBe(1);
  expect((await run(vocabulary)).code).toBe(2);
});
