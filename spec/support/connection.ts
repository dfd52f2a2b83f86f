import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The text of a request to this machine that posts a body. */
export function posting(path: string, body: string, type = "application/json"): string {
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** A connection to this machine that is kept: one request after another, each answered with its length. */
export class Connection {
  readonly #socket: Socket;

  constructor(port: number) {
    this.#socket = connect(port, "127.0.0.1").setNoDelay();
  }

  ask(request: string): Promise<Answer> {
    const socket = this.#socket;
    return new Promise((resolve, reject) => {
      let text = "";
      const take = (chunk: Buffer): void => {
        text += chunk.toString("latin1");
        const head = text.indexOf("\r\n\r\n");
        if (head < 0) return;
        const length = Number(/content-length: (\d+)/iu.exec(text)![1]);
        if (text.length < head + 4 + length) return;
        socket.off("data", take).off("error", reject);
        resolve(answerIn(text));
      };
      socket.on("data", take).once("error", reject);
      socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** What comes back for bytes after which nothing more is sent; null where the connection ends without a word. */
export async function answerTo(port: number, bytes: string): Promise<Answer | null> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1"))).on("error", () => {});
  socket.end(bytes);
  await once(socket, "close");
  return text === "" ? null : answerIn(text);
}

/** The answer in a text whose characters are bytes. */
function answerIn(text: string): Answer {
  const head = text.indexOf("\r\n\r\n");
  return {
    status: Number(text.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length)),
    body: Buffer.from(text.slice(head + 4), "latin1").toString(),
  };
}
