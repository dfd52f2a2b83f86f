/** The extension as one file: a zip archive with the description that editors read. */
import { createWriteStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { textMateGrammar } from "../textmate/grammar.ts";
import { extensionManifest, languageConfiguration, localized } from "./manifest.ts";

const { name, displayName, publisher, version, engines } = extensionManifest;

/** Where the parts of the extension come from. */
export interface VsixSources {
  /** The bundles, by their names in `dist/`. */
  readonly bundles: string;
  /** The vocabularies and notices that come with the package. */
  readonly policies: string;
  readonly walkthrough: string;
  readonly readme: string;
}

/** Writes the archive. The same parts give the same bytes. */
export async function writeVsix(target: string, sources: VsixSources): Promise<void> {
  const zip = new yazl.ZipFile();
  const options = { mtime: new Date(Date.UTC(2025, 0, 1)), mode: 0o100644 };
  const text = (path: string, content: string): void => zip.addBuffer(Buffer.from(content), path, options);
  const folder = (path: string, from: string, isWanted: (name: string) => boolean): void => {
    for (const each of readdirSync(from).filter(isWanted).sort())
      zip.addFile(join(from, each), `extension/${path}/${each}`, options);
  };
  text("extension.vsixmanifest", vsixManifest);
  text("[Content_Types].xml", contentTypes);
  text("extension/package.json", json(extensionManifest));
  text("extension/package.nls.json", localized("en"));
  text("extension/package.nls.zh-cn.json", localized("zh"));
  text("extension/language-configuration.json", json(languageConfiguration));
  text("extension/pol.tmLanguage.json", textMateGrammar());
  zip.addFile(sources.readme, "extension/README.md", options);
  folder("dist", sources.bundles, (each) => /\.c?js$/u.test(each));
  folder("policies", sources.policies, (each) => each.endsWith(".pol"));
  folder("walkthrough", sources.walkthrough, (each) => each.endsWith(".md"));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const vsixManifest = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${displayName}</DisplayName>
    <Description xml:space="preserve">${JSON.parse(localized("en")).description}</Description>
    <Categories>${extensionManifest.categories.join(",")}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${engines.vscode}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="ui,workspace,web"/>
    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
  </Assets>
</PackageManifest>
`;

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
  <Default Extension=".cjs" ContentType="application/javascript"/>
  <Default Extension=".js" ContentType="application/javascript"/>
  <Default Extension=".md" ContentType="text/markdown"/>
  <Default Extension=".pol" ContentType="text/plain"/>
</Types>
`;
