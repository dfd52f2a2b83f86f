/** A worker's message. */
export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** What a worker of a browser knows and a bare context does not. */
export const workerGlobals = { TextEncoder, TextDecoder, structuredClone, setTimeout, clearTimeout, console };

/** The page's end of a worker's port. */
export class Port {
  /** What the worker hears by. */
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  readonly #messages: Message[] = [];
  #waiting: (() => void)[] = [];

  /** For errors, of which this port has none. */
  addEventListener(): void {}

  postMessage(message: Message): void {
    this.#messages.push(JSON.parse(JSON.stringify(message)) as Message);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  send(message: Message): void {
    this.onmessage!({ data: { jsonrpc: "2.0", ...message } });
  }

  async received(isMeant: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.#messages.find(isMeant);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}
