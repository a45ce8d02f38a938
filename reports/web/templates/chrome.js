// Language, theme and print: the buttons that every page has.
const rerenders = [];

function showTheme(theme) {
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function startPage() {
  showTheme(memory.get("theme"));
  $("theme").addEventListener("click", () => {
    showTheme(isDark() ? "light" : "dark");
    memory.set("theme", document.documentElement.dataset.theme);
  });
  $("lang").addEventListener("click", () => {
    lang = lang === "zh" ? "en" : "zh";
    speak();
    for (const render of rerenders) render();
  });
  $("print").addEventListener("click", () => print());
}
