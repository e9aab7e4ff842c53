// Runs the engine in a worker, which takes the place of the server of the page
// for residents, and matches lists with it. Nothing is stored, and nothing leaves
// the machine: the policy of the page holds for the worker too, because that is
// made from a blob.
"use strict";

(() => {
  const byID = (id) => document.getElementById(id);
  const waiting = new Map(); // who waits for the engine, by the number of the message
  let asked = 0;
  let worker;
  let started = false;
  let unsaved = false; // whether there are results that nobody has saved

  // stop says why nothing more can be done, with one of the page's templates.
  function stop(reason) {
    worker?.terminate();
    unsaved = false;
    byID("starting")?.remove();
    const main = document.querySelector("main");
    main.prepend(byID(reason).content.cloneNode(true));
    main.scrollIntoView();
  }

  // today returns what day it is in Chicago, as 2026-11-28.
  function today() {
    const parts = { timeZone: "America/Chicago", year: "numeric", month: "2-digit", day: "2-digit" };
    return new Intl.DateTimeFormat("en-CA", parts).format();
  }

  // call sends a message to the engine and returns a promise of its reply.
  function call(name, { file, ...fields }) {
    fields = JSON.stringify({ lang: document.documentElement.lang, ...fields });
    return new Promise((resolve) => {
      waiting.set(++asked, resolve);
      worker.postMessage({ id: asked, name, fields, file, today: today() });
    });
  }

  function take({ data }) {
    if ("failed" in data) return stop(/out of memory|allocat/i.test(data.failed) ? "out-of-memory" : started ? "ended" : "too-old");
    if (data.ready) return open("resident", {});
    if (data.text) {
      byID("progress-text").textContent = data.text;
      if (data.done < 1) byID("progress").value = data.done;
      else byID("progress").removeAttribute("value"); // a workbook is read before it is matched
      return;
    }
    waiting.get(data.id)(data.reply);
    waiting.delete(data.id);
  }

  // open shows a page of the engine, with the focus on one of its headings.
  async function open(name, fields, heading = "main") {
    const html = await call(name, fields);
    byID("modes").hidden = false;
    byID("modes").querySelectorAll("button").forEach((button) => button.toggleAttribute("aria-current", button.dataset.open === name));
    show(new DOMParser().parseFromString(html, "text/html"), heading);
    started = true;
    unsaved = document.querySelector("[data-results]") !== null && (unsaved || ["match", "again"].includes(fields.do));
  }

  // The script of the page for residents knows the forms of a site. Here the
  // path of the page is that of a file, on Windows with a drive in front.
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = event.target;
    const fields = new FormData(form, event.submitter);
    if (!form.dataset.list) return ask(fields, new URL(form.getAttribute("action"), "file:///"));
    if ("works" in form.dataset) {
      form.hidden = true;
      byID("working").hidden = false;
      byID("cancel").focus();
    }
    open("list", Object.fromEntries(fields), form.dataset.list);
  });

  document.addEventListener("click", async ({ target }) => {
    const { open: name, save } = target.closest("button")?.dataset ?? {};
    if (name) open(name, {});
    if (target.id === "cancel") call("cancel", {});
    if (!save) return;
    const { file, blob } = await call("save", { name: save });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
  });

  document.addEventListener("toggle", async ({ target }) => {
    if (target.id !== "report" || !target.open) return;
    const { blob } = await call("save", { name: "-report.html" });
    target.querySelector("iframe").srcdoc = (await blob.text()).replace("<head>", "<head><base target='_blank'>");
  }, { capture: true });

  // Links elsewhere open beside this page, which would forget everything.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^='http']");
    if (link) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  }, { capture: true });
  addEventListener("popstate", (event) => event.stopImmediatePropagation());
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());

  // A list is read as soon as it is chosen. A file that is dropped anywhere
  // else would take the place of the page.
  document.addEventListener("change", ({ target }) => target.type === "file" && target.files.length && target.form.requestSubmit());
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const field = byID("file");
    if (!field || !event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    field.form.requestSubmit();
  });

  // unload returns the text of an element, which is then dropped.
  function unload(id) {
    const element = byID(id);
    element.remove();
    return element.textContent;
  }

  byID("former").hidden = today() <= byID("former").dataset.until;
  if (navigator.language.startsWith("es")) document.documentElement.lang = "es";
  window.chiward = { answer: (fields) => call("resident", fields), streets: () => call("streets", {}) };
  document.addEventListener("DOMContentLoaded", () => {
    if (!["Worker", "WebAssembly", "DecompressionStream"].every((name) => name in window)) return stop("too-old");
    worker = new Worker(URL.createObjectURL(new Blob([unload("worker")], { type: "text/javascript" })));
    worker.onmessage = take;
    worker.onerror = () => take({ data: { failed: "the worker failed" } });
    worker.postMessage(unload("engine"));
  });
})();
