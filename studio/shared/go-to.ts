/** Goes to a place on the page. The address names a page, so that a link could not also name a place on it. */
export function goTo(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: "start" });
  place?.focus({ preventScroll: true });
}
