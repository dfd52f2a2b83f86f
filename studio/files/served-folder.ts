/** The folder that `pol studio` serves, over the requests that `cli/studio/` answers. */
import { ChangedElsewhere, type Folder, type Stored, Unreachable } from "./folder.ts";

/** The folder of the server that the page comes from; null where it comes from a web server that has none. */
export function servedFolder(): Folder | null {
  const name = document.querySelector<HTMLMetaElement>('meta[name="pol-folder"]')?.content;
  return name === undefined ? null : { name, id: `served:${name}`, saving: "in-place", list, read, bytes, write };
}

async function list(): Promise<readonly string[]> {
  return (await (await answered(asked("folder"))).json()) as readonly string[];
}

async function read(path: string): Promise<Stored | null> {
  const answer = await found(path);
  return answer === null ? null : { text: await answer.text(), version: versionOf(answer) };
}

async function bytes(path: string): Promise<Uint8Array | null> {
  const answer = await found(path);
  return answer === null ? null : new Uint8Array(await answer.arrayBuffer());
}

async function write(path: string, text: string, version: string | null): Promise<Stored> {
  const condition = version === null ? { "if-none-match": "*" } : { "if-match": version };
  const answer = await asked(addressOf(path), {
    method: "PUT",
    body: text,
    headers: { "content-type": "text/plain; charset=utf-8", ...condition },
  });
  if (answer.status === 412) throw new ChangedElsewhere(path);
  return { text, version: versionOf(await answered(answer)) };
}

async function found(path: string): Promise<Response | null> {
  const answer = await asked(addressOf(path), { cache: "no-store" });
  return answer.status === 404 ? null : answered(answer);
}

/** Browsers throw a `TypeError` where nobody answers. */
async function asked(address: string, request: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    throw new Unreachable(String(error));
  }
}

function versionOf({ headers }: Response): string {
  return headers.get("etag") ?? "";
}

async function answered(request: Response | Promise<Response>): Promise<Response> {
  const answer = await request;
  if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
  return answer;
}

function addressOf(path: string): string {
  return `folder/${path.split("/").map(encodeURIComponent).join("/")}`;
}
