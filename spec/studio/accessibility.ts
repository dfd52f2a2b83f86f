import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds against people who hear or type the page: the rule and where it is broken. */
export async function findings(page: Page): Promise<readonly string[]> {
  const run = `${axe}; axe.run()`;
  const { violations } = await page.evaluate<{ readonly violations: readonly Finding[] }>(run);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
