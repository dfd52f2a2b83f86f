import type { Page } from "playwright-core";

/** What a decision comes to where a record is tried, as soon as it is that. */
export async function comesTo(page: Page, decision: string, value: string): Promise<void> {
  const answer = page.locator(".answer-list > li", {
    has: page.locator(".name", { hasText: new RegExp(`^${decision}$`, "u") }),
  });
  await answer.locator("output", { hasText: new RegExp(`^${value}$`, "u") }).waitFor();
}
