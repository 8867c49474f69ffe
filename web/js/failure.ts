// What the page says when it cannot start.

/** Replaces the page's content by the reason, as text. */
export function showFailure(reason: unknown): void {
  console.error(reason);
  const heading = document.createElement("h1");
  heading.textContent = "Eventglass could not start";
  const detail = document.createElement("p");
  detail.textContent = reason instanceof Error ? reason.message : String(reason);
  const advice = document.createElement("p");
  advice.textContent = "Reload the page; a current browser with WebAssembly is needed.";
  const message = document.createElement("div");
  message.className = "failure";
  message.setAttribute("role", "alert");
  message.append(heading, detail, advice);
  document.getElementById("app")?.replaceChildren(message);
}
