// The served page's worker: it imports the glue that the page imports.

import type { Glue } from "./globals";
import { serve } from "./shell";
import type { WholeGlue } from "./whole";

serve(async ({ glueUrl }) => {
  if (!glueUrl) throw new Error("the page does not name its glue");
  return (await import(glueUrl)) as Glue;
}, async ({ wholeGlueUrl }) => {
  if (!wholeGlueUrl) throw new Error("the page does not name its second module");
  return (await import(wholeGlueUrl)) as WholeGlue;
});
