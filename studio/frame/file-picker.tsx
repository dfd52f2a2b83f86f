import { useEffect } from "preact/hooks";
import { files, unsaved } from "../state/files.ts";
import { say } from "../state/language.ts";
import { go, route } from "../state/route.ts";

/** Chooses the file that the pages are about. One is chosen from the start: who opens a folder wants to see something. */
export function FilePicker() {
  const paths = [...files.value.keys()].sort();
  const { file } = route.value;
  const first = paths.find((path) => path !== "vocabulary.pol") ?? paths[0];
  useEffect(() => {
    if (first !== undefined && !files.value.has(file)) go({ file: first });
  }, [first, file]);
  return (
    <select
      aria-label={say({ zh: "文件", en: "File" })}
      value={file}
      onChange={({ currentTarget }) => go({ file: currentTarget.value })}
    >
      {paths.map((path) => (
        <option key={path} value={path}>
          {unsaved.value.includes(path) ? `${path} ●` : path}
        </option>
      ))}
    </select>
  );
}
