// What the page says when it cannot start: before there is a Rust side to say it.

const words = {
  en: {
    heading: "Eventglass could not start",
    advice: "Reload the page; a current browser with WebAssembly is needed.",
  },
  ja: {
    heading: "Eventglass を起動できませんでした",
    advice: "ページを再読み込みしてください。WebAssembly に対応した最新のブラウザが必要です。",
  },
};

/** Replaces the page's content by the reason, as text. */
export function showFailure(reason: unknown): void {
  console.error(reason);
  const { heading, advice } = document.documentElement.lang === "ja" ? words.ja : words.en;
  const message = document.createElement("div");
  message.className = "failure";
  message.setAttribute("role", "alert");
  const detail = reason instanceof Error ? reason.message : String(reason);
  message.append(element("h1", heading), element("p", detail), element("p", advice));
  document.getElementById("app")?.replaceChildren(message);
}

function element(name: string, text: string): HTMLElement {
  const result = document.createElement(name);
  result.textContent = text;
  return result;
}
