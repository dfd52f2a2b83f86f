/** A place in a file that is to be shown in the editor, from wherever one is in the studio. */
import { signal } from "@preact/signals";
import { go } from "./route.ts";

export interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** What the editor is to show next; null once it has. */
export const wantedPlace = signal<Place | null>(null);

/** Where a cursor is. */
export interface Cursor {
  readonly path: string;
  readonly offset: number;
}

/** Where the cursor is; null before an editor was used. */
export const cursor = signal<Cursor | null>(null);

/** Goes to a place of a file. */
export function showPlace(place: Place): void {
  wantedPlace.value = place;
  go({ page: "write", file: place.path });
}
