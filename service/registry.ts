import { noNoticeOn, severalNotices, unknownNotice } from "./problems.ts";
import type { ServedNotice } from "./served-notice.ts";
import { formatDay } from "../runtime/date.ts";

/** The notices that are served at a moment. It is never changed: a reload puts another in its place, and requests at work keep theirs. */
export class Registry {
  readonly notices: readonly ServedNotice[];

  /** Two files of the same texts and readings are one notice. */
  constructor(notices: readonly ServedNotice[]) {
    this.notices = [...new Map(notices.map((each) => [each.hash, each])).values()];
  }

  /** The notice of a name, or of a hash with at least its first twelve digits. Throws a `Problem`. */
  find(asked: string): ServedNotice {
    const isHash = /^[\da-f]{12,64}$/u.test(asked);
    return this.#only(
      asked,
      (each) => each.name === asked || (isHash && each.hash.startsWith(asked)),
      () =>
        unknownNotice(
          asked,
          this.notices.map(({ name }) => name),
        ),
    );
  }

  /** The notice, of a vocabulary where one is named, within whose periods a day lies. Throws a `Problem`. */
  on(day: number, vocabulary?: string): ServedNotice {
    const holds = ({ days: { from, to }, notice }: ServedNotice): boolean =>
      from <= day && day <= to && (vocabulary === undefined || notice.program.vocabulary.name === vocabulary);
    return this.#only(formatDay(day), holds, () => noNoticeOn(formatDay(day)));
  }

  #only(asked: string, fits: (notice: ServedNotice) => boolean, none: () => Error): ServedNotice {
    const [first, ...others] = this.notices.filter(fits);
    if (first === undefined) throw none();
    if (others.length > 0)
      throw severalNotices(
        asked,
        [first, ...others].map(({ name, hash }) => `${name} ${hash}`),
      );
    return first;
  }
}
