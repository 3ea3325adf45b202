// The matching desk by keyboard: lines, the list of data sets, undo. Without it the same links and buttons work.
(() => {
  "use strict";
  const table = () => document.querySelector("[data-desk]");
  const dialog = document.getElementById("picker");
  const rows = () => [...(table() ? table().tBodies[0].rows : [])].filter((row) => row.querySelector("[data-dialog]"));

  // The line that the keys are about: the one that has the focus.
  const here = () => document.activeElement && document.activeElement.closest("[data-desk] tbody tr");

  function go(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(here());
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
    next.querySelector("[data-dialog]").focus();
    next.scrollIntoView({ block: "nearest" });
  }

  const writing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (dialog && dialog.open) {
      // digits take a data set, also while the search field is empty
      const field = writing(event.target);
      if (/^[1-9]$/.test(event.key) && (!field || (field.type === "search" && !field.value))) {
        const takes = dialog.querySelectorAll("[data-take]");
        const button = takes[Number(event.key) - 1];
        if (button) {
          event.preventDefault();
          button.click();
        }
      }
      return;
    }
    if (writing(event.target)) return;
    const row = here();
    const act = {
      j: () => go(1),
      k: () => go(-1),
      ArrowDown: row && (() => go(1)),
      ArrowUp: row && (() => go(-1)),
      c: row && (() => { const button = row.querySelector("[data-confirm]"); if (button) button.click(); }),
      x: row && (() => { const box = row.querySelector("input[type=checkbox]"); if (box) box.click(); }),
      u: () => press("u"),
      U: () => press("U"),
      "/": () => { const find = document.getElementById("find"); if (find) find.focus(); },
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  function press(key) {
    const button = document.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
  }

  // A step made by script leaves the page: the forms that are still there tell the version that they now show.
  document.addEventListener("htmx:after:swap", () => {
    const head = document.querySelector("#desk-head [data-version]");
    if (!head) return;
    for (const field of document.querySelectorAll("#desk input[name=version]")) field.value = head.value;
  });

  // Confirming a line moves on to the next one.
  document.addEventListener("htmx:finally:request", (event) => {
    const source = event.detail && event.detail.ctx && event.detail.ctx.sourceElement;
    const button = source && source.querySelector && source.querySelector("[data-confirm]");
    if (!button) return;
    const line = source.querySelector("[name=line]").value;
    const row = document.getElementById(`line-${line}`);
    const next = row && row.nextElementSibling && row.nextElementSibling.querySelector("[data-dialog]");
    if (next) next.focus();
  });

  // How many lines are selected, and all of them at once.
  const all = document.querySelector("[data-all]");
  const boxes = () => [...document.querySelectorAll("[data-desk] tbody input[type=checkbox]")];
  const said = document.getElementById("bulk-said");
  const words = said && said.textContent;
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; tell(); });
  }
  document.addEventListener("change", (event) => { if (event.target.closest("[data-desk]")) tell(); });
  function tell() {
    const count = boxes().filter((box) => box.checked).length;
    if (said) said.textContent = count ? `${words} ${count}` : words;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-reload]")) {
      event.preventDefault();
      location.reload();
    }
  });
})();
