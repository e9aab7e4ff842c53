// Makes the page answer without a reload, complete streets, and move its map.
// Everything else works without this file. Nothing is stored, and no address
// enters a link or the history: after an answer the history has the page of the
// ward, and what is seen again is that page.
"use strict";

document.documentElement.classList.add("js");

const text = (name) => document.body.dataset[name];

// say shows a message, and tells it to those who cannot see it.
function say(message, place = document.getElementById("status")) {
  if (place) place.textContent = message;
  document.getElementById("spoken").textContent = message;
}

let busy = false;
let answered = false;
const here = () => location.pathname + location.search;
let shown = here();

// request returns the page that answers the fields of a form. A document
// without a server has an object chiward that does.
async function request(fields, action) {
  if (window.chiward) return chiward.answer(Object.fromEntries(fields));
  const response = await fetch(action.pathname, { method: "POST", body: new URLSearchParams(fields), cache: "no-store" });
  if (response.status === 429) throw new Error("tooMany");
  return response.text();
}

// ask sends a form and puts the answer in place of the page.
async function ask(fields, action) {
  if (busy) return;
  busy = true;
  say(text("loading"));
  try {
    const html = new DOMParser().parseFromString(await request(fields, action), "text/html");
    if (!html.getElementById("lookup")) throw new Error("failed");
    show(html, action.hash.slice(1));
  } catch (error) {
    say(text(error.message) ?? text("failed"));
  } finally {
    busy = false;
  }
}

// show takes over what html has and moves the focus to the heading id, or to
// the field that has to be mended.
function show(html, id) {
  document.documentElement.lang = html.documentElement.lang;
  document.title = html.title;
  for (const name of Object.keys(document.body.dataset)) delete document.body.dataset[name];
  Object.assign(document.body.dataset, html.body.dataset);
  for (const part of ["header", "main"]) {
    const now = document.querySelector(part);
    if (now) now.replaceWith(document.adoptNode(html.querySelector(part)));
  }
  answered = true;
  const path = text("path");
  if (path && !window.chiward && document.querySelector("header") && path !== here()) history.pushState(null, "", path);
  shown = here();
  start();
  const heading = document.getElementById(id) || document.querySelector("h1");
  const wrong = id === "result" && document.querySelector("#lookup [aria-invalid]");
  document.getElementById("spoken").textContent = heading.textContent;
  (wrong || heading).focus({ preventScroll: true });
  heading.scrollIntoView();
}

// What the browser keeps of an answer is not shown again. A jump within the page
// is no way back.
addEventListener("popstate", () => here() !== shown && location.reload());
addEventListener("pageshow", (event) => event.persisted && answered && location.reload());

document.addEventListener("submit", (event) => {
  const action = new URL(event.target.getAttribute("action"), location.href);
  if (action.pathname !== "/" && action.pathname !== "/embed") return;
  event.preventDefault();
  ask(new FormData(event.target, event.submitter), action);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.id === "device") askDevice();
  if (button.dataset.copy) copy(button);
});

function askDevice() {
  say(text("loading"));
  const refuse = () => say(text("noDevice"));
  if (!navigator.geolocation) return refuse();
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    const form = document.getElementById("lookup");
    const fields = new FormData(form);
    fields.set("address", "");
    fields.set("lat", coords.latitude);
    fields.set("lng", coords.longitude);
    fields.set("accuracy", coords.accuracy);
    ask(fields, new URL(form.getAttribute("action"), location.href));
  }, refuse, { enableHighAccuracy: true, timeout: 20000 });
}

async function copy(button) {
  const letter = document.getElementById(button.dataset.copy);
  const status = document.getElementById(button.dataset.copy + "-status");
  try {
    await navigator.clipboard.writeText(letter.textContent);
    say(button.dataset.copied, status);
  } catch {
    getSelection().selectAllChildren(letter);
    say(button.dataset.notCopied, status);
  }
}

// The names of the streets are fetched once, when the field is first used.
// What is typed is compared with them here.
let names;

function streetNames() {
  names ??= (window.chiward ? chiward.streets() : fetch(text("names")).then((response) => response.text()))
    .then((list) => list.split("\n").map((name) => ({ name, body: name.replace(/^[NSEW] /, "") })))
    .catch(() => []);
  return names;
}

