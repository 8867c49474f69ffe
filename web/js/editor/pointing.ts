// Which offset the pointer is over, and which was clicked.

import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * Reports the offset whenever it changes, and -1 when the pointer is over no text; and a plain click,
 * which selects nothing.
 */
export function pointing(onPoint: (offset: number, clicked: boolean) => void): Extension {
  let last = -1;
  const report = (offset: number): void => {
    if (offset === last) return;
    last = offset;
    onPoint(offset, false);
  };
  return EditorView.domEventHandlers({
    mousemove(event, view) {
      report(view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? -1);
    },
    mouseleave() {
      report(-1);
    },
    click(event, view) {
      const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (offset !== null && view.state.selection.main.empty) onPoint(offset, true);
    },
  });
}
