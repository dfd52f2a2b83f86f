/** The package as it is packed, installed into a folder of its own. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** A program among the packages of this folder. */
export const installed = (path: string): string => join(repository, "node_modules", path);

export const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
};

/** The plugin adds tests to notices while vitest runs, which it tells by the environment. */
const outsideTests = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")));

let areTypesBuilt = false;

/** The declarations are packed as well. */
export function buildTypes(): void {
  if (!areTypesBuilt) execFileSync("npm", ["run", "types"], { cwd: repository });
  areTypesBuilt = true;
}

/** A project that has installed the package. */
export class Project {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "pol-")));

  /** Packs the package and unpacks it here, beside its dependencies out of this folder, as no registry is at hand; and `more` packages. */
  install(more: readonly string[]): void {
    buildTypes();
    const pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination", this.path];
    execFileSync("npm", pack, { cwd: repository });
    const modules = join(this.path, "node_modules");
    mkdirSync(join(modules, "pol"), { recursive: true });
    this.run("tar", ["-xzf", `pol-${manifest.version}.tgz`, "-C", join(modules, "pol"), "--strip-components=1"]);
    for (const name of [...Object.keys(manifest.dependencies), ...more]) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(installed(name), join(modules, name));
    }
  }

  /** What a program prints. */
  run(program: string, args: readonly string[], folder = "."): string {
    return execFileSync(program, args, { cwd: join(this.path, folder), encoding: "utf8", env: outsideTests });
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
