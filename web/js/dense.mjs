// Bytes as text, more densely than base64: thirteen bits in two of ninety-two characters.
//
// All of them are printable ASCII, and none has a meaning in a JavaScript string or in HTML. What the
// known libraries for such texts write needs escapes there. `single.mjs` writes, the page reads.

/** From the blank to the tilde, without the quote, the backslash and what opens a tag. */
const SYMBOLS = symbols();

function symbols() {
  const codes = Array.from({ length: 95 }, (_, index) => 32 + index);
  return String.fromCharCode(...codes).replaceAll(/["\\<]/g, "");
}

const BITS = 13;

/** The text of some bytes. Its first character tells how many bytes too many the rest makes. */
export function dense(bytes) {
  const out = [];
  let [held, count] = [0, 0];
  const put = () => {
    const value = held & (2 ** BITS - 1);
    out.push(SYMBOLS.charAt(value % 92), SYMBOLS.charAt(Math.floor(value / 92)));
    held >>>= BITS;
    count -= BITS;
  };
  for (const byte of bytes) {
    held |= byte << count;
    count += 8;
    if (count >= BITS) put();
  }
  if (count > 0) put();
  const made = Math.floor(((out.length / 2) * BITS) / 8);
  return `${made - bytes.length}${out.join("")}`;
}

/** The bytes of such a text. */
export function bytesOf(text) {
  const surplus = Number(text.charAt(0));
  const bytes = new Uint8Array(Math.floor((((text.length - 1) / 2) * BITS) / 8) - surplus);
  const values = new Uint8Array(128);
  for (let index = 0; index < SYMBOLS.length; index += 1) values[SYMBOLS.charCodeAt(index)] = index;
  let [held, count, at] = [0, 0, 0];
  for (let index = 1; index < text.length; index += 2) {
    const low = values[text.charCodeAt(index)] ?? 0;
    const high = values[text.charCodeAt(index + 1)] ?? 0;
    held |= (low + 92 * high) << count;
    count += BITS;
    for (; count >= 8 && at < bytes.length; count -= 8) {
      bytes[at] = held & 255;
      at += 1;
      held >>>= 8;
    }
  }
  return bytes;
}
