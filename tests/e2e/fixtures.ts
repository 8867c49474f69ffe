// The `test` of every journey: a page that may talk to nobody but its own origin and may not
// complain.

import { type BrowserContext, expect, type Page, test as base } from "@playwright/test";

export { expect };

interface Rules {
  /** Console errors that the journey provokes; any other fails it. */
  expectedErrors: RegExp[];
}

export const test = base.extend<Rules & { watched: void }>({
  expectedErrors: [[], { option: true }],

  watched: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const trouble: string[] = [];
      await forbidForeign(context, new URL(baseURL ?? "").origin, trouble);
      context.on("page", (page) => listen(page, trouble));
      await use();
      const unexpected = trouble.filter((text) => !expectedErrors.some((each) => each.test(text)));
      expect(unexpected, "foreign requests and errors").toEqual([]);
    },
    { auto: true },
  ],
});

/** Blocks and records every request that leaves the page's origin. */
async function forbidForeign(
  context: BrowserContext,
  origin: string,
  trouble: string[],
): Promise<void> {
  const foreign = (url: URL): boolean => url.origin !== origin;
  await context.route(foreign, (route) => {
    trouble.push(`request to ${route.request().url()}`);
    return route.abort();
  });
  await context.routeWebSocket(/.*/, (socket) => {
    trouble.push(`socket to ${socket.url()}`);
    void socket.close();
  });
}

/** Records what the page and its workers report as an error. */
function listen(page: Page, trouble: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble.push(`uncaught: ${error.message}`));
  page.on("crash", () => trouble.push("the page crashed"));
}
