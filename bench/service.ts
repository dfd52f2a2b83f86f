/** The decision service under load, by turns with a server of the same kind that answers one and the same text. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import fastify from "fastify";

const record = JSON.stringify({ birthDate: "1990-01-01", paidOn: "2024-10-01", standing: ["localHukou"] });
const connections = 32;

/** Answers a second, and the time in milliseconds within which 99 of 100 came. */
export interface Load {
  readonly name: string;
  readonly perSecond: number;
  readonly p99: number;
}

/** Measures both for some seconds each. */
export async function measureService(seconds = 4): Promise<readonly Load[]> {
  const service = spawn(
    process.execPath,
    ["dist/pol.cjs", "serve", "policies/nanan-2025.pol", "--port", "0", "--log", "warn"],
    {
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const [line] = (await once(service.stdout, "data")) as [Buffer];
  const port = Number(/:(\d+)/u.exec(line.toString())![1]);
  const answer = await asked(port, "/notices/nanan-2025/evaluate");
  const constant = spawn(process.execPath, ["dist/bench.js", "--constant", answer], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [other] = (await once(constant.stdout, "data")) as [Buffer];
  try {
    return [
      await loaded("decisions over HTTP    ", port, "/notices/nanan-2025/evaluate", answer, seconds),
      await loaded("a constant over HTTP   ", Number(other.toString()), "/", answer, seconds),
    ];
  } finally {
    for (const each of [service, constant] satisfies ChildProcess[]) each.kill("SIGTERM");
  }
}

/** The server that answers a text, in a process of its own. */
export async function answerConstant(text: string): Promise<void> {
  const server = fastify();
  server.post("/", async (_, reply) => reply.type("application/json").send(text));
  console.log(new URL(await server.listen({ port: 0 })).port);
}

function requestTo(path: string): string {
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${record.length}\r\n\r\n${record}`;
}

/** The body of one answer. */
async function asked(port: number, path: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(requestTo(path));
  const body = await answered(socket);
  socket.destroy();
  return body;
}

/** Each connection asks again as soon as it has its answer, which must be the one that is right. */
async function loaded(name: string, port: number, path: string, wanted: string, seconds: number): Promise<Load> {
  const times: number[] = [];
  const from = performance.now();
  const end = from + seconds * 1000;
  const request = requestTo(path);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(port, "127.0.0.1").setNoDelay();
      for (let now = performance.now(); now < end;) {
        socket.write(request);
        if ((await answered(socket)) !== wanted) throw new Error("a wrong answer");
        const then = performance.now();
        times.push(then - now);
        now = then;
      }
      socket.destroy();
    }),
  );
  const sorted = times.sort((left, right) => left - right);
  return {
    name,
    perSecond: times.length / ((performance.now() - from) / 1000),
    p99: sorted[Math.floor(sorted.length * 0.99)]!,
  };
}

function answered(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const take = (chunk: Buffer): void => {
      text += chunk.toString("latin1");
      const head = text.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/iu.exec(text)![1]);
      if (text.length < head + 4 + length) return;
      socket.off("data", take).off("error", reject);
      resolve(Buffer.from(text.slice(head + 4), "latin1").toString());
    };
    socket.on("data", take).once("error", reject);
  });
}
