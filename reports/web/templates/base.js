// Reading the data of the page, and making elements. Text only ever becomes text nodes.
const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
let lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

/** A sentence of the page, with {name} filled in. */
const t = (key, values = {}) =>
  data.words[lang][key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

/** An element with properties, attributes (names with a dash, or aria and data), classes and children. */
function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in element && !name.includes("-")) element[name] = value;
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Say the page's fixed words in the chosen language. */
function speak(root = document) {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t, element.dataset);
  for (const element of root.querySelectorAll("[data-zh]")) element.textContent = element.dataset[lang];
  for (const element of root.querySelectorAll("[data-zh-title]")) element.title = element.dataset[lang + "Title"];
  for (const element of root.querySelectorAll("[data-t-label]"))
    element.setAttribute("aria-label", t(element.dataset.tLabel));
  for (const element of root.querySelectorAll("[data-t-placeholder]")) element.placeholder = t(element.dataset.tPlaceholder);
}

/** What the reader chose last time; a browser may refuse to remember for a file. */
const memory = {
  get(key) {
    try { return localStorage.getItem("reformcheck." + key); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem("reformcheck." + key, value); } catch { /* the page works without */ }
  },
};
