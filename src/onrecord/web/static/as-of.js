// A slider over the days of a record's releases. It only fills the date box: the form works without it.
"use strict";
for (const form of document.querySelectorAll("form[data-days]")) {
  const days = form.dataset.days.split(" ").filter(Boolean);
  const box = form.querySelector("input[name=as_of]");
  if (!box || days.length < 2) continue;
  const slider = document.createElement("input");
  const label = document.createElement("label");
  slider.type = "range";
  slider.id = "as-of-slider";
  slider.min = "0";
  slider.max = String(days.length - 1);
  slider.step = "1";
  const at = days.findLastIndex((day) => !box.value || day <= box.value);
  slider.value = String(Math.max(0, at));
  slider.setAttribute("aria-valuetext", days[Math.max(0, at)]);
  slider.addEventListener("input", () => {
    box.value = days[Number(slider.value)];
    slider.setAttribute("aria-valuetext", box.value);
  });
  label.htmlFor = slider.id;
  label.textContent = form.dataset.slider;
  const field = document.createElement("div");
  field.className = "field slider";
  field.append(label, slider);
  box.closest(".field").after(field);
}
