/** The look of the editor: the studio's own colours, which are light or dark by themselves. */
import { EditorView } from "@codemirror/view";

const names = {
  "& .pol-keyword": { color: "var(--code-keyword)" },
  "& .pol-type": { color: "var(--code-keyword)" },
  "& .pol-string": { color: "var(--code-text)" },
  "& .pol-number": { color: "var(--code-number)" },
  "& .pol-comment": { color: "var(--soft)", fontStyle: "italic" },
  "& .pol-property, & .pol-class": { color: "var(--code-fact)" },
  "& .pol-variable, & .pol-function, & .pol-struct, & .pol-label": { color: "var(--code-decision)" },
  "& .pol-enum, & .pol-enumMember": { color: "var(--code-option)" },
} as const;

const panel = {
  background: "var(--tint)",
  color: "var(--ink)",
  borderColor: "var(--line)",
} as const;

const control = {
  font: "inherit",
  color: "var(--ink)",
  background: "var(--paper)",
  backgroundImage: "none",
  border: "1px solid var(--line)",
  borderRadius: "var(--radius)",
} as const;

/** What CodeMirror's own theme draws otherwise; `dark` says which of its two the rest is taken from. */
export function look(dark: boolean) {
  return EditorView.theme(
    {
      "&": { height: "100%", color: "var(--ink)", background: "var(--paper)", fontSize: "14px" },
      "&.cm-focused": { outline: "none" },
      ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.7" },
      ".cm-content": { caretColor: "var(--ink)", paddingBlock: "0.6rem 40vh" },
      ".cm-cursor": { borderLeftColor: "var(--ink)" },
      ".cm-gutters": { background: "var(--paper)", color: "var(--soft)", border: "none" },
      ".cm-activeLine, .cm-activeLineGutter": { background: "var(--code-line)" },
      "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
        background: "var(--code-selection)",
      },
      ".cm-foldPlaceholder": { ...control, paddingInline: "0.4rem" },
      ".cm-tooltip, .cm-panels": panel,
      ".cm-tooltip": { border: "1px solid var(--line)", borderRadius: "var(--radius)", maxWidth: "min(44rem, 90vw)" },
      ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "16rem" },
      ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.15rem 0.6rem" },
      ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent)", color: "var(--on-accent)" },
      ".cm-completionDetail": { fontStyle: "normal", opacity: "0.75" },
      ".cm-lsp-documentation": { padding: "0.4rem 0.8rem", maxHeight: "24rem", overflow: "auto", lineHeight: "1.5" },
      ".cm-lsp-documentation pre": { fontFamily: "var(--mono)", whiteSpace: "pre-wrap" },
      ".cm-lsp-documentation table": { borderCollapse: "collapse" },
      ".cm-lsp-documentation :is(th, td)": {
        padding: "0.15rem 0.5rem",
        textAlign: "left",
        verticalAlign: "top",
        borderBottom: "1px solid var(--line)",
      },
      ".cm-diagnostic": { whiteSpace: "pre-wrap", padding: "0.4rem 0.8rem" },
      ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
      ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
      ".cm-diagnosticAction": {
        ...control,
        background: "var(--accent)",
        color: "var(--on-accent)",
        marginTop: "0.3rem",
      },
      ".cm-button, .cm-textfield": control,
      ".cm-panel.cm-search, .cm-dialog": { fontFamily: "inherit", padding: "0.4rem" },
      "&.cm-flash .cm-activeLine": { background: "var(--code-selection)" },
      ...names,
    },
    { dark },
  );
}
