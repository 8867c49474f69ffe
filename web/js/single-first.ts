// The script that `eventglass.html` holds as it is: it unpacks the one that holds everything else.
//
// What is unpacked runs as a script in the page. The policy names it by its hash, as this one.

import script from "eventglass:script";
import { bytesOf } from "./dense.mjs";
import { showFailure } from "./failure";
import { unpacked } from "./whole";

unpacked(bytesOf(script))
  .then((bytes) => {
    const element = document.createElement("script");
    element.textContent = new TextDecoder().decode(bytes);
    document.body.append(element);
  })
  .catch(showFailure);
