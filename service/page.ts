/** A page to try the service on. All of it comes from here, and none of it runs what a notice says. */
const html = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>pol</title>
<link rel="stylesheet" href="/page.css">
<main>
  <h1>按通知作出结论 <small lang="en">Decide by a notice</small></h1>
  <form>
    <label>通知 <span lang="en">Notice</span> <select name="notice"></select></label>
    <label>主体 <span lang="en">Entity</span> <select name="entity"></select></label>
    <label>记录 <span lang="en">Record</span> <textarea name="record" rows="14" spellcheck="false"></textarea></label>
    <p>
      <button name="evaluate">结论 <span lang="en">Decide</span></button>
      <button name="explain">依据 <span lang="en">Explain</span></button>
    </p>
  </form>
  <output><pre></pre></output>
  <p><a href="/openapi.json">OpenAPI</a> · <a href="/notices">/notices</a> · <a href="/metrics">/metrics</a></p>
</main>
<script src="/page.js" type="module"></script>
</html>
`;

const css = `:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
small, span[lang] { opacity: 0.7; font-size: 0.85em; }
label { display: block; margin: 0.8rem 0; }
select, textarea { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: 0.4rem; }
textarea, pre { font-family: ui-monospace, monospace; font-size: 0.9rem; }
button { font: inherit; padding: 0.4rem 1.2rem; margin-right: 0.6rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid; border-radius: 4px; padding: 0.8rem; min-height: 4rem; }
`;

const script = `const form = document.querySelector("form");
const shown = document.querySelector("pre");
const { notice, entity, record } = form.elements;
const notices = await (await fetch("/notices")).json();

const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
for (const each of notices) notice.append(option(each.policyHash, each.name + "  " + each.title));

/** What a fact that must be given looks like. */
function sample({ type, enum: options, format }) {
  if (options) return options[0];
  if (format === "date") return "1990-01-01";
  const first = [type].flat()[0];
  return { boolean: false, integer: 0, array: [] }[first] ?? "";
}

async function showEntities() {
  const found = notices.find(({ policyHash }) => policyHash === notice.value);
  if (found === undefined) return;
  entity.replaceChildren(...found.entities.map(({ name, label }) => option(name, name + "  " + label)));
  entity.value = found.mainEntity;
  await showRecord();
}

async function showRecord() {
  const query = new URLSearchParams({ entity: entity.value });
  const schema = await (await fetch("/notices/" + notice.value + "/schema?" + query)).json();
  const facts = Object.entries(schema.properties).map(([name, each]) => [name, "default" in each ? each.default : sample(each)]);
  record.value = JSON.stringify(Object.fromEntries(facts), null, 2);
}

async function ask(what) {
  const query = new URLSearchParams({ entity: entity.value });
  const answer = await fetch("/notices/" + notice.value + "/" + what + "?" + query, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": navigator.language },
    body: record.value,
  });
  shown.textContent = JSON.stringify(await answer.json(), null, 2);
}

notice.addEventListener("change", showEntities);
entity.addEventListener("change", showRecord);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void ask(event.submitter?.name ?? "evaluate");
});
await showEntities();
`;

/** The page, its style and its script, with their types. */
export const pageFiles = [
  { path: "/", type: "text/html; charset=utf-8", text: html },
  { path: "/page.css", type: "text/css; charset=utf-8", text: css },
  { path: "/page.js", type: "text/javascript; charset=utf-8", text: script },
] as const;

/** What the page may load and do: only what comes from this service. */
export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
