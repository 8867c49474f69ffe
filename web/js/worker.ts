// The served page's worker: it imports the glue that the page imports.

import type { Glue } from "./globals";
import { serve } from "./shell";

serve(async ({ glueUrl }) => {
  if (!glueUrl) throw new Error("the page does not name its glue");
  return (await import(glueUrl)) as Glue;
});
