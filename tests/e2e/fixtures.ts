// The `test` of every journey: a page that may talk to nobody but its own place and may not
// complain.

import { type BrowserContext, expect, type Page, test as base } from "@playwright/test";

export { expect };

interface Rules {
  /** The console errors that the journey provokes; any other fails it. */
  expectedErrors: RegExp | undefined;
  /** The address below which a page may load; without it, that of the served page. */
  place: string | undefined;
}

export const test = base.extend<Rules & { watched: void }>({
  expectedErrors: [undefined, { option: true }],
  place: [undefined, { option: true }],

  watched: [
    async ({ context, baseURL, place, expectedErrors }, use) => {
      const trouble: string[] = [];
      await forbidForeign(context, new URL(place ?? baseURL ?? "").href, trouble);
      context.on("page", (page) => listen(page, trouble));
      await use();
      const unexpected = trouble.filter((text) => !expectedErrors?.test(text));
      expect(unexpected, "foreign requests and errors").toEqual([]);
    },
    { auto: true },
  ],
});

/** Blocks and records every request to somewhere else than the page's place. */
async function forbidForeign(
  context: BrowserContext,
  place: string,
  trouble: string[],
): Promise<void> {
  const foreign = ({ href }: URL): boolean => !own(href, place);
  await context.route(foreign, (route) => {
    trouble.push(`request to ${route.request().url()}`);
    return route.abort();
  });
  await context.routeWebSocket(/.*/, (socket) => {
    trouble.push(`socket to ${socket.url()}`);
    void socket.close();
  });
}

/** What a page made by itself has an address as well, which no request leaves by. */
function own(address: string, place: string): boolean {
  return address.startsWith(place) || address.startsWith("blob:") || address.startsWith("data:");
}

/** Records what the page and its workers report as an error. */
function listen(page: Page, trouble: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble.push(`uncaught: ${error.message}`));
  page.on("crash", () => trouble.push("the page crashed"));
}
