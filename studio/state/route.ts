/** Where in the studio one is: a page, and the file that it is about. It stands in the address, so that "back" goes back and a place can be sent on. */
import { computed, signal } from "@preact/signals";

export interface Route {
  readonly page: string;
  /** The path of a file in the folder; empty where none is open. */
  readonly file: string;
}

const hash = signal(location.hash);
addEventListener("hashchange", () => (hash.value = location.hash));

/** The route that the address names: `#/write/nanan-2025.pol`. */
export const route = computed<Route>(() => {
  const [, page = "", file = ""] = /^#\/([^/]*)\/?(.*)$/u.exec(hash.value) ?? [];
  return { page, file: decoded(file) };
});

/** The address of a route. */
export function addressOf({ page, file }: Route): string {
  return `#/${page}/${file.split("/").map(encodeURIComponent).join("/")}`;
}

/** Goes to a route; the one that was left is what "back" goes to. */
export function go(to: Partial<Route>): void {
  location.hash = addressOf({ ...route.value, ...to });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