const plain = (typed) => typed.normalize("NFD").replace(/[\u0300-\u036f.']/g, "").toUpperCase();
const readable = (name) => name.toLowerCase().replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());

// completions returns up to six texts that go on with what was typed: a house
// number or the first street of a corner stays as it is.
async function completions(typed) {
  const [, before, last] = typed.match(/^((?:.*?(?:\s(?:and|at|y|con)\s+|[&/@]\s*))?(?:\d+[a-z]?\s+)?)(.*)$/is);
  const [, way, rest] = plain(last).trimStart().match(/^(?:(N|S|E|W|NORTH|SOUTH|EAST|WEST)\s+)?(.*)$/s);
  if (rest.length < 2) return [];
  const fits = (await streetNames()).filter(({ name, body }) => body.startsWith(rest) && (!way || name[0] === way[0]));
  return fits.slice(0, 6).map(({ name }) => before + readable(name));
}

// startField makes the field a combobox with a list of streets.
function startField() {
  const field = document.getElementById("address");
  if (!field || !(window.chiward || text("names"))) return;
  const list = document.createElement("ul");
  list.id = "streets";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", text("streets"));
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "streets"], ["aria-expanded", "false"]]) {
    field.setAttribute(name, value);
  }
  let at = -1;

  function mark(next) {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = next;
    list.children[at]?.setAttribute("aria-selected", "true");
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function fill(texts) {
    list.replaceChildren(...texts.map((value, i) => {
      const option = document.createElement("li");
      option.id = "street-" + i;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = value;
      return option;
    }));
    mark(-1);
    list.hidden = texts.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
  }

  function choose(option) {
    field.value = option.textContent;
    fill([]);
  }

  field.addEventListener("focus", streetNames, { once: true });
  field.addEventListener("input", async () => {
    const typed = field.value;
    const found = await completions(typed);
    if (field.value !== typed || document.activeElement !== field) return;
    fill(found);
    if (found.length) document.getElementById("spoken").textContent = text("completed").replace("{n}", found.length);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const count = list.children.length;
    const keys = {
      ArrowDown: () => mark(at + 1 < count ? at + 1 : -1),
      ArrowUp: () => mark(at < 0 ? count - 1 : at - 1),
      Escape: () => fill([]),
      Enter: () => choose(list.children[at]),
    };
    if (!keys[event.key] || event.key === "Enter" && at < 0) return;
    event.preventDefault();
    keys[event.key]();
  });
  field.addEventListener("blur", () => fill([]));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => choose(event.target));
}

