// The stand-alone page of a map: tips, the panel with the evidence, arrow keys, zoom, views, theme.
"use strict";
(() => {
  const details = JSON.parse(document.getElementById("details").textContent);
  const root = document.documentElement, body = document.body;
  const tip = document.getElementById("tip"), panel = document.getElementById("detail");
  const views = [...document.querySelectorAll(".view")];
  const shown = () => views.find((view) => !view.hidden) || views[0];
  const items = () => [...shown().querySelectorAll("[data-d]")];
  const thing = (node) => node instanceof Element ? node.closest("[data-d], [data-t]") : null;
  let zoom = 1, opened = null;

  const measure = () => body.style.setProperty("--vw", root.clientWidth + "px");
  addEventListener("resize", measure);
  measure();

  // Tips
  const tipText = (node) => node.dataset.t || (details[node.dataset.d] || {}).tip || "";
  const place = (x, y) => {
    const box = tip.getBoundingClientRect(), pad = 14;
    const left = x + pad + box.width > innerWidth ? x - pad - box.width : x + pad;
    const top = y + pad + box.height > innerHeight ? y - pad - box.height : y + pad;
    tip.style.left = Math.max(4, left) + "px";
    tip.style.top = Math.max(4, top) + "px";
  };
  const tell = (node, x, y) => {
    const text = node ? tipText(node) : "";
    tip.classList.toggle("shown", !!text);
    if (text) { tip.textContent = text; place(x, y); }
  };
  addEventListener("pointermove", (event) => tell(thing(event.target), event.clientX, event.clientY));
  addEventListener("pointerleave", () => tell(null));
  addEventListener("scroll", () => tell(null), { passive: true });

  // The name of a stage stays in sight while its steps pass by
  let waiting = false;
  const keepNames = () => {
    waiting = false;
    if (!shown()) return;
    for (const band of shown().querySelectorAll(".band")) {
      const side = band.querySelector("svg.side").getBoundingClientRect().right;
      for (const stage of band.querySelectorAll("[data-d^='stage-']")) {
        const box = stage.querySelector(".hit").getBoundingClientRect(), names = stage.querySelectorAll("text");
        const moving = [...stage.children].filter((node, at) => at && !node.classList.contains("hit"));  // all but the arrow
        const wide = Math.max(...[...names].map((name) => name.getComputedTextLength()), 0);
        const free = box.width / zoom - wide - 62;
        const shift = Math.max(0, Math.min((side - box.left) / zoom, free));
        for (const node of moving) node.setAttribute("transform", `translate(${shift} 0)`);
      }
    }
  };
  const later = () => { if (!waiting) { waiting = true; requestAnimationFrame(keepNames); } };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  addEventListener("beforeprint", () => {
    for (const name of document.querySelectorAll("svg.head [transform]")) name.removeAttribute("transform");
  });

  // The panel
  const line = (tag, text, parent) => {
    const node = document.createElement(tag);
    node.textContent = text;
    parent.append(node);
    return node;
  };
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    if (opened) { opened.classList.remove("open"); opened.focus({ preventScroll: true }); }
    opened = null;
  };
  const open = (node) => {
    const detail = details[node.dataset.d];
    if (!detail) return;
    if (opened) opened.classList.remove("open");
    opened = node;
    node.classList.add("open");
    const content = panel.querySelector(".content");
    content.replaceChildren();
    line("p", detail.kind, content).className = "kind";
    const title = line("h2", detail.title, content);
    title.tabIndex = -1;
    const list = document.createElement("dl");
    for (const [name, value] of detail.rows) { line("dt", name, list); line("dd", value, list); }
    content.append(list);
    for (const [name, value] of detail.texts) {
      const quote = document.createElement("blockquote");
      line("b", name, quote);
      line("span", value, quote);
      content.append(quote);
    }
    panel.hidden = false;
    panel.scrollTop = 0;
    tell(null);
    reveal(node);
    title.focus({ preventScroll: true });
  };
  panel.querySelector(".close").addEventListener("click", close);
  addEventListener("click", (event) => {
    const node = thing(event.target);
    if (node && node.dataset.d) open(node);
    else if (!panel.contains(event.target) && !event.target.closest(".bar")) close();
  });

  // Arrow keys: the nearest thing in that direction
  const spot = (node) => {
    const box = (node.querySelector(".hit") || node).getBoundingClientRect();
    return { x: box.left + Math.min(box.width, 160) / 2, y: box.top + box.height / 2 };
  };
  const reveal = (node) => {
    const box = (node.querySelector(".hit") || node).getBoundingClientRect(), band = node.closest(".band");
    if (!band) return;
    const side = node.closest("svg.side") ? 0 : (band.querySelector("svg.side")?.getBoundingClientRect().width || 0);
    const head = (band.querySelector("svg.head")?.getBoundingClientRect().height || 0) + 60;
    const right = innerWidth - (panel.hidden ? 0 : panel.offsetWidth);
    const dx = box.left < side + 8 ? box.left - side - 16 : box.right > right ? box.right - right + 16 : 0;
    const inHead = node.closest("svg.head");
    const dy = inHead ? 0 : box.top < head ? box.top - head - 8 : box.bottom > innerHeight ? box.bottom - innerHeight + 16 : 0;
    if (dx || dy) scrollBy(dx, dy);
  };
  const focus = (node) => {
    for (const other of items()) other.tabIndex = -1;
    node.tabIndex = 0;
    node.focus({ preventScroll: true });
    reveal(node);
    const at = spot(node);
    tell(node, at.x, at.y);
  };
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const next = (from, [dx, dy]) => {
    const here = spot(from);
    let best = null, least = Infinity;
    for (const node of items()) {
      if (node === from) continue;
      const there = spot(node), x = there.x - here.x, y = there.y - here.y;
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (along < 4) continue;
      const far = along + 3 * aside;
      if (far < least) { least = far; best = node; }
    }
    return best;
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); tell(null); return; }
    const node = thing(document.activeElement);
    if (node && node.dataset.d) {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(node); return; }
      const way = ways[event.key];
      if (way) {
        event.preventDefault();
        const target = next(node, way);
        if (target) focus(target);
        return;
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
    if (event.key === "+" || event.key === "=") by(1.2);
    if (event.key === "-") by(1 / 1.2);
    if (event.key === "0") fit();
  });

  // Zoom, views, stages, theme
  const out = document.getElementById("zoom");
  const chosen = new Map();  // the zoom each view was given, or "fit", which goes on fitting
  const by = (factor) => { set(zoom * factor); chosen.set(shown(), zoom); };
  addEventListener("resize", () => { if (views.length && chosen.get(shown()) === "fit") fit(); });
  const set = (value) => {
    const middle = (scrollX + root.clientWidth / 2) / zoom;
    zoom = Math.min(3, Math.max(0.08, value));
    body.style.setProperty("--zoom", zoom);
    later();
    out.textContent = Math.round(zoom * 100) + " %";
    scrollTo(middle * zoom - root.clientWidth / 2, scrollY);
  };
  const widest = () => Math.max(...[...shown().querySelectorAll(".band")].map((band) => +band.style.getPropertyValue("--w")), 1);
  const whole = () => (root.clientWidth - 44) / widest();
  const fit = () => { set(whole()); chosen.set(shown(), "fit"); };
  const settle = () => {
    const fits = whole(), kept = chosen.get(shown());
    if (kept === "fit") fit();
    else set(kept || (fits >= 0.72 ? Math.min(fits, 1.25) : shown().classList.contains("journey") ? 1 : fits));
    scrollTo(0, scrollY);
    const first = items()[0];
    if (first) { for (const node of items()) node.tabIndex = -1; first.tabIndex = 0; }
  };
  const actions = {
    in: () => by(1.2), out: () => by(1 / 1.2), fit, print: () => print(),
    theme: () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
    },
  };
  document.querySelector(".bar").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.do) actions[button.dataset.do]();
    if (button.dataset.view) {
      for (const view of views) view.hidden = !view.classList.contains(button.dataset.view);
      for (const other of document.querySelectorAll("[data-view]")) other.setAttribute("aria-pressed", other === button);
      close();
      settle();
    }
    if (button.dataset.stage) {
      const stage = shown().querySelector(`[data-d="${button.dataset.stage}"]`);
      if (!stage) return;
      const box = stage.getBoundingClientRect(), band = stage.closest(".band");
      const side = band.querySelector("svg.side").getBoundingClientRect().width;
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const top = band.getBoundingClientRect().top - 60;
      scrollBy({ left: box.left - side - 8, top, behavior: calm ? "auto" : "smooth" });
    }
  });
  settle();
})();
