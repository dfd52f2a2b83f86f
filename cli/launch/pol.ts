#!/usr/bin/env node
/** What `pol` starts with: as little as possible before the bundle. */
import { createRequire } from "node:module";
import { bundlePath, compileBundle, type Program, readCache, runBundle } from "./bundle.ts";

void load(__dirname).main();

/** The bundle is minified: who asks where a defect happened is told in terms of the sources. */
function load(folder: string): Program {
  if (process.env["POL_TRACE"] !== "1") return runBundle(folder, compileBundle(folder, readCache(folder)));
  process.setSourceMapsEnabled(true);
  const path = bundlePath(folder);
  return createRequire(path)(path) as Program;
}
