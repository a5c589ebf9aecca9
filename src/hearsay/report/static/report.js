"use strict";
// The card beside the text, the keys, the filter. Everything can be read without this script.
(() => {
  const cards = JSON.parse(document.getElementById("cards").textContent);
  const panel = document.getElementById("card");
  const panelBody = document.getElementById("card-body");
  const filter = document.getElementById("filter");
  const status = document.getElementById("filter-status");
  const help = document.getElementById("help");
  const body = document.body;
  let pinned = null; // ids shown because they were clicked or stepped to; hovering does not drive them away

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  let index = null; // record id -> its marks; made when first asked for, so that a large page opens at once
  function marksOf(id) {
    if (!index) {
      index = new Map();
      for (const mark of document.querySelectorAll("mark[data-ids]"))
        for (const each of mark.dataset.ids.split(" ")) index.has(each) ? index.get(each).push(mark) : index.set(each, [mark]);
    }
    return index.get(id) || [];
  }
  const idsOf = (mark) => mark.dataset.ids.split(" ").filter((id) => cards[id] && shown(cards[id].type));
  const shown = (type) => !body.classList.contains(`hide-${type}`);

  function describe(id) {
    const card = cards[id];
    const block = element("section", null, `record ${card.type}`);
    block.append(element("p", card.type, "record-type"), element("h3", card.title));
    const list = element("dl");
    for (const [name, value] of card.rows) list.append(element("dt", name), element("dd", value));
    block.append(list);
    return block;
  }

  function show(ids) {
    document.querySelectorAll("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    panelBody.replaceChildren(...ids.map(describe));
    panel.classList.toggle("filled", ids.length > 0);
    if (ids.length) marksOf(ids[0]).forEach((mark) => mark.classList.add("lit"));
  }

  function pin(ids) {
    pinned = ids.length ? ids : null;
    show(ids);
    // So that the address of the page can be kept as the address of the record.
    if (pinned) history.replaceState(null, "", `#${encodeURIComponent(ids[0])}`);
  }

  function reveal(target) {
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function goTo(id) {
    const mark = marksOf(id)[0];
    if (!mark) return;
    reveal(mark);
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    pin([id]);
  }

  // Whoever followed a link to the words comes back to the link with the browser's "back".
  const trail = [];
  const left = () => trail[history.state?.from];
  function leave(link) {
    history.replaceState({ from: trail.push(link) - 1 }, "");
    history.pushState(null, "");
    goTo(link.dataset.record);
  }
  addEventListener("popstate", () => {
    if (!left()) return;
    pin([]);
    reveal(left());
    left().focus({ preventScroll: true });
  });

  function follow() {
    if (left()) return;
    const id = decodeURIComponent(location.hash.slice(1));
    if (Object.hasOwn(cards, id)) return goTo(id);
    const target = id && document.getElementById(id);
    if (target && target.tagName === "DETAILS") target.open = true;
  }
  addEventListener("hashchange", follow);

  // ---- hovering, tapping
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const mark = event.target.closest("mark[data-ids]");
    if (mark) show(idsOf(mark));
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-record]");
    if (link) {
      event.preventDefault();
      leave(link);
      return;
    }
    const mark = event.target.closest("mark[data-ids]");
    if (mark) pin(idsOf(mark));
    else if (!event.target.closest("#card, a, button, input, label, summary")) pin([]);
  });
  document.getElementById("card-close").addEventListener("click", () => pin([]));

  // ---- stepping from record to record
  function order() {
    const visible = [];
    for (const mark of document.querySelectorAll("details.article:not([hidden]) mark[data-first]"))
      for (const id of mark.dataset.first.split(" ")) if (cards[id] && shown(cards[id].type)) visible.push(id);
    return visible;
  }
  function step(by) {
    const ids = order();
    if (!ids.length) return;
    const here = pinned ? ids.indexOf(pinned[0]) : -1;
    const next = here < 0 ? firstInView(ids, by) : here + by;
    if (next >= 0 && next < ids.length) goTo(ids[next]);
  }
  function firstInView(ids, by) {
    const at = ids.findIndex((id) => marksOf(id)[0].getBoundingClientRect().top > 80);
    return by > 0 ? Math.max(at, 0) : Math.max(at - 1, 0);
  }

  // ---- filter
  const items = [...document.querySelectorAll("[data-filter]")];
  const fold = (text) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const contents = new Map();
  function textOf(item) {
    if (!contents.has(item)) contents.set(item, fold(item.textContent));
    return contents.get(item);
  }
  const folded = ["claim", "topic"]; // kinds that may lie within what is folded
  function unfold(item) {
    const around = folded.includes(item.dataset.filter) && item.closest("details");
    if (around) around.open = true;
  }
  function applyFilter() {
    const words = fold(filter.value).split(/\s+/).filter(Boolean);
    const counts = {};
    for (const item of items) {
      const matches = words.every((word) => textOf(item).includes(word));
      item.hidden = !matches;
      if (matches && words.length) unfold(item);
      if (matches) counts[item.dataset.filter] = (counts[item.dataset.filter] || 0) + 1;
    }
    body.classList.toggle("filtered", words.length > 0);
    status.textContent = words.length
      ? Object.entries({ article: "articles", claim: "claims", topic: "topics", saying: "statements", figures: "figure groups", deed: "events" })
          .filter(([kind]) => !folded.includes(kind) || items.some((item) => item.dataset.filter === kind))
          .map(([kind, name]) => `${name}: ${counts[kind] || 0}`)
          .join(", ")
      : "";
  }
  let waiting = 0;
  filter.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(applyFilter, 120);
  });

  // A section's own filter, for what it lists alone.
  for (const box of document.querySelectorAll("input[data-filters]"))
    box.addEventListener("input", () => {
      const words = fold(box.value).split(/\s+/).filter(Boolean);
      for (const item of document.querySelectorAll(`[data-filter=${box.dataset.filters}]`)) {
        const matches = words.every((word) => textOf(item).includes(word));
        item.classList.toggle("elsewhere", !matches);
        if (matches && words.length) unfold(item);
      }
    });

  // ---- what is marked
  for (const box of document.querySelectorAll("input[data-show]")) {
    const apply = () => body.classList.toggle(`hide-${box.dataset.show}`, !box.checked);
    box.addEventListener("change", apply);
    apply();
  }

  // ---- the map
  const map = document.getElementById("map");
  if (map) {
    const first = map.getAttribute("viewBox").split(" ").map(Number);
    const whole = map.dataset.whole.split(" ").map(Number);
    let box = [...first];
    const draw = () => {
      map.setAttribute("viewBox", box.join(" "));
      map.style.setProperty("--far", box[2] / first[2]); // dots and names keep their size on the screen
    };
    const zoom = (times, x = box[0] + box[2] / 2, y = box[1] + box[3] / 2) => {
      const width = Math.min(Math.max(box[2] * times, first[2] / 60), first[2] * 12);
      const real = width / box[2];
      box = [x - (x - box[0]) * real, y - (y - box[1]) * real, width, box[3] * real];
      draw();
    };
    for (const button of document.querySelectorAll("button[data-zoom]"))
      button.addEventListener("click", () => (+button.dataset.zoom ? zoom(+button.dataset.zoom) : ((box = [...whole]), draw())));
    let held = null;
    map.addEventListener("pointerdown", (event) => {
      held = [event.clientX, event.clientY];
      map.setPointerCapture(event.pointerId);
    });
    map.addEventListener("pointermove", (event) => {
      if (!held) return;
      const unit = box[2] / map.clientWidth;
      box[0] -= (event.clientX - held[0]) * unit;
      box[1] -= (event.clientY - held[1]) * unit;
      held = [event.clientX, event.clientY];
      draw();
    });
    for (const end of ["pointerup", "pointercancel"]) map.addEventListener(end, () => (held = null));
  }

  // ---- keys
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (document.activeElement === filter) {
        filter.value = "";
        applyFilter();
        filter.blur();
      }
      pin([]);
      return;
    }
    if (event.target.closest("input[type=search], textarea, select, dialog")) return;
    const action = {
      j: () => step(1),
      k: () => step(-1),
      "/": () => filter.focus(),
      "?": () => help.showModal(),
    }[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  follow();
  document.getElementById("help-open").addEventListener("click", () => help.showModal());

  // ---- paper shows everything
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
})();
