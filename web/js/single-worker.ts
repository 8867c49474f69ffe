// The worker of the page in one file: it brings the glue along.

import * as glue from "eventglass:glue";
import { serve } from "./shell";

serve(async () => glue);
