import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { NewNotice, NoticeHead } from "../../api/index.ts";
import { withEdits } from "../shared/with-edits.ts";
import { edit, files } from "../state/files.ts";
import { language, say, type Words } from "../state/language.ts";
import { putNoticeText } from "../state/notice-text.ts";
import { go } from "../state/route.ts";
import { compiler } from "../work/compiler.ts";
import { vocabularyNames } from "../work/vocabularies.ts";
import { TextInput } from "./notice/text-input.tsx";

type Fields = { readonly [F in keyof NewNotice]: string };

const fieldWords: { readonly [F in keyof NewNotice]: Words } = {
  title: { zh: "标题", en: "Title" },
  issuer: { zh: "发文机关", en: "Issuer" },
  number: { zh: "发文字号", en: "Number" },
  issued: { zh: "印发日期", en: "Issued" },
  year: { zh: "年度", en: "Year" },
  uses: { zh: "采用的词汇表", en: "Vocabulary" },
  name: { zh: "文件名", en: "File name" },
};

/** Begins a notice from its own text: what the text says of itself is filled in, its clauses are written down to be encoded. */
export function NewNoticeDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useSignal<string | null>(null);
  const fields = useSignal<Fields | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const take = async (given: string): Promise<void> => {
    const head = await compiler.head(given);
    text.value = given;
    fields.value = fieldsOf(head);
  };
  return (
    <dialog ref={dialog} class="new-notice" aria-label={say({ zh: "新建通知", en: "New notice" })} onClose={onClose}>
      <form method="dialog">
        <h2>{say({ zh: "新建通知", en: "New notice" })}</h2>
        <button class="quiet" aria-label={say({ zh: "关闭", en: "Close" })}>
          ✕
        </button>
      </form>
      {fields.value === null ? (
        <>
          <p>
            {say({
              zh: "先给出通知全文。标题、文号、日期从中找出，各条款按其编号列好待编写。",
              en: "Give the notice's whole text first. Its title, number and date are found in it, and its clauses are put down to be encoded.",
            })}
          </p>
          <TextInput onText={take} />
          <button type="button" class="quiet" onClick={() => (fields.value = fieldsOf(noHead))}>
            {say({ zh: "没有原文，从空白开始", en: "Begin without a text" })}
          </button>
        </>
      ) : (
        <HeadForm
          fields={fields.value}
          onChange={(changed) => (fields.value = changed)}
          onDone={async () => {
            await create(fields.value!, text.value);
            dialog.current?.close();
          }}
        />
      )}
    </dialog>
  );
}

interface HeadFormProps {
  readonly fields: Fields;
  readonly onChange: (fields: Fields) => void;
  readonly onDone: () => void;
}

function HeadForm({ fields, onChange, onDone }: HeadFormProps) {
  const path = pathOf(fields.name);
  const problem = problemOf(fields, path);
  return (
    <form
      class="head-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) onDone();
      }}
    >
      {(Object.keys(fieldWords) as (keyof NewNotice)[]).map((field) => (
        <label key={field}>
          {say(fieldWords[field])}
          {field === "uses" ? (
            <select
              value={fields.uses}
              onChange={({ currentTarget: { value } }) => onChange({ ...fields, uses: value })}
            >
              {usable().map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          ) : (
            <FieldInput
              field={field}
              value={fields[field]}
              onValue={(value) => onChange({ ...fields, [field]: value })}
            />
          )}
        </label>
      ))}
      <p class="actions">
        <button class="main" disabled={problem !== null}>
          {say({ zh: "新建", en: "Create" })}
        </button>
        <span role="status">{problem}</span>
      </p>
    </form>
  );
}

interface FieldInputProps {
  readonly field: keyof NewNotice;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function FieldInput({ field, value, onValue }: FieldInputProps) {
  const shared = {
    value,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => onValue(currentTarget.value),
  };
  if (field === "issued") return <input type="date" {...shared} />;
  return field === "year" ? <input type="number" {...shared} /> : <input type="text" {...shared} />;
}

/** Why a notice cannot be begun with these fields; null where it can. */
function problemOf({ name }: Fields, path: string): string | null {
  if (name.trim() === "") return say({ zh: "请填写文件名，如“南安-2026”。", en: "Give it a name, as in nanan-2026." });
  if (/[\\/:*?"<>|「」]/u.test(name))
    return say({ zh: "文件名中有不能使用的符号。", en: "This name has signs that no file can have." });
  if (files.value.has(path)) return say({ zh: `已有 ${path}。`, en: `There is a ${path} already.` });
  return null;
}

async function create(fields: Fields, text: string | null): Promise<void> {
  const orNull = (field: string): string | null => (field.trim() === "" ? null : field.trim());
  const path = pathOf(fields.name);
  const notice = {
    name: fields.name.trim(),
    uses: fields.uses,
    title: orNull(fields.title),
    issuer: orNull(fields.issuer),
    number: orNull(fields.number),
    issued: orNull(fields.issued),
    year: fields.year === "" ? null : Number(fields.year),
  };
  edit(path, await compiler.newNotice(notice, language.value));
  go({ page: "write", file: path });
  if (text === null) return;
  const edits = await compiler.beginClauses(path, text);
  edit(path, withEdits(files.peek().get(path)!.text, edits));
  await putNoticeText(path, text);
}

const noHead: NoticeHead = { title: null, issuer: null, number: null, issued: null, year: null };

function fieldsOf({ title, issuer, number, issued, year }: NoticeHead): Fields {
  const place = issuer === null ? "" : issuer.replace(/(?:市|县|区|镇|乡|街道)?(?:人民政府|医疗保障局|医保局).*$/u, "");
  return {
    title: title ?? "",
    issuer: issuer ?? "",
    number: number ?? "",
    issued: issued ?? "",
    year: year === null ? "" : String(year),
    uses: usable()[0] ?? "",
    name: [place, year ?? ""].filter((part) => part !== "").join("-"),
  };
}

/** The vocabularies of the folder and those that come with the program, what most notices use first. */
function usable(): readonly string[] {
  const texts = [...files.peek().values()].map(({ text }) => text);
  const named = (pattern: RegExp): readonly string[] => texts.flatMap((text) => pattern.exec(text)?.[1] ?? []);
  const own = named(/^\s*(?:vocabulary|词汇表)\s+([^\s"“「]+)/u);
  const used = named(/^\s+(?:uses|采用)\s+([^\s「]+)/mu);
  const uses = (name: string): number => used.filter((each) => each === name).length;
  return [...new Set([...own, ...vocabularyNames])].sort((one, other) => uses(other) - uses(one));
}

function pathOf(name: string): string {
  return `${name.trim()}.pol`;
}
