// The editor in the page's own colours, so that it follows light and dark with everything else.

import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** JSON in the colours of the design. */
export const classes = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--key)" },
  { tag: tags.string, color: "var(--str)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--num)" },
  { tag: tags.invalid, color: "var(--text)" },
]);

const text = {
  "&": { height: "100%", color: "var(--text)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "1px solid var(--accent)", outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontSize: "12.5px", lineHeight: "1.62" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--text)" },
  ".cm-placeholder": { color: "var(--dim)" },
  ".cm-activeLine": { boxShadow: "inset 0 0 0 1px var(--line-soft)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-activeLineGutter": { color: "var(--text)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { background: "var(--accent-bg)" },
  "&.cm-focused .cm-matchingBracket": { background: "none", outline: "1px solid var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "none", outline: "1px solid var(--fail)" },
  ".cm-foldPlaceholder": {
    background: "var(--raise)",
    border: "1px solid var(--line)",
    color: "var(--dim)",
  },
};

const gutters = {
  // Opaque: long lines pass beneath the gutters when the text is scrolled sideways.
  ".cm-gutters": { background: "var(--pane)", border: "0", color: "var(--faint)" },
  ".cm-signs": { width: "16px", textAlign: "center", fontWeight: "700" },
  ".cm-signs .cm-gutterElement": { borderLeft: "3px solid transparent" },
  ".cm-signs .cm-sign-pass": { color: "var(--pass)", borderLeftColor: "var(--pass)" },
  ".cm-signs .cm-sign-fail": { color: "var(--fail)", borderLeftColor: "var(--fail)" },
};

/** The selection is drawn behind the lines, so their own colours must let it through. */
function tint(colour: string): string {
  return `color-mix(in srgb, var(--${colour}) 12%, transparent)`;
}

const verdict = {
  ".cm-line.cm-pass": { backgroundColor: tint("pass") },
  ".cm-line.cm-fail": { backgroundColor: tint("fail") },
  ".cm-lit": {
    backgroundColor: tint("accent"),
    boxShadow: "inset 0 -2px var(--accent)",
  },
};

function wavy(colour: string): Record<string, string> {
  return {
    backgroundImage: "none",
    textDecoration: `underline wavy var(--${colour}) 1px`,
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
  };
}

const problems = {
  ".cm-lintRange-error": wavy("fail"),
  ".cm-lintRange-warning": wavy("warn"),
  ".cm-lintRange-info": wavy("accent"),
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--fail)" },
  ".cm-lintPoint-warning:after": { borderBottomColor: "var(--warn)" },
  ".cm-lintPoint-info:after": { borderBottomColor: "var(--accent)" },
  ".cm-diagnostic": { padding: "6px 10px", maxWidth: "52ch", fontFamily: "var(--font)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--fail)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--accent)" },
  ".cm-problem-help": { color: "var(--dim)" },
  ".cm-hint": { padding: "6px 10px", maxWidth: "60ch", fontFamily: "var(--font)" },
  ".cm-hint div + div": { color: "var(--dim)" },
};

const panels = {
  ".cm-tooltip, .cm-panels": {
    background: "var(--pane)",
    color: "var(--text)",
    borderColor: "var(--line)",
  },
  ".cm-tooltip": { borderRadius: "var(--r1)", boxShadow: "var(--shadow)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    maxWidth: "min(46em, 92vw)",
    maxHeight: "19em",
    fontFamily: "var(--mono)",
    fontSize: "12.5px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 10px 4px 6px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    background: "var(--accent-bg)",
    color: "var(--text)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700", color: "var(--accent)" },
  ".cm-completionDetail": {
    marginLeft: "1.2em",
    color: "var(--dim)",
    fontFamily: "var(--font)",
    fontStyle: "normal",
  },
  ".cm-completionIcon": { width: "1.6em", paddingRight: "4px", opacity: "1", color: "var(--faint)" },
  ".cm-completionIcon-field:after": { content: "'k'", color: "var(--key)" },
  ".cm-completionIcon-object:after": { content: "'{}'", color: "var(--key)" },
  ".cm-completionIcon-value:after": { content: "'v'", color: "var(--str)" },
  ".cm-completionIcon-operator:after": { content: "'ƒ'", color: "var(--op)" },
  ".cm-completionIcon-snippet:after": { content: "'…'" },
  ".cm-textfield, .cm-button": {
    background: "var(--raise)",
    color: "var(--text)",
    border: "1px solid var(--line)",
    borderRadius: "var(--r1)",
  },
  ".cm-searchMatch": { background: "var(--warn-bg)", outline: "1px solid var(--warn)" },
  ".cm-searchMatch-selected": { background: "var(--accent-bg)", outlineColor: "var(--accent)" },
};

export const theme = EditorView.theme({ ...text, ...gutters, ...verdict, ...problems, ...panels });
