import type { Language } from "../../runtime/messages.ts";
import { noticeEn, noticeZh, vocabularyEn, vocabularyZh } from "./policy-texts.ts";

/** A file of a new project. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** What the made `package.json` asks for, by what it is for; the versions are those that this package is built with. */
export interface ProjectVersions {
  readonly pol: string;
  readonly typescript: string;
  readonly vite: string;
  readonly vitest: string;
}

/** The files of a project that decides one notice in a page, with the notice's own examples as its tests. */
export function projectFiles(language: Language): readonly ProjectFile[] {
  const [vocabulary, notice] = language === "en" ? [vocabularyEn, noticeEn] : [vocabularyZh, noticeZh];
  return [
    { path: "policies/library.pol", text: vocabulary },
    { path: "policies/fees-2025.pol", text: notice },
    { path: "src/main.ts", text: main },
    { path: "index.html", text: page(language) },
    { path: "vite.config.mts", text: viteConfig },
    { path: "tsconfig.json", text: tsconfig },
    { path: ".gitignore", text: "node_modules\ndist\n" },
  ];
}

type Manifest = Readonly<Record<string, unknown>>;

/** A manifest with what the project needs, its own first: scripts, and packages that are not there yet. */
export function completedManifest(own: Manifest, folder: string, versions: ProjectVersions): string {
  const { pol, ...developing } = versions;
  const has = { ...record(own["dependencies"]), ...record(own["devDependencies"]) };
  const missing = (packages: Readonly<Record<string, string>>): object =>
    Object.fromEntries(Object.entries(packages).filter(([name]) => !(name in has)));
  const manifest = {
    name: folder,
    private: true,
    ...own,
    scripts: { ...scripts, ...ownScripts(own) },
    dependencies: { ...missing({ pol }), ...record(own["dependencies"]) },
    devDependencies: { ...missing(developing), ...record(own["devDependencies"]) },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The scripts that somebody wrote: `npm init` puts one for tests that only says there are none. */
function ownScripts({ scripts: given }: Manifest): object {
  return Object.fromEntries(
    Object.entries(record(given)).filter(([, script]) => !script.includes("no test specified")),
  );
}

function record(value: unknown): Readonly<Record<string, string>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, string>>) : {};
}

const scripts = {
  // The build writes the types of what is imported from a notice.
  check: "pol check policies/*.pol && vite build && tsc",
  test: "vitest run",
  dev: "vite",
  build: "vite build",
};

const main = `import { evaluate, formatReaderDecisions, parseReader } from "../policies/fees-2025.pol";

/** What is decided of a reader, or what is wrong with the record. */
export function decide(record: unknown): string {
  const reader = parseReader(record);
  if (!reader.ok) return reader.errors.map(({ field, problem }) => \`\${field}: \${problem}\`).join("\\n");
  return JSON.stringify(formatReaderDecisions(evaluate(reader.value)));
}

document.body.append(decide({ bornOn: "2010-05-01", resident: true }));
`;

function page(language: Language): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <title>${language === "en" ? "Library fees" : "图书馆收费"}</title>
  </head>
  <body>
    <script type="module" src="/src/main.ts"></script>
  </body>
</html>
`;
}

/** The package that the project is to import. */
const ownPackage = "pol";

const viteConfig = `import { pol } from "${ownPackage}/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [pol()],
  test: { include: ["policies/*-*.pol"] },
});
`;

const tsconfig = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "ESNext",
    "moduleResolution": "bundler",
    "lib": ["ES2022", "DOM"],
    "strict": true,
    "noEmit": true,
    "skipLibCheck": true
  },
  "include": ["src", "vite.config.mts"]
}
`;
