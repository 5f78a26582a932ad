"use strict";
// What a supervisor says of findings stays in this page until it is saved as a CSV file.
const boxes = [...document.querySelectorAll("fieldset.verdict")];
const save = document.querySelector(".save");
for (const one of [...boxes, save]) one.hidden = false;

const cell = (text) => {
  // A spreadsheet must not take a reason for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return '"' + safe.replaceAll('"', '""') + '"';
};

const rows = () =>
  boxes.flatMap((box) => {
    const chosen = box.querySelector('input[type="radio"]:checked');
    if (!chosen || !chosen.value) return [];
    const { fingerprint, rule, trainee, draft } = box.dataset;
    return [[fingerprint, rule, chosen.value, box.querySelector('input[type="text"]').value, trainee, draft]];
  });

save.querySelector("button").addEventListener("click", () => {
  const found = rows();
  const head = "fingerprint,rule,say,reason,trainee,draft";
  const text = [head, ...found.map((row) => row.map(cell).join(","))].join("\r\n") + "\r\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv" }));
  link.download = save.dataset.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  save.querySelector("output").textContent = found.length === 1 ? "1 verdict saved." : found.length + " verdicts saved.";
});
