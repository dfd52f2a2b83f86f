import { render } from "preact";
import { sampleFolder } from "./files/kept-folder.ts";
import { servedFolder } from "./files/served-folder.ts";
import { Frame } from "./frame/frame.tsx";
import { openFolder, openTrouble } from "./state/files.ts";
import { keepFiles } from "./state/keeping.ts";

render(<Frame />, document.getElementById("studio")!);
await openFolder(servedFolder() ?? sampleFolder()).catch((error: unknown) => {
  openTrouble.value = error instanceof Error ? error.message : String(error);
});
keepFiles();
