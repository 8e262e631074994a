// SPDX-FileCopyrightText: 2026 The Epochmark authors
// SPDX-License-Identifier: GPL-3.0-or-later
"use strict";
(() => {
  // Sorting: each head of a sortable table becomes a button. What is unknown stays last, whichever way.
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  const compare = (isNumber, sign) => (left, right) => {
    const [a, b] = [left.key, right.key];
    if (a === "" || b === "") {
      return (a === "") - (b === "");
    }
    return sign * (isNumber ? Number(a) - Number(b) : collator.compare(a, b));
  };

  const sortBy = (table, head) => {
    const isAscending = head.getAttribute("aria-sort") !== "ascending";
    const column = head.cellIndex;
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, key: row.cells[column].dataset.key ?? "" }));
    rows.sort(compare(head.dataset.kind === "number", isAscending ? 1 : -1));
    body.append(...rows.map((entry) => entry.row));
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    for (const head of table.tHead.querySelectorAll("th")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => sortBy(table, head));
    }
  }
  for (const table of document.querySelectorAll("table.board")) {
    table.tHead.rows[0].cells[0].setAttribute("aria-sort", "ascending");
  }

  // Charts: all values of the epoch under the pointer, or of the one that the arrow keys choose.
  const enliven = (chart) => {
    const plot = chart.querySelector(".plot");
    const dots = [...plot.querySelectorAll(".dot")].map((dot) => {
      const title = dot.querySelector("title");
      const words = title.textContent;
      title.remove();
      return { epoch: Number(dot.dataset.epoch), words, look: dot.parentNode.getAttribute("class") };
    });
    const epochs = Number(plot.dataset.epochs);
    const cursor = document.createElementNS("http://www.w3.org/2000/svg", "line");
    cursor.setAttribute("class", "cursor");
    cursor.setAttribute("y2", "1000");
    const tip = document.createElement("div");
    tip.className = "tip";
    tip.setAttribute("role", "status");
    let shown = 0;

    const hide = () => {
      shown = 0;
      tip.remove();
      cursor.remove();
    };
    const show = (epoch) => {
      shown = Math.min(Math.max(epoch, 1), epochs);
      const lines = dots.filter((dot) => dot.epoch === shown).map((dot) => {
        const line = document.createElement("div");
        const swatch = document.createElement("span");
        swatch.className = "swatch " + dot.look;
        line.append(swatch, dot.words);
        return line;
      });
      if (lines.length === 0) {
        hide();
        return;
      }
      const share = epochs > 1 ? (shown - 1) / (epochs - 1) : 0.5;
      cursor.setAttribute("x1", String(share * 1000));
      cursor.setAttribute("x2", String(share * 1000));
      plot.prepend(cursor);
      tip.replaceChildren(...lines);
      chart.append(tip);
      const left = plot.getBoundingClientRect().left - chart.getBoundingClientRect().left;
      const x = left + share * plot.getBoundingClientRect().width;
      const room = chart.clientWidth - tip.offsetWidth;
      tip.style.left = Math.max(0, share < 0.5 ? Math.min(x + 12, room) : Math.min(x - 12 - tip.offsetWidth, room)) + "px";
      tip.style.top = "8px";
    };

    plot.addEventListener("pointermove", (event) => {
      const box = plot.getBoundingClientRect();
      show(1 + Math.round(((event.clientX - box.left) / box.width) * (epochs - 1)));
    });
    plot.addEventListener("pointerleave", hide);
    plot.addEventListener("blur", hide);
    plot.addEventListener("keydown", (event) => {
      const wanted = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 1, End: epochs }[event.key];
      if (event.key === "Escape") {
        hide();
      } else if (wanted !== undefined) {
        show(wanted);
        event.preventDefault();
      }
    });
  };
  document.querySelectorAll(".chart").forEach(enliven);
})();
