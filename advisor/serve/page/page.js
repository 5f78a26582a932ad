"use strict";
// The page: what is typed is read after a short pause; findings, card and rewrites follow.

const PAUSE = 250; // milliseconds without a key before the draft is read
const GROUPS = {
  vagueness: "clear", specification: "clear", success: "clear",
  load: "doable", sequence: "doable", context: "doable", fit: "doable", house: "doable",
  tone: "kind", support: "kind", rationale: "kind",
  accessibility: "easy", safety: "safe", suppression: "easy",
};
// What the card shows as missing is no finding on words: it is added from the card.
const ELEMENTS = {
  "missing-rationale": "rationale", "missing-barrier-plan": "barrier", "missing-success-criterion": "success",
  "missing-dose": "dose", "missing-horizon": "dose", "missing-when": "situation", "missing-situation": "situation",
  "missing-expected-reaction": "expectation", "missing-reflection-prompt": "reflection", "missing-measure": "record",
  "missing-review": "review", "missing-confidence-check": "confidence", "missing-goal-link": "goal",
};
const RANK = { error: 3, warning: 2, suggestion: 1, info: 0 };

const byId = (id) => document.getElementById(id);
const say = (key, values = {}) =>
  STRINGS[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

const draft = byId("draft");
const state = {
  token: new URLSearchParams(location.hash.slice(1)).get("token") ?? "",
  read: "", // the text that the findings speak of
  report: null,
  findings: [], // with start and end in UTF-16 units of the text on the page
  shown: new Set(Object.keys(STRINGS.groups)),
  left: new Set(), // fingerprints that were left as they are
  current: -1,
  past: [], // earlier texts, for Undo
  timer: 0,
  asked: null,
  away: false,
};

// --- talking to the advisor ----------------------------------------------------------------

const channel = "BroadcastChannel" in self ? new BroadcastChannel("advisor") : null;
if (channel) {
  // A page that was opened anew hands its key to those that are open still.
  channel.onmessage = (event) => {
    if (typeof event.data?.token === "string" && event.data.token !== state.token) {
      state.token = event.data.token;
      read();
    }
  };
  if (state.token) channel.postMessage({ token: state.token });
}

async function call(path, body, signal) {
  const options = { headers: { "X-Advisor-Token": state.token }, signal, cache: "no-store" };
  if (body !== undefined) {
    options.method = "POST";
    options.headers["Content-Type"] = body instanceof Blob ? "application/octet-stream" : "application/json";
    options.body = body instanceof Blob ? body : JSON.stringify(body);
    if (body instanceof Blob && body.name) options.headers["X-Advisor-Name"] = encodeURIComponent(body.name);
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    setAway(true);
    throw new Error(say("away"));
  }
  setAway(false);
  if (answer.ok) return answer;
  if (answer.status === 401 || answer.status === 403) throw new Error(say("stale"));
  let said = "";
  try {
    said = (await answer.json()).error.message;
  } catch {
    said = say("away");
  }
  throw new Error(said);
}

function setAway(away) {
  if (state.away && !away) {
    trouble("");
    byId("tally").textContent = say("back_again");
  }
  state.away = away;
  // Asked again until it answers; what was typed is still here.
  if (away) setTimeout(() => state.away && read(), 2000);
}

function trouble(sentence) {
  byId("trouble").textContent = sentence;
  byId("trouble").hidden = !sentence;
}

function request() {
  const body = { text: draft.value, format: byId("format").value };
  if (byId("profile").value) body.profile = byId("profile").value;
  if (byId("reader").value) body.reader = { audience: byId("reader").value };
  return body;
}

// --- reading -------------------------------------------------------------------------------

function soon() {
  clearTimeout(state.timer);
  state.timer = setTimeout(read, PAUSE);
}

async function read() {
  clearTimeout(state.timer);
  state.asked?.abort();
  const text = draft.value;
  if (!text.trim()) {
    Object.assign(state, { read: text, report: null, findings: [], current: -1 });
    trouble("");
    show();
    return;
  }
  const asked = (state.asked = new AbortController());
  try {
    const report = await (await call("api/v1/check", request(), asked.signal)).json();
    trouble(report.error ? report.error.message : "");
    const map = places(text);
    state.report = report;
    state.read = text;
    state.findings = report.findings.map((one) => ({
      ...one, units: map, start: map[one.start], end: map[one.end], group: GROUPS[one.category] ?? "clear",
    }));
    carry(text);
    state.current = -1;
    show();
  } catch (error) {
    if (error.name !== "AbortError") trouble(error.message);
  }
}

// Moves findings along with a text that was edited since it was read.
function carry(from) {
  const now = draft.value;
  if (now === from) return;
  state.findings = state.findings
    .map((one) => {
      const place = moved(from, now, { start: one.start, end: one.end });
      return place && { ...one, ...place };
    })
    .filter(Boolean);
}

// Returns the findings on words: those that the card or the list of blanks shows are left to them.
function onWords() {
  return state.findings.filter((one) => {
    if (one.rule === "unfilled-placeholder" && draft.value[one.start] === "{") return false;
    const card = state.report?.cards?.[one.assignment ?? 0];
    const line = card?.lines.find((row) => row.element === ELEMENTS[one.rule]);
    return !(line && line.required && !line.present);
  });
}

function visible() {
  return onWords().filter((one) => state.shown.has(one.group) && !state.left.has(one.fingerprint));
}

// --- showing -------------------------------------------------------------------------------

function show() {
  showMarks();
  showLegend();
  showFindings();
  showTold();
  showBlanks();
  const text = draft.value.trim();
  const words = state.report?.metrics?.words ?? 0;
  const count = visible().length;
  byId("tally").textContent = !text ? say("empty")
    : say(count === 1 ? "oneFinding" : "counts", { n: Math.round(words), m: count });
  const safe = state.findings.filter((one) => one.suggestions.some((s) => s.applicability === "safe")).length;
  byId("fix").textContent = safe ? say("fixCount", { n: safe }) : say("fix");
  byId("fix").disabled = !safe;
  byId("undo").disabled = !state.past.length;
}

function showMarks() {
  const text = draft.value;
  const marks = visible().map((one, number) => ({ ...one, number, blank: false }));
  for (const blank of blanksIn(text)) marks.push({ ...blank, blank: true });
  const pieces = cut(text, marks).map((piece) => {
    if (!piece.marks.length) return document.createTextNode(piece.text);
    const worst = piece.marks.reduce((a, b) => ((RANK[b.severity] ?? -1) > (RANK[a.severity] ?? -1) ? b : a));
    const names = [worst.blank ? "blank" : worst.group];
    if (piece.marks.some((mark) => mark.number === state.current)) names.push("current");
    return make("mark", { class: names.join(" ") }, piece.text);
  });
  byId("marks").replaceChildren(...pieces, "\n");
  scrollMarks();
}

function scrollMarks() {
  byId("marks").scrollTop = draft.scrollTop;
  byId("marks").scrollLeft = draft.scrollLeft;
}

function showLegend() {
  const legend = byId("legend");
  for (const box of legend.querySelectorAll("label")) box.remove();
  for (const [group, name] of Object.entries(STRINGS.groups)) {
    const count = onWords().filter((one) => one.group === group).length;
    const box = make("input", {
      type: "checkbox", checked: state.shown.has(group),
      on: {
        change: (event) => {
          if (event.target.checked) state.shown.add(group);
          else state.shown.delete(group);
          state.current = -1;
          showMarks();
          showFindings();
          showQuiet();
        },
      },
      "data-group": group,
    });
    legend.append(make("label", { class: group }, box, make("span", { class: "swatch" }, name), ` ${count}`));
  }
  showQuiet();
}

// Says how many findings are put aside.
function showQuiet() {
  const hidden = onWords().length - visible().length;
  byId("quiet").hidden = !hidden;
  byId("quiet").textContent = hidden ? say("hidden", { n: hidden }) : "";
}

function after(one, suggestion) {
  const text = draft.value;
  const edits = unitEdits(suggestion.edits, one.units).map((edit) => shifted(one, edit));
  const change = joined(text, edits);
  const before = text.slice(text.lastIndexOf("\n", change.start - 1) + 1, change.start);
  const line = text.indexOf("\n", change.end);
  const behind = text.slice(change.end, line < 0 ? text.length : line);
  return { change, shown: (ending(before, 80) + change.text + opening(behind, 60)).trim() };
}

// Returns the end of a text that is short enough, from the start of a word on.
function ending(text, most) {
  if (text.length <= most) return text;
  const cutAt = text.indexOf(" ", text.length - most);
  return `…${text.slice(cutAt < 0 ? text.length - most : cutAt)}`;
}

// Returns the start of a text that is short enough, up to the end of a word.
function opening(text, most) {
  if (text.length <= most) return text;
  const cutAt = text.lastIndexOf(" ", most);
  return `${text.slice(0, cutAt <= 0 ? most : cutAt)} …`;
}

// A finding may have moved since it was read; its edits move with it.
function shifted(one, edit) {
  const by = one.start - one.units[state.report.findings.find((f) => f.fingerprint === one.fingerprint)?.start ?? 0];
  return { ...edit, start: edit.start + by, end: edit.end + by };
}

function showFindings() {
  const items = visible().map((one, number) => {
    const suggestions = one.suggestions.slice(0, 2).map((suggestion, place) => {
      const { change, shown } = after(one, suggestion);
      return make("div", { class: "try" },
        make("p", {}, shown || say("leaveOut")),
        make("button", { type: "button", "data-apply": place === 0, on: { click: () => apply(one, change) } },
          `${say("apply")}`, make("span", { class: "unseen" }, `: ${one.rule}`)));
    });
    const why = one.why
      ? make("details", {}, make("summary", {}, say("why"), make("span", { class: "unseen" }, ` ${one.rule}`)),
        make("p", {}, one.why, one.url ? ` ${say("source")}: ${one.url}` : ""))
      : null;
    return make("li", { class: `finding ${one.group}`, id: `finding-${number}`, tabindex: "-1" },
      make("p", { class: "head" },
        make("span", { class: `severity ${one.severity}` }, one.severity), " ",
        make("strong", {}, one.rule)),
      make("blockquote", {}, draft.value.slice(one.start, one.end).slice(0, 160)),
      make("p", {}, one.message),
      ...suggestions, why,
      make("button", { type: "button", class: "quiet", on: { click: () => leave(one) } },
        say("ignore"), make("span", { class: "unseen" }, `: ${one.rule}`)));
  });
  if (!items.length && draft.value.trim() && state.report) items.push(make("li", { class: "clean" }, say("clean")));
  byId("findings").replaceChildren(...items);
}

function showTold() {
  const report = state.report;
  const cards = report?.cards ?? [];
  const tables = cards.flatMap((card, number) => tableOf(card, number, cards.length));
  byId("cards").replaceChildren(...(cards.length > 1 ? [planOf(cards), ...tables] : tables));
  byId("write").disabled = !report;
  const metrics = report?.assignments?.[0]?.metrics;
  const said = [];
  if (metrics?.difficulty_low !== undefined) {
    said.push(say("grade", { low: Math.max(1, Math.round(metrics.difficulty_low)), high: Math.max(1, Math.round(metrics.difficulty_high)) }));
    const reasons = report.assignments[0].difficulty_reasons ?? [];
    if (reasons.length) said.push(say("mostly", { what: reasons.join(", ") }));
  }
  byId("reading").textContent = said.join(" ");
}

const isTold = (line) => line.present || (line.weak && line.quote);

// Returns the plan at a glance: a row for each element, a column for each part.
function planOf(cards) {
  const labels = new Map();
  for (const card of cards) for (const line of card.lines) if (line.required) labels.set(line.element, line.label);
  const head = make("tr", {}, make("td"), ...cards.map((card, number) =>
    make("th", { scope: "col" },
      make("button", { type: "button", class: "quiet", on: { click: () => goToPart(number) } },
        card.title || say("part", { n: number + 1 })))));
  const rows = [...labels].map(([element, label]) => make("tr", {},
    make("th", { scope: "row" }, label),
    ...cards.map((card) => {
      const line = card.lines.find((one) => one.element === element);
      if (!line || (!line.required && !isTold(line))) return make("td", {}, "");
      const told = isTold(line);
      return make("td", { class: told ? "there" : "missing" },
        make("span", { "aria-hidden": "true" }, told ? "✓" : "–"),
        make("span", { class: "unseen" }, say(told ? "there" : "missing")));
    })));
  return make("div", { class: "plan", role: "region", tabindex: "0", "aria-label": say("plan") },
    make("table", {}, make("caption", {}, say("plan")), make("thead", {}, head), make("tbody", {}, ...rows)));
}

function goToPart(number) {
  const part = state.report.assignments[number];
  const map = places(state.read);
  draft.focus();
  draft.setSelectionRange(map[part.start] ?? 0, map[part.start] ?? 0);
}

function tableOf(card, number, count) {
  const lines = card.lines.filter((line) => line.required || line.present || (line.weak && line.quote));
  if (!lines.length) return [];
  const told = isTold;
  const needed = card.lines.filter((line) => line.required);
  const title = card.title || card.skill || (count > 1 ? say("part", { n: number + 1 }) : say("told"));
  const rows = lines
    .sort((a, b) => Number(Boolean(told(b))) - Number(Boolean(told(a))))
    .map((line) => make("tr", { class: told(line) ? "there" : "missing" },
      make("th", { scope: "row" }, line.label),
      make("td", { class: "state" }, make("span", { "aria-hidden": "true" }, told(line) ? "✓ " : "– "), say(told(line) ? "there" : "missing")),
      make("td", {}, told(line) ? (line.quote ? `“${line.quote}”` : "") : line.proposal, " ", told(line) ? null : adder(line, number))));
  return [make("table", {},
    make("caption", {}, `${title}: ${say("of", { n: needed.filter(told).length, m: needed.length })}`),
    make("tbody", {}, ...rows))];
}

// Returns a button that adds what is missing to the draft, where a finding says how.
function adder(line, assignment) {
  const one = state.findings.find(
    (found) => ELEMENTS[found.rule] === line.element && (found.assignment ?? 0) === assignment && found.suggestions.length,
  );
  if (!one) return null;
  return make("button", { type: "button", class: "add", on: { click: () => apply(one, after(one, one.suggestions[0]).change) } },
    say("add"), make("span", { class: "unseen" }, `: ${line.label}`));
}

function showBlanks() {
  const blanks = blanksIn(draft.value);
  byId("blanks").hidden = !blanks.length;
  const fields = byId("blank-fields");
  if (fields.contains(document.activeElement)) return;
  fields.replaceChildren(...blanks.map((blank, number) => {
    const before = draft.value.slice(Math.max(0, blank.start - 40), blank.start).split("\n").pop();
    const field = make("input", { type: "text", value: blank.inner, id: `blank-${number}` });
    field.addEventListener("change", () => {
      const now = blanksIn(draft.value)[number];
      if (!now) return;
      fields.querySelector(`#blank-${number}`)?.blur();
      replace(now.start, now.end, field.value);
    });
    return make("label", { for: `blank-${number}` }, `…${before} `, field);
  }));
}

// --- changing ------------------------------------------------------------------------------

function remember() {
  if (state.past.at(-1) !== draft.value) state.past.push(draft.value);
  if (state.past.length > 200) state.past.shift();
}

// Puts a text in the place of a stretch, so that the browser's own undo knows it as well.
function replace(start, end, text) {
  remember();
  const before = draft.value;
  draft.focus();
  draft.setSelectionRange(start, end);
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (!done || draft.value === before) draft.setRangeText(text, start, end, "end");
  carry(before);
  read();
}

function apply(one, change) {
  byId("tally").textContent = say("applied", { what: one.rule });
  replace(change.start, change.end, change.text);
}

function leave(one) {
  state.left.add(one.fingerprint);
  show();
  byId("findings").querySelector("button")?.focus();
}

async function fixAll() {
  try {
    const answer = await (await call("api/v1/fix", { ...request(), upto: "safe" })).json();
    if (answer.text !== draft.value) replace(0, draft.value.length, answer.text);
  } catch (error) {
    trouble(error.message);
  }
}

function undo() {
  const last = state.past.pop();
  if (last === undefined) return;
  draft.value = last;
  read();
}

function go(step) {
  const all = visible();
  if (!all.length) return;
  state.current = (state.current + step + all.length) % all.length;
  if (state.current < 0) state.current = 0;
  const one = all[state.current];
  draft.setSelectionRange(one.start, one.end);
  showMarks();
  const item = byId(`finding-${state.current}`);
  item.scrollIntoView({ block: "nearest" });
  (item.querySelector("[data-apply]") ?? item).focus();
}

function follow() {
  const at = draft.selectionStart;
  const found = visible().findIndex((one) => one.start <= at && at <= one.end);
  if (found === state.current) return;
  state.current = found;
  showMarks();
  for (const item of document.querySelectorAll(".finding")) item.removeAttribute("aria-current");
  const item = byId(`finding-${found}`);
  item?.setAttribute("aria-current", "true");
  item?.scrollIntoView({ block: "nearest" });
}

async function openFile(file) {
  if (!file) return;
  try {
    const answer = await (await call("api/v1/open", new File([file], file.name))).json();
    remember();
    draft.value = answer.text;
    if (answer.format in STRINGS.formats) byId("format").value = answer.format;
    await read();
    draft.focus();
  } catch (error) {
    trouble(error.message);
  }
}

// --- the whole card ------------------------------------------------------------------------

let cardOfDraft = null;

async function writeCard() {
  try {
    const answer = await (await call("api/v1/rewrite", { ...request(), layout: byId("layout").value })).json();
    cardOfDraft = answer;
    byId("before").textContent = draft.value;
    showCard();
    byId("whole").hidden = false;
    document.body.classList.add("carding");
    byId("whole-label").focus();
  } catch (error) {
    trouble(error.message);
  }
}

function showCard() {
  const home = byId("after");
  home.className = `after ${byId("layout").value}`;
  const said = cardOfDraft.drafts?.[0] ?? cardOfDraft;
  if (said.refusal) {
    home.replaceChildren(make("p", {}, say("refused", { why: said.refusal })));
    return;
  }
  home.replaceChildren(...said.cards.map((card) => make("article", {},
    make("h3", {}, card.title),
    ...card.sections.map(sectionOf))));
}

function sectionOf(section) {
  const lines = section.lines.map((line) =>
    make(section.numbered && !line.heading ? "li" : "p", { class: line.origin }, ...line.pieces.map(pieceOf)));
  const body = section.numbered ? [make("ol", {}, ...lines)] : lines;
  return make("section", {}, section.label ? make("h4", {}, section.label) : null, ...body);
}

function pieceOf(piece) {
  if (piece.text !== undefined) return document.createTextNode(piece.text);
  const list = `ideas-${piece.blank}`;
  const field = make("input", {
    type: "text", "aria-label": piece.name, placeholder: piece.proposals[0] ?? piece.name, list,
    size: Math.max(12, ...piece.proposals.map((idea) => idea.length)),
    "data-blank": piece.blank,
  });
  const ideas = make("datalist", { id: list }, ...piece.proposals.map((idea) => make("option", { value: idea })));
  return make("span", { class: "gap" }, field, ideas,
    piece.proposals.length > 1 ? make("span", { class: "ideas" }, ` (${piece.proposals.join(` ${say("choose")} `)})`) : null);
}

// Returns the card as it stands on the page, blanks filled where somebody filled them.
function cardText() {
  const lines = [];
  for (const article of byId("after").querySelectorAll("article")) {
    lines.push(article.querySelector("h3").textContent, "");
    for (const section of article.querySelectorAll("section")) {
      const label = section.querySelector("h4")?.textContent;
      if (label) lines.push(label);
      section.querySelectorAll("p, li").forEach((line, number) => {
        const said = [...line.childNodes].map((node) => {
          const field = node.querySelector?.("input");
          return field ? field.value || `{${field.placeholder}}` : node.textContent;
        }).join("");
        lines.push(line.tagName === "LI" ? `  ${number + 1}. ${said}` : `  ${said}`);
      });
      lines.push("");
    }
  }
  return lines.join("\n");
}

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function filled() {
  const values = {};
  for (const field of byId("after").querySelectorAll("input[data-blank]")) {
    if (field.value) values[field.dataset.blank] = field.value;
  }
  return values;
}

async function save(form) {
  try {
    const body = { ...request(), form, layout: byId("layout").value, blanks: filled() };
    download(await (await call("api/v1/export", body)).blob(), `homework.${form}`);
  } catch (error) {
    trouble(error.message);
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without leave for the clipboard, the old way.
    const area = make("textarea", { class: "unseen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  byId("tally").textContent = say("copied");
}

// --- beginning -----------------------------------------------------------------------------

function choices(select, entries) {
  select.replaceChildren(...entries.map(([value, name]) => make("option", { value }, name)));
}

async function begin() {
  for (const place of document.querySelectorAll("[data-say]")) place.textContent = say(place.dataset.say);
  choices(byId("reader"), Object.entries(STRINGS.audiences));
  choices(byId("format"), Object.entries(STRINGS.formats));
  choices(byId("layout"), Object.entries(STRINGS.layouts));
  choices(byId("profile"), [["", STRINGS.noProfile]]);
  draft.addEventListener("input", () => {
    const before = state.read;
    carry(before);
    state.read = draft.value;
    showMarks();
    soon();
  });
  draft.addEventListener("beforeinput", remember);
  draft.addEventListener("scroll", scrollMarks);
  document.addEventListener("selectionchange", () => document.activeElement === draft && follow());
  document.addEventListener("keydown", (event) => {
    if (event.key === "F8") {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    }
    if (event.key === "Escape" && document.activeElement !== draft) draft.focus();
  });
  for (const id of ["profile", "reader", "format"]) byId(id).addEventListener("change", read);
  const acts = {
    fix: fixAll, undo, next: () => go(1), copy: () => copy(draft.value), write: writeCard,
    open: () => byId("file").click(),
    sample: () => { remember(); draft.value = STRINGS.example; read(); },
    print: () => window.print(), "copy-card": () => copy(cardText()),
    "save-txt": () => download(new Blob([cardText()], { type: "text/plain" }), "homework.txt"),
    "save-html": () => save("html"), "save-docx": () => save("docx"),
    back: () => { byId("whole").hidden = true; document.body.classList.remove("carding"); draft.focus(); },
  };
  for (const [id, act] of Object.entries(acts)) byId(id).addEventListener("click", act);
  byId("layout").addEventListener("change", writeCard);
  byId("file").addEventListener("change", (event) => { openFile(event.target.files[0]); event.target.value = ""; });
  const paper = byId("paper");
  paper.addEventListener("dragover", (event) => { event.preventDefault(); paper.classList.add("over"); });
  paper.addEventListener("dragleave", () => paper.classList.remove("over"));
  paper.addEventListener("drop", (event) => {
    paper.classList.remove("over");
    if (event.dataTransfer.files.length) {
      event.preventDefault();
      openFile(event.dataTransfer.files[0]);
    }
  });
  show();
  try {
    const answer = await (await call("api/v1/profiles")).json();
    const names = (answer.profiles ?? []).map((one) => [one.name ?? one, one.name ?? one]);
    choices(byId("profile"), [["", STRINGS.noProfile], ...names]);
  } catch (error) {
    trouble(error.message);
  }
  if (draft.value) read();
}

begin();
