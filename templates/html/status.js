"use strict";
(function () {
  const form = document.getElementById("filter");
  const rows = Array.from(document.querySelectorAll(".measures tbody tr"));
  if (!form || !rows.length) return;
  const unit = document.getElementById("unit");
  const shared = document.getElementById("shared");
  const light = document.getElementById("light");
  const words = document.getElementById("words");
  const units = Array.from(document.querySelectorAll(".units tbody tr"));
  const chips = Array.from(document.querySelectorAll(".lights [data-light]"));
  for (const chip of chips) chip.dataset.all = chip.querySelector("b").textContent;
  const links = Array.from(document.querySelectorAll("svg a"));

  function tieOf(row) {
    if (!unit || !unit.value) return "own";
    if (row.dataset.own.includes("|" + unit.value + "|")) return "own";
    const groups = (unit.selectedOptions[0].dataset.groups || "").split(" ");
    return row.dataset.groups.split(" ").some((group) => group && groups.includes(group)) ? "shared" : "";
  }

  function show() {
    const asked = words.value.trim();
    const visible = new Set();
    const ties = new Map(rows.map((row) => [row, tieOf(row)]));
    // What a unit has to do itself comes before what it shares; the plan's own order otherwise.
    for (const first of [true, false])
      for (const row of rows) if ((ties.get(row) === "own") === first) row.parentNode.append(row);
    for (const row of rows) {
      const tie = ties.get(row);
      const wanted = (tie === "own" || (tie === "shared" && shared.checked)) &&
        (!light.value || row.dataset.light === light.value) && row.textContent.includes(asked);
      row.hidden = !wanted;
      row.querySelector(".tie.asked").hidden = tie !== "shared";
      if (wanted) visible.add("#" + row.id);
    }
    const seen = rows.filter((row) => !row.hidden);
    const counted = (light) => seen.filter((row) => row.dataset.light === light).length;
    for (const row of units) row.hidden = Boolean(unit && unit.value && row.dataset.unit !== unit.value);
    for (const link of links) link.classList.toggle("off", !visible.has(link.getAttribute("href")));
    const chosen = [unit && unit.value, light.value && light.selectedOptions[0].textContent.trim(), asked && "“" + asked + "”"];
    const said = chosen.filter(Boolean).join("、");
    for (const chip of chips)
      chip.querySelector("b").textContent = said ? counted(chip.dataset.light) : chip.dataset.all;
    const common = seen.filter((row) => ties.get(row) === "shared").length;
    const parted = common ? "（列名承担 " + (seen.length - common) + " 项，共同承担 " + common + " 项）" : "";
    document.getElementById("shown").textContent = said ? "只显示 " + said + "：" + seen.length + " 项" + parted + "，共 " + rows.length + " 项" : "";
  }

  function read() {
    const asked = new URLSearchParams(location.hash.slice(1)).get("unit");
    if (unit && asked !== null && Array.from(unit.options).some((option) => option.value === asked)) unit.value = asked;
    show();
  }

  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
