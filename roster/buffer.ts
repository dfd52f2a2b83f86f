/** Bytes as Node.js has them; where there is no Node.js, `blob/browser-buffer.ts` stands for this (`browser` in the package). */
export { Buffer, isAscii, isUtf8 } from "node:buffer";
