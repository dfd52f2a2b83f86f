import { signal } from "@preact/signals";
import type { EditorView } from "@codemirror/view";

/** The editor that is on the screen: what the buttons around it act on. */
export const currentEditor = signal<EditorView | null>(null);

/** How many steps the editor on the screen can go back and forth. */
export const steps = signal<{ readonly back: number; readonly forth: number }>({ back: 0, forth: 0 });
