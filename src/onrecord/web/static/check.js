// Makes easier what works without it: a problem is told first, a mark and its card keep together, a check is copied.
"use strict";

// The summary of what is wrong gets the focus, so that it is read out and the next tab is in it.
document.getElementById("troubles")?.focus();

// From one claim to the next by j and k, while a mark or a card has the focus; Escape goes from a card to its mark.
const marks = [...document.querySelectorAll(".text a.mark[id]")].filter((mark) => mark.hash);
const cardOf = (mark) => document.getElementById(mark.hash.slice(1));
const markOf = (card) => marks.find((mark) => mark.hash === `#${card.id}`);

function show(mark) {
  const card = cardOf(mark);
  for (const other of document.querySelectorAll(".card.near")) other.classList.remove("near");
  if (!card) return;
  card.classList.add("near");
  const pane = card.closest(".cards");
  if (pane && pane.scrollHeight > pane.clientHeight) {
    pane.scrollTop += card.getBoundingClientRect().top - pane.getBoundingClientRect().top - 12;
  }
}

document.addEventListener("focusin", (event) => {
  const mark = event.target.closest?.(".text a.mark");
  if (mark) show(mark);
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k", "Escape"].includes(event.key)) return;
  const card = event.target.closest?.(".card");
  const near = event.target.closest?.(".text a.mark") ?? (card && markOf(card));
  if (!near || event.target.closest("input, textarea, select")) return;
  const at = marks.findIndex((mark) => mark.hash === near.hash);
  const wanted = event.key === "Escape" ? marks[at] : marks[at + (event.key === "j" ? 1 : -1)];
  if (!wanted || (event.key === "Escape" && !card)) return;
  event.preventDefault();
  if (card && event.key !== "Escape") cardOf(wanted)?.focus();
  else wanted.focus();
});

// What overruling needs is asked only of whoever overrules.
const overruling = document.querySelector(".overruling");
if (overruling) {
  const choices = [...document.querySelectorAll('input[name="say"]')];
  const ask = () => { overruling.hidden = !choices.some((choice) => choice.checked && choice.value === "overrule"); };
  for (const choice of choices) choice.addEventListener("change", ask);
  ask();
}
