import { render } from "preact";
import { sampleFolder } from "./files/sample-folder.ts";
import { servedFolder } from "./files/served-folder.ts";
import { Frame } from "./frame/frame.tsx";
import { openFolder } from "./state/files.ts";

render(<Frame />, document.getElementById("studio")!);
await openFolder(servedFolder() ?? sampleFolder());
