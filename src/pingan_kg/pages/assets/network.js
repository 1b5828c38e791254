"use strict";
// Follows a name to its list, opens it, and lights up its ties.
(() => {
  const picture = document.getElementById("network");
  const show = (name) => {
    picture.classList.toggle("chosen", Boolean(name));
    for (const path of picture.querySelectorAll("path")) {
      path.classList.toggle("on", path.dataset.a === name || path.dataset.b === name);
    }
  };
  const open = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const listed = name && document.getElementById(name);
    if (listed && listed.tagName === "DETAILS") {
      listed.open = true;
      listed.querySelector("summary").focus({ preventScroll: true });
      listed.scrollIntoView();
      show(name);
    }
  };
  for (const node of picture.querySelectorAll("a")) {
    node.addEventListener("mouseenter", () => show(node.dataset.node));
    node.addEventListener("focus", () => show(node.dataset.node));
    node.addEventListener("mouseleave", () => show(""));
    node.addEventListener("click", () => setTimeout(open));
  }
  addEventListener("hashchange", open);
  open();
})();
