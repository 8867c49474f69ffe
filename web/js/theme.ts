// The colour theme: what the person chose, else what the system prefers.

const STORAGE_KEY = "eventglass.theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** Sets `data-theme` on the document and keeps it in step with the system. */
export function followTheme(): void {
  apply();
  prefersDark.addEventListener("change", apply);
}

function apply(): void {
  document.documentElement.dataset["theme"] = stored() ?? (prefersDark.matches ? "dark" : "light");
}

function stored(): "light" | "dark" | undefined {
  try {
    const value = localStorage.getItem(STORAGE_KEY);
    return value === "light" || value === "dark" ? value : undefined;
  } catch {
    // Storage throws in a sandboxed frame, where nothing can have been stored either.
    return undefined;
  }
}
