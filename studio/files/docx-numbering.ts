/** The numbers that Word counts in front of paragraphs. */

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、` */
  readonly pattern: string;
}

/** A list of a document: its levels, and how far each has been counted. */
interface List {
  readonly levels: ReadonlyMap<number, Level>;
  readonly counted: number[];
}

interface Numbered {
  readonly list: string;
  readonly level: number;
}

export class Numbering {
  /** The lists by the number that paragraphs name; those that are counted together are one. */
  readonly #lists = new Map<string, List>();
  readonly #ofStyles = new Map<string, Numbered>();

  constructor(numbering: Document | null, styles: Document | null) {
    const shared = new Map<string, List>();
    for (const each of all(numbering, "abstractNum")) shared.set(attribute(each, "abstractNumId"), listOf(each));
    for (const each of all(numbering, "num")) {
      const list = shared.get(valueIn(each, "abstractNumId"));
      if (list === undefined) continue;
      const isOwn = each.getElementsByTagNameNS("*", "startOverride").length > 0;
      this.#lists.set(attribute(each, "numId"), isOwn ? { levels: list.levels, counted: [] } : list);
    }
    for (const style of all(styles, "style")) {
      const numbered = numberedIn(style, null);
      if (numbered !== null) this.#ofStyles.set(attribute(style, "styleId"), numbered);
    }
  }

  /** The next number of a paragraph's list; nothing where it has none. */
  numberOf(paragraph: Element): string {
    const properties = [...paragraph.children].find(({ localName }) => localName === "pPr");
    if (properties === undefined) return "";
    const ofStyle = this.#ofStyles.get(valueIn(properties, "pStyle")) ?? null;
    const numbered = numberedIn(properties, ofStyle);
    const list = numbered === null ? undefined : this.#lists.get(numbered.list);
    return numbered === null || list === undefined ? "" : count(list, numbered.level);
  }
}

function count({ levels, counted }: List, at: number): string {
  const level = levels.get(at);
  if (level === undefined) return "";
  counted[at] = (counted[at] ?? level.start - 1) + 1;
  counted.length = at + 1;
  return level.pattern.replaceAll(/%(\d)/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    const { start, format } = levels.get(index) ?? level;
    return written(counted[index] ?? start, format);
  });
}

/** Bullets count nothing; formats that are none of a notice's are figures. */
function written(number: number, format: string): string {
  return /^(?:chinese|japanese|ideograph|taiwanese)/u.test(format) ? numeral(number) : String(number);
}

const digits = "一二三四五六七八九";

/** A Chinese numeral below one hundred. */
function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const head = tens === 0 ? "" : `${tens === 1 ? "" : digits[tens - 1]}十`;
  return head + (ones === 0 ? "" : digits[ones - 1]);
}

function listOf(element: Element): List {
  const levels = [...element.getElementsByTagNameNS("*", "lvl")].map((each): [number, Level] => {
    const format = valueIn(each, "numFmt");
    return [
      Number(attribute(each, "ilvl")),
      {
        start: Number(valueIn(each, "start") || 1),
        format,
        pattern: format === "bullet" || format === "none" ? "" : valueIn(each, "lvlText"),
      },
    ];
  });
  return { levels: new Map(levels), counted: [] };
}

/** The list that properties name; what they leave open is their style's. List 0 is none. */
function numberedIn(element: Element, style: Numbered | null): Numbered | null {
  const own = element.getElementsByTagNameNS("*", "numPr")[0];
  if (own === undefined) return style;
  const list = valueIn(own, "numId") || (style?.list ?? "");
  const level = valueIn(own, "ilvl");
  return list === "" || list === "0" ? null : { list, level: level === "" ? (style?.level ?? 0) : Number(level) };
}

function all(document: Document | null, name: string): readonly Element[] {
  return document === null ? [] : [...document.getElementsByTagNameNS("*", name)];
}

function valueIn(element: Element, name: string): string {
  const found = element.getElementsByTagNameNS("*", name)[0];
  return found === undefined ? "" : attribute(found, "val");
}

function attribute(element: Element, name: string): string {
  return [...element.attributes].find(({ localName }) => localName === name)?.value ?? "";
}
