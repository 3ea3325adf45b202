// What every page shares: dialogs, dropping files, focus after an error. Pages work without it.
(() => {
  "use strict";

  // A link with data-dialog fills the dialog by htmx and opens it when the answer is there.
  document.addEventListener("htmx:after:swap", () => {
    const dialog = document.getElementById("picker");
    if (dialog && dialog.childElementCount && dialog.dataset.wanted) {
      delete dialog.dataset.wanted;
      dialog.showModal();
      const search = dialog.querySelector("input[type=search]");
      if (search) search.focus();
    }
  });

  let opener = "";
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-dialog]");
    if (link) {
      const dialog = document.getElementById(link.dataset.dialog);
      if (dialog) {
        dialog.dataset.wanted = "1";
        const row = link.closest("tr[id]");
        opener = row ? row.id : "desk-head";
      }
    }
    const close = event.target.closest("[data-close]");
    if (close) document.getElementById(close.dataset.close).close();
  });

  // A form that closes its dialog gives the focus back to the row that it changed.
  document.addEventListener("htmx:finally:request", (event) => {
    const source = event.detail && event.detail.ctx && event.detail.ctx.sourceElement;
    // by getAttribute: a field named "dataset" hides the form's own dataset
    const closes = source && source.getAttribute && source.getAttribute("data-closes");
    if (closes) {
      const dialog = document.getElementById(closes);
      if (dialog && dialog.open) dialog.close();
      // from the list of open lines to the next open one, or to the calculation when there is none left
      const place = opener && document.getElementById(opener);
      const button = place && (place.querySelector("[data-dialog]") || place.querySelector(".actions form:last-child button"));
      if (button) button.focus();
      opener = "";
    }
  });

  // Files may be dropped anywhere on the form that takes them.
  for (const form of document.querySelectorAll("form[data-drop]")) {
    const input = form.querySelector("input[type=file]");
    form.addEventListener("dragover", (event) => event.preventDefault());
    form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      input.focus();
    });
  }

  // What the server refuses stands above the page: bring it into view.
  document.addEventListener("htmx:finally:request", (event) => {
    const response = event.detail && event.detail.ctx && event.detail.ctx.response;
    const messages = document.getElementById("messages");
    if (response && response.status >= 400 && messages) messages.scrollIntoView({ block: "start" });
  });

  const findings = document.getElementById("findings");
  if (findings) findings.focus();

  // A button that sends a form once is enough.
  document.addEventListener("submit", (event) => {
    const button = event.target.querySelector("button:not([name])");
    if (button && event.target.getAttribute("method") === "post" && !event.target.hasAttribute("hx-post")) {
      setTimeout(() => { button.disabled = true; }, 0);
      addEventListener("pageshow", () => { button.disabled = false; });
    }
  });
})();
