"use strict";
(() => {
  const marks = [...document.querySelectorAll(".mark")];
  const boxes = [...document.querySelectorAll(".filters input")];
  const nav = document.querySelector("nav");
  const at = document.getElementById("at");
  const start = document.getElementById("start");
  let current = null;
  document.documentElement.classList.add("script");
  nav.hidden = false;

  const card = (mark) => document.getElementById(mark.getAttribute("href").slice(1));
  const shown = () => marks.filter((mark) => !mark.classList.contains("off"));

  function choose(mark, { scroll = true, remember = true } = {}) {
    if (current) {
      current.classList.remove("on");
      current.removeAttribute("aria-current");
      card(current).classList.remove("on");
    }
    current = mark;
    start.hidden = Boolean(mark);
    const all = shown();
    at.textContent = mark ? `${all.indexOf(mark) + 1} / ${all.length}` : `${all.length}`;
    if (!mark) return;
    mark.classList.add("on");
    mark.setAttribute("aria-current", "true");
    card(mark).classList.add("on");
    document.querySelector("aside").scrollTop = 0;
    if (scroll) mark.scrollIntoView({ block: "center" });
    if (remember) history.replaceState(null, "", mark.getAttribute("href"));
  }

  function step(by) {
    const all = shown();
    if (!all.length) return;
    const now = all.indexOf(current);
    const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length;
    choose(all[next]);
    all[next].focus({ preventScroll: true });
  }

  for (const mark of marks) {
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      choose(mark, { scroll: false });
    });
    card(mark).querySelector("h2 a").addEventListener("click", (event) => {
      event.preventDefault();
      choose(mark);
      mark.focus({ preventScroll: true });
    });
  }
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input")) return;
    const by = { ArrowRight: 1, j: 1, ArrowLeft: -1, k: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    }
  });
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const wanted = new Set(boxes.filter((one) => one.checked).map((one) => one.value));
      for (const mark of marks) {
        const on = [...wanted].some((state) => mark.classList.contains(state));
        mark.classList.toggle("off", !on);
        mark.tabIndex = on ? 0 : -1;
      }
      choose(current && !current.classList.contains("off") ? current : null, { scroll: false });
    });
  }
  const named = /^#(?:card|mark)-(\d+)$/.exec(location.hash);
  choose(named ? marks[Number(named[1])] || null : null, { remember: false });
})();
