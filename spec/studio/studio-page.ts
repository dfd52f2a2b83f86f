/** A studio for a test: the program serves a folder of its own, a real browser has its page open. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Where Chromium is: Debian's, or the one that is named. */
const executablePath = process.env["POL_CHROMIUM"] ?? "/usr/bin/chromium";

/** How long a person would wait for anything, and some, in milliseconds: the machine may be busy. */
const patience = 15_000;

/** A folder with the four notices and their vocabulary, served to one browser. */
export class Studio {
  readonly folder = mkdtempSync(join(tmpdir(), "pol-studio-"));
  /** What went wrong in the pages: uncaught errors, errors on the console, requests to elsewhere. */
  readonly faults: string[] = [];
  #server: ChildProcess | null = null;
  #browser: Browser | null = null;
  address = "";

  static async start(): Promise<Studio> {
    const studio = new Studio();
    cpSync("policies", studio.folder, { recursive: true });
    const args = ["dist/pol.cjs", "studio", studio.folder, "--port", "0", "--no-open", "--lang", "en"];
    studio.#server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(studio.#server.stdout!, "data")) as [Buffer];
    studio.address = /http:\S+/u.exec(line.toString())![0];
    await studio.#launch();
    return studio;
  }

  /** A browser for a page that another server has at an address. */
  static async browsing(address: string): Promise<Studio> {
    const studio = new Studio();
    studio.address = address;
    await studio.#launch();
    return studio;
  }

  async #launch(): Promise<void> {
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
    this.#browser = await chromium.launch({ executablePath, args: flags });
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    this.#server?.kill();
    if (this.#server !== null && this.#server.exitCode === null) await once(this.#server, "exit");
    rmSync(this.folder, { recursive: true });
  }

  /** Opens a page of the studio in a tab of a browser of its own: `write/nanan-2025.pol`. */
  async open(place = "", options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser!.newContext({
      locale: "zh-CN",
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    page.on("pageerror", (error) => this.faults.push(`${error.name}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.faults.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(this.address)) this.faults.push(`request to ${request.url()}`);
    });
    await page.goto(`${this.address}/#/${place}`);
    return page;
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }
}
