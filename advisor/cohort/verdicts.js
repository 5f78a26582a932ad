"use strict";
// What a supervisor says of findings stays in this page until it is saved as a file.
(() => {
  const bar = document.getElementById("save");
  if (!bar) return;
  const status = document.getElementById("saved");
  const trainee = document.querySelector("main").dataset.trainee;
  const fields = [...document.querySelectorAll("fieldset.say")];
  let unsaved = false;

  // A spreadsheet would take a cell that starts so for a formula.
  const cell = (text) => {
    const plain = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return '"' + plain.replaceAll('"', '""') + '"';
  };
  const given = () => fields.flatMap((field) => {
    const chosen = field.querySelector("input[type=radio]:checked");
    if (!chosen || !chosen.value) return [];
    const reason = field.querySelector("input[type=text]").value.trim();
    return [[field.dataset.fingerprint, field.dataset.rule, chosen.value, reason, trainee, field.dataset.draft]];
  });
  const count = () => {
    const so = given().length;
    status.textContent = so === 1 ? "1 verdict is set." : so + " verdicts are set.";
  };

  for (const field of fields) {
    field.hidden = false;
    field.addEventListener("input", () => { unsaved = true; count(); });
  }
  bar.hidden = false;
  count();

  document.getElementById("save-verdicts").addEventListener("click", () => {
    const rows = given();
    if (!rows.length) {
      status.textContent = "Choose Confirm or Dismiss at a finding first.";
      return;
    }
    const head = ["fingerprint", "rule", "say", "reason", "trainee", "draft"];
    const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = "verdicts-" + trainee.replace(/[^\p{L}\p{N}-]+/gu, "-") + ".csv";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    status.textContent = (rows.length === 1 ? "1 verdict is" : rows.length + " verdicts are")
      + " in the file " + link.download + " among your downloads.";
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
})();
