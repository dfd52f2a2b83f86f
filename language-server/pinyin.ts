/** The initials of Chinese words, as they are typed to find them: `csrq` for 出生日期. */

type InitialsOf = (text: string) => string;

let loaded: Promise<InitialsOf> | null = null;

/** The function that gives initials. The dictionary behind it is large and loads when it is first asked for. */
export function pinyinInitials(): Promise<InitialsOf> {
  return (loaded ??= load());
}

async function load(): Promise<InitialsOf> {
  const { pinyin } = await import("pinyin-pro");
  const known = new Map<string, string>();
  return (text) => {
    const initials =
      known.get(text) ?? pinyin(text, { pattern: "first", toneType: "none", type: "array" }).join("").toLowerCase();
    known.set(text, initials);
    return initials;
  };
}
