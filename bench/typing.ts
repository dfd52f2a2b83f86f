/** From a key to the problems that it makes or mends, as somebody who types into a notice waits for them. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Client } from "../spec/language-server/client.ts";
import { noticeNames } from "../spec/policies/notices.ts";
import { middle } from "./timing.ts";

export interface TypingTime {
  readonly notice: string;
  /** Milliseconds. */
  readonly median: number;
  readonly greatest: number;
}

/** How often a letter is typed into each notice, and taken out again. */
const keys = 40;

/** Types into each notice, with the vocabulary open beside it, and waits for the problems after every key. */
export async function measureTyping(): Promise<readonly TypingTime[]> {
  const times: TypingTime[] = [];
  for (const notice of noticeNames) {
    const client = await Client.start();
    times.push({ notice, ...(await typeInto(client, notice)) });
    await client.stop();
  }
  return times;
}

async function typeInto(client: Client, notice: string): Promise<Omit<TypingTime, "notice">> {
  await openPolicy(client, "resident-insurance");
  const uri = await openPolicy(client, notice);
  const { length } = client.text(uri);
  const waits: number[] = [];
  for (let key = 0; key < keys; key++) {
    const offset = Math.floor((length * (key + 0.5)) / keys);
    waits.push(await waitFor(client, uri, offset, offset, "x"), await waitFor(client, uri, offset, offset + 1, ""));
  }
  waits.sort((one, other) => one - other);
  return { median: middle(waits), greatest: waits.at(-1)! };
}

async function openPolicy(client: Client, name: string): Promise<string> {
  const path = `policies/${name}.pol`;
  const uri = pathToFileURL(path).href;
  const heard = client.heard();
  await client.open(uri, readFileSync(path, "utf8"));
  await heard;
  return uri;
}

async function waitFor(client: Client, uri: string, start: number, end: number, text: string): Promise<number> {
  const heard = client.heard(uri);
  const began = performance.now();
  await client.edit(uri, start, end, text);
  await heard;
  return performance.now() - began;
}
