// The worker of the page in one file: it brings both glues along.

import * as glue from "eventglass:glue";
import * as wholeGlue from "eventglass:whole-glue";
import { serve } from "./shell";

serve(async () => glue, async () => wholeGlue);
