// Which offset the pointer is over.

import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Reports the offset whenever it changes, and -1 when the pointer is over no text. */
export function pointing(onPoint: (offset: number) => void): Extension {
  let last = -1;
  const report = (offset: number): void => {
    if (offset === last) return;
    last = offset;
    onPoint(offset);
  };
  return EditorView.domEventHandlers({
    mousemove(event, view) {
      report(view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? -1);
    },
    mouseleave() {
      report(-1);
    },
  });
}
