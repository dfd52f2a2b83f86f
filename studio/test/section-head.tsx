import type { ComponentChildren } from "preact";

/** What a section is about, and how it stands. */
export function SectionHead({
  title,
  state,
  children,
}: {
  readonly title: string;
  readonly state: "good" | "bad" | "open";
  readonly children: ComponentChildren;
}) {
  return (
    <header class={`head ${state}`}>
      <h2>{title}</h2>
      <p role="status">{children}</p>
    </header>
  );
}

/** How many of some there are, as a bar. */
export function Bar({ part, whole, label }: { readonly part: number; readonly whole: number; readonly label: string }) {
  return <meter class="bar" min={0} max={Math.max(whole, 1)} value={part} aria-label={label} />;
}
