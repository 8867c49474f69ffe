// Runs before the first paint, as a classic script: the page must not flash in the wrong theme, and
// the panes must stand where they were left, and the Rust side reads the language from the document.

import { applyPanes } from "./panes";
import { stored } from "./page";

const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

applyTheme();
prefersDark.addEventListener("change", applyTheme);
root.lang = language();
applyPanes();

/** What the person chose, else what the system prefers. */
function applyTheme(): void {
  const chosen = stored("eventglass.theme");
  const known = chosen === "light" || chosen === "dark" ? chosen : undefined;
  root.dataset["theme"] = known ?? (prefersDark.matches ? "dark" : "light");
}

/** What the address says, else what was chosen before, else the first the browser asks for. */
function language(): string {
  const named = new URLSearchParams(location.search).get("lang") ?? stored("eventglass.language");
  const wanted = named ? [named, ...navigator.languages] : navigator.languages;
  for (const locale of wanted) {
    const primary = locale.toLowerCase().split(/[-_]/)[0];
    if (primary === "ja" || primary === "en") return primary;
  }
  return "en";
}
