/** The look that all pages share: light and dark, readable on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1d2530; --soft: #5b6675; --line: #dde2e8; --paper: #fff; --tint: #f5f7f9; --accent: #1f5fa8; --better: #1a7347; --worse: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ed; --soft: #9aa5b3; --line: #343c47; --paper: #14181d; --tint: #1c2229; --accent: #7fb2ec; --better: #6fce9b; --worse: #f2938c; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink); font: 15px/1.6 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.55rem; line-height: 1.3; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.02rem; margin: 1.8rem 0 .6rem; }
p { margin: .4rem 0; }
.soft, small { color: var(--soft); }
small { font-weight: 400; font-size: .82rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.2rem 0; padding: 0; list-style: none; }
.tiles li { flex: 1 1 9rem; padding: .7rem 1rem; background: var(--tint); border: 1px solid var(--line); border-radius: .5rem; color: var(--soft); font-size: .85rem; }
.tiles b { display: block; color: var(--ink); font-size: 1.45rem; line-height: 1.3; }
table { width: 100%; border-collapse: collapse; margin: .6rem 0 1.2rem; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; background: var(--tint); white-space: nowrap; }
table.changes { table-layout: fixed; }
.changes th:first-child { width: 27%; }
.changes th:last-child { width: 16%; }
.decision { table-layout: fixed; }
.decision th:first-child { width: 22%; }
.decision th:last-child { width: 30%; }
.summary th:first-child { width: 34%; }
.summary td, .summary thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.summary tbody th { background: none; color: var(--ink); font-weight: 400; white-space: normal; }
.bar { display: block; width: 100%; height: .35rem; margin-top: .2rem; fill: var(--accent); transform: scaleX(-1); }
.card { margin: .8rem 0; padding: .8rem 1.1rem; border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: .4rem; break-inside: avoid; }
.card.better { border-left-color: var(--better); }
.card.worse { border-left-color: var(--worse); }
.change { font-size: 1.05rem; font-weight: 600; margin: 0; }
.effect { margin-left: .6rem; font-size: .8rem; font-weight: 600; }
.effect.better { color: var(--better); }
.effect.worse { color: var(--worse); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .6rem 0 0; font-size: .9rem; }
dt { color: var(--soft); }
dd { margin: 0; }
dd ul, td ul { margin: 0; padding-left: 1.1rem; }
pre, code { font: .85em/1.55 ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace; }
pre { margin: 0; padding: .5rem .7rem; background: var(--tint); border-radius: .3rem; white-space: pre-wrap; }
details { margin: .6rem 0; }
summary { cursor: pointer; color: var(--accent); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; }
.lines h2 { margin: 1.2rem 0 .4rem; border-color: var(--accent); font-size: 1.05rem; }
.lines.better h2 { border-color: var(--better); color: var(--better); }
.lines.worse h2 { border-color: var(--worse); color: var(--worse); }
.lines > ul { margin: 0; padding: 0; list-style: none; font-size: .9rem; }
.lines > ul > li { padding: .35rem 0; border-bottom: 1px solid var(--line); }
.lines a { font-weight: 600; color: var(--ink); }
.lines div > ul { margin: 0; padding-left: 1.1rem; }
.lines small { display: block; }
.lines h2 small { display: inline; }
.witness { table-layout: fixed; margin: .4rem 0; }
.proved { margin: 1.2rem 0; padding: .7rem 1.1rem; background: var(--tint); border-radius: .4rem; }
.unknown { color: var(--worse); font-weight: 600; }
.clause-head { display: flex; gap: .7rem; align-items: baseline; }
nav ol { columns: 2; font-size: .9rem; padding-left: 0; list-style: none; }
a { color: var(--accent); text-decoration: none; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --tint: #f4f4f4; --accent: #000; --better: #000; --worse: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  tr { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  nav { display: none; }
}
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } dl { grid-template-columns: 1fr; } dt { margin-top: .3rem; } }
`;
