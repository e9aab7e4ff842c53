// Makes the page answer without a reload, and its map move. Everything else
// works without this file. Nothing is stored, and no address enters a link or
// the history.
"use strict";

document.documentElement.classList.add("js");

const text = (name) => document.body.dataset[name];

// say shows a message, and tells it to those who cannot see it.
function say(message, place = document.getElementById("status")) {
  place.textContent = message;
  document.getElementById("spoken").textContent = message;
}

let busy = false;

// ask sends a form and puts the answer in place of the page.
async function ask(fields, action) {
  if (busy) return;
  busy = true;
  say(text("loading"));
  try {
    const response = await fetch("/", { method: "POST", body: new URLSearchParams(fields), cache: "no-store" });
    const html = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!html.getElementById("lookup")) {
      say(text(response.status === 429 ? "tooMany" : "failed"));
      return;
    }
    show(html, new URL(action, location.href).hash.slice(1));
  } catch {
    say(text("failed"));
  } finally {
    busy = false;
  }
}

// show takes over what html has and moves the focus to the heading id.
function show(html, id) {
  document.documentElement.lang = html.documentElement.lang;
  document.title = html.title;
  Object.assign(document.body.dataset, html.body.dataset);
  for (const part of ["header", "main"]) {
    document.querySelector(part).replaceWith(document.adoptNode(html.querySelector(part)));
  }
  startMap();
  const heading = document.getElementById(id) || document.querySelector("h2");
  document.getElementById("spoken").textContent = heading.textContent;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(new FormData(event.target, event.submitter), event.target.getAttribute("action"));
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
    ask(fields, form.getAttribute("action"));
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

// startMap lets the map of a place be moved and zoomed. A view is the centre
// and the side of the square that is shown, in units of the drawing.
function startMap() {
  const frame = document.querySelector("[data-map]");
  if (!frame) return;
  const svg = frame.querySelector("svg");
  const [x, y, side] = svg.getAttribute("viewBox").split(" ").map(Number);
  const [, , width, height] = svg.dataset.city.split(" ").map(Number);
  const place = { x: x + side / 2, y: y + side / 2, side };
  const city = { x: width / 2, y: height / 2, side: Math.max(width, height) };
  const labels = svg.querySelectorAll(".labels");
  const pin = svg.querySelector(".pin");
  const stripes = svg.querySelector("pattern");
  const at = pin.getAttribute("transform").match(/translate\([^)]*\)/)[0];
  const bar = svg.querySelector(".bar");
  let view = place;

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  function draw(next) {
    view = {
      side: clamp(next.side, place.side / 8, city.side),
      x: clamp(next.x, 0, width),
      y: clamp(next.y, 0, height),
    };
    const pixel = view.side / (svg.clientWidth || 560);
    svg.setAttribute("viewBox", [view.x - view.side / 2, view.y - view.side / 2, view.side, view.side].join(" "));
    svg.classList.toggle("far", view.side > 2 * place.side);
    const size = pixel * (view.side > 2 * place.side ? clamp(svg.clientWidth / 42, 8, 16) : 20);
    labels.forEach((group) => group.setAttribute("font-size", size));
    bar.setAttribute("font-size", 14 * pixel);
    pin.setAttribute("transform", `${at} scale(${pixel})`);
    stripes.setAttribute("patternTransform", `scale(${pixel}) rotate(45)`);
  }

  // zoom changes the scale and keeps the point (px, py) of the picture, given
  // in parts of its side from the centre, where it is.
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

startMap();
