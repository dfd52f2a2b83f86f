/** What a description may be made of; all else is shown as the words in it. */
const allowed: ReadonlySet<string> = new Set(
  "P BR HR CODE PRE STRONG EM DEL UL OL LI TABLE THEAD TBODY TR TH TD H1 H2 H3 H4 BLOCKQUOTE".split(" "),
);

/**
 * Markup without anything that could do or load something: known elements without their attributes. Descriptions quote
 * the names and titles of notices, which may say whatever their writers wish.
 */
export function plainHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const plain = document.implementation.createHTMLDocument("").createElement("div");
  plain.append(...copies(body));
  return plain.innerHTML;
}

function copies({ childNodes }: Node): readonly (Node | string)[] {
  return [...childNodes].flatMap((node): readonly (Node | string)[] => {
    if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ""];
    if (!(node instanceof Element) || !allowed.has(node.tagName)) return [node.textContent ?? ""];
    const copy = document.createElement(node.tagName);
    copy.append(...copies(node));
    return [copy];
  });
}