// startMap lets the map be moved and zoomed. A view is the center and the side
// of the square that is shown, in units of the drawing.
function startMap() {
  const frame = document.querySelector("[data-map]");
  if (!frame) return;
  const svg = frame.querySelector("svg");
  const [x, y, side] = svg.getAttribute("viewBox").split(" ").map(Number);
  const [, , width, height] = svg.dataset.city.split(" ").map(Number);
  const place = { x: x + side / 2, y: y + side / 2, side };
  const city = { x: width / 2, y: height / 2, side: Math.max(width, height) };
  const pin = svg.querySelector(".pin");
  const stripes = svg.querySelector("pattern");
  const at = pin?.getAttribute("transform").match(/translate\([^)]*\)/)[0];
  const bar = svg.querySelector(".bar");
  const near = svg.querySelector(".near-labels");
  const first = [...near.children];
  let wards; // measured when the map is first moved
  let view = place;
  let later;

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const size = (group, units) => { if (group) group.style.fontSize = units + "px"; };

  function draw(next) {
    view = {
      side: clamp(next.side, place.side / 8, city.side),
      x: clamp(next.x, 0, width),
      y: clamp(next.y, 0, height),
    };
    const pixel = view.side / (svg.clientWidth || 560);
    const isFar = view.side > Math.max(2 * place.side, city.side / 4);
    svg.setAttribute("viewBox", [view.x - view.side / 2, view.y - view.side / 2, view.side, view.side].join(" "));
    svg.classList.toggle("far", isFar);
    svg.classList.toggle("wide", view.side > 1.3 * place.side);
    size(near, 20 * pixel);
    size(svg.querySelector(".all-labels"), pixel * clamp(svg.clientWidth / 42, 8, 16));
    size(svg.querySelector(".street-labels"), 12 * pixel);
    size(bar, 14 * pixel);
    pin?.setAttribute("transform", `${at} scale(${pixel})`);
    stripes.setAttribute("patternTransform", `scale(${pixel}) rotate(45)`);
    clearTimeout(later);
    if (next === place) near.replaceChildren(...first);
    else if (!isFar) later = setTimeout(label, 150);
  }

  // label moves the number of each ward in view to where there is most room for
  // it: of the points of a grid, the one farthest from other wards and the edge
  // that is on no name of a street.
  function label() {
    const rows = 15;
    wards ??= [...svg.querySelectorAll("#paths path")].map((path) => ({ path, number: path.id.slice(1), box: path.getBBox() }));
    const inView = wards.filter(({ box }) =>
      Math.abs(box.x + box.width / 2 - view.x) < (box.width + view.side) / 2 && Math.abs(box.y + box.height / 2 - view.y) < (box.height + view.side) / 2);
    const box = svg.getBoundingClientRect();
    const names = [...svg.querySelectorAll(".street-labels text")].map((name) => name.getBoundingClientRect());
    const grid = [];
    for (let i = 0; i < rows; i++) {
      for (let k = 0; k < rows; k++) {
        const point = svg.createSVGPoint();
        point.x = view.x + (i / (rows - 1) - 0.5) * view.side;
        point.y = view.y + (k / (rows - 1) - 0.5) * view.side;
        const left = box.left + (i / (rows - 1)) * box.width;
        const top = box.top + (k / (rows - 1)) * box.height;
        const isOnName = names.some((r) => r.left - 14 < left && left < r.right + 14 && r.top - 10 < top && top < r.bottom + 10);
        grid.push({ x: point.x, y: point.y, isOnName, number: inView.find(({ path }) => path.isPointInFill(point))?.number });
      }
    }
    const texts = inView.flatMap(({ number }) => {
      let best = { room: 0.04 * view.side };
      for (const spot of grid) {
        if (spot.number !== number || spot.isOnName) continue;
        let room = view.side / 2 - Math.max(Math.abs(spot.x - view.x), Math.abs(spot.y - view.y));
        if (pin) room = Math.min(room, Math.hypot(spot.x - place.x, spot.y - place.y) - 0.06 * view.side);
        for (const other of grid) {
          if (other.number !== number) room = Math.min(room, Math.hypot(spot.x - other.x, spot.y - other.y));
        }
        if (room > best.room) best = { ...spot, room };
      }
      if (best.number === undefined) return [];
      const name = document.createElementNS(svg.namespaceURI, "text");
      name.setAttribute("x", best.x);
      name.setAttribute("y", best.y);
      name.textContent = number;
      return [name];
    });
    near.replaceChildren(...texts);
  }

  // zoom changes the scale and keeps the point (px, py) of the picture, given
  // in parts of its side from the center, where it is.
  function zoom(factor, px = 0, py = 0) {
    const next = clamp(view.side * factor, place.side / 8, city.side);
    const moved = view.side - next;
    draw({ side: next, x: view.x + px * moved, y: view.y + py * moved });
  }

  const move = (dx, dy) => draw({ ...view, x: view.x + dx * view.side, y: view.y + dy * view.side });
  const part = (event) => {
    const box = svg.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width - 0.5, (event.clientY - box.top) / box.height - 0.5];
  };

  frame.tabIndex = 0;
  const keys = {
    ArrowLeft: () => move(-0.15, 0), ArrowRight: () => move(0.15, 0),
    ArrowUp: () => move(0, -0.15), ArrowDown: () => move(0, 0.15),
    "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1 / 0.7), 0: () => draw(place),
  };
  frame.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  // The wheel scrolls the page unless the map has the focus.
  frame.addEventListener("wheel", (event) => {
    if (document.activeElement !== frame) return;
    event.preventDefault();
    zoom(Math.exp(clamp(event.deltaY, -200, 200) / 400), ...part(event));
  }, { passive: false });

  const pointers = new Map();
  svg.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, part(event));
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = part(event);
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (other) { // half of what one of two fingers does moves the map
      const distance = ([px, py]) => Math.hypot(px - other[0], py - other[1]) || 0.01;
      zoom(distance(before) / distance(now), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      move((before[0] - now[0]) / 2, (before[1] - now[1]) / 2);
    } else if (event.pointerType !== "touch") {
      move(before[0] - now[0], before[1] - now[1]);
    }
    pointers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }

  const buttons = { in: () => zoom(0.6), out: () => zoom(1 / 0.6), city: () => draw(city), place: () => draw(place) };
  document.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", buttons[button.dataset.zoom]));
  draw(place);
}

function start() {
  startField();
  startMap();
}

start();
