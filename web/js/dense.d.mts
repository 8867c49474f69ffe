/** The text of some bytes. */
export function dense(bytes: Uint8Array): string;
/** The bytes of such a text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer>;
