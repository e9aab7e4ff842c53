// Runs the engine in a worker, which stands for the server of the page for
// residents, and matches lists with it. Nothing is stored, and nothing leaves
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
    byID("starting")?.remove();
    const main = document.querySelector("main");
    main.prepend(byID(reason).content.cloneNode(true));
    main.scrollIntoView();
    worker?.terminate();
    unsaved = false;
  }

  // today returns what day it is in Chicago, as 2026-11-28.
  function today() {
    const parts = { timeZone: "America/Chicago", year: "numeric", month: "2-digit", day: "2-digit" };
    return new Intl.DateTimeFormat("en-CA", parts).format();
  }

  // call sends a message to the engine and returns a promise of its reply.
  function call(name, fields = {}) {
    return new Promise((resolve) => {
      waiting.set(++asked, resolve);
      worker.postMessage({ id: asked, name, fields, today: today() });
    });
  }

  function take({ data }) {
    if (data.failed) return stop(/memory|allocat/i.test(data.failed) ? "out-of-memory" : started ? "ended" : "too-old");
    if (data.ready) return open("resident", {});
    if (data.progress) {
      if (data.progress.done < 1) byID("progress").value = data.progress.done;
      else byID("progress").removeAttribute("value"); // a workbook is read before it is matched
      byID("progress-text").textContent = data.progress.text;
      return;
    }
    waiting.get(data.id)(data.reply);
    waiting.delete(data.id);
  }

  // open shows a page of the engine, with the focus on one of its headings.
  async function open(name, fields, heading = "main") {
    const lang = fields.lang ?? document.documentElement.lang;
    const html = await call(name, { ...fields, lang });
    byID("modes").hidden = false;
    byID("modes").querySelectorAll("button").forEach((button) => {
      button.toggleAttribute("aria-current", button.dataset.open === name);
    });
    show(new DOMParser().parseFromString(html, "text/html"), heading);
    if (!started) byID("spoken").textContent = "";
    started = true;
    unsaved = Boolean(document.querySelector("main [data-results]"));
  }

  // The script of the page for residents would take some of these for its own.
  // Its links are those of a site, and on Windows a path has a drive in front.
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = event.target;
    const fields = new FormData(form, event.submitter);
    if (!form.dataset.list) return ask(fields, new URL(form.getAttribute("action"), "file:///"));
    const working = byID("working");
    if ("works" in form.dataset) {
      form.closest("section").hidden = true;
      working.hidden = false;
      byID("cancel").focus();
    }
    open("list", Object.fromEntries(fields), form.dataset.list);
  });

  document.addEventListener("click", async (event) => {
    const { open: name, save } = event.target.closest("button")?.dataset ?? {};
    if (name) open(name, {});
    if (event.target.id === "cancel") worker.postMessage({ name: "cancel" });
    if (!save) return;
    const { name: saved, blob } = await file(save);
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: saved });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
  });

  const file = (name) => call("save", { file: name, lang: document.documentElement.lang });

  document.addEventListener("toggle", async (event) => {
    if (event.target.id !== "report" || !event.target.open) return;
    const report = await (await file("-report.html")).blob.text();
    event.target.querySelector("iframe").srcdoc = report.replace("<head>", "<head><base target='_blank'>");
  }, { capture: true });

  // What leads elsewhere opens beside this page, which would forget all.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='http']");
    if (link) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  }, { capture: true });
  addEventListener("popstate", (event) => event.stopImmediatePropagation());
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault());

  // A file that is chosen is read at once; one that is dropped anywhere else
  // would take the place of the page.
  document.addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.files.length) event.target.form.requestSubmit();
  });
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      const field = document.querySelector("input[type=file]");
      if (name !== "drop" || !field || !event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      field.form.requestSubmit();
    });
  }

  // unload returns the text of an element, which is then dropped.
  function unload(id) {
    const element = byID(id);
    element.remove();
    return element.textContent;
  }

  function start() {
    if (!["Worker", "WebAssembly", "DecompressionStream", "Intl"].every((name) => name in window)) return stop("too-old");
    worker = new Worker(URL.createObjectURL(new Blob([unload("worker")], { type: "text/javascript" })));
    worker.onmessage = take;
    worker.onerror = () => take({ data: { failed: "the worker failed" } });
    worker.postMessage(unload("engine"));
    window.chiward = { answer: (fields) => call("resident", fields), streets: () => call("streets") };
  }

  byID("former").hidden = today() <= byID("former").dataset.until;
  if (navigator.language.startsWith("es")) document.documentElement.lang = "es";
  document.addEventListener("DOMContentLoaded", start);
})();
