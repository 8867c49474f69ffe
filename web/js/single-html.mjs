// Turns the site's `index.html` into a page that refers to nothing outside itself.
//
// It knows the tags that this page has and refuses every other one that could load something: a
// page that silently lacks a part would be worse than a build that fails.

import { createHash } from "node:crypto";

const ATTRIBUTES = String.raw`((?:"[^"]*"|'[^']*'|[^'">])*)`;
/** A comment, a script or a style with what it holds, or a tag. */
const PIECE = new RegExp(
  String.raw`<!--.*?-->|<(script|style)\b${ATTRIBUTES}>(.*?)</\1\s*>|<([a-z][\w-]*)${ATTRIBUTES}>`,
  "gis",
);
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** What names something to load or to go to; in one file it can only name a part of the page. */
const REFERRING =
  /^(action|background|data|formaction|href|ping|poster|src|srcdoc|srcset|xlink:href)$/;

/**
 * The page with its parts written into it. `read` gives a file of the site; `bundle` makes the
 * script that stands in for the module script, from the addresses of the preloaded parts, and tells
 * the one that it brings.
 */
export async function inlined(page, { read, bundle }) {
  const work = { read, preloaded: {}, modules: 0, hashes: [] };
  const pieces = [];
  let end = 0;
  for (const match of page.matchAll(PIECE)) {
    pieces.push(page.slice(end, match.index), await piece(match, work));
    end = match.index + match[0].length;
  }
  pieces.push(page.slice(end));
  if (work.modules !== 1) throw new Error(`the page has ${work.modules} module scripts, not one`);
  // A module runs when the page has been read; a classic script does so at the end of the body.
  const { last: source, brought } = await bundle(named(work.preloaded));
  const last = script(source, work);
  work.hashes.push(hash(brought));
  const html = replaceOnce(pieces.join(""), "</body>", `${last}\n</body>`);
  return replaceOnce(html, POLICY, policy(work.hashes));
}

/** Stands for the policy until all hashes are known. */
const POLICY = "<policy>";

function policy(hashes) {
  const scripts = hashes.map((hash) => `'${hash}'`).join(" ");
  const directives = [
    "default-src 'none'",
    // The worker inherits the policy, and runs the module too.
    `script-src ${scripts} 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${directives.join("; ")}">`;
}

async function piece([text, container, containerAttributes, content, tag, tagAttributes], work) {
  const name = (container ?? tag)?.toLowerCase();
  if (!name) return "";
  const attributes = parsed(containerAttributes ?? tagAttributes);
  if (container) return name === "script" ? scriptOf(attributes, content, work) : style(content);
  if (name === "link") return linked(attributes, work);
  if (name === "meta" && attributes["http-equiv"]) return metaOf(attributes, text);
  const refers = Object.entries(attributes).some(([key, value]) => leadsAway(key, value));
  if (refers || ["base", "script", "style"].includes(name)) throw unknown(text);
  return text;
}

function leadsAway(attribute, value) {
  if (attribute === "style") return value.includes("url(");
  return REFERRING.test(attribute) && !/^(data:|#)/.test(value);
}

async function scriptOf({ src, type, ...rest }, content, work) {
  const isModule = type === "module";
  const what = src ?? `a script in the page, ${content.trim().slice(0, 40)}`;
  if (!src || content.trim() || (type && !isModule)) throw unknown(what);
  only(rest, []);
  if (!isModule) return script(String(await work.read(local(src))), work);
  work.modules += 1;
  return "";
}

async function linked({ rel, href, ...rest }, work) {
  switch (rel) {
    case "stylesheet":
      only(rest, ["type"]);
      return style(String(await work.read(local(href))));
    case "icon":
      only(rest, ["type", "sizes"]);
      return `<link rel="icon" href="data:image/svg+xml;base64,${await icon(href, work)}">`;
    case "preload":
    case "modulepreload":
      if (rest["data-eventglass"]) work.preloaded[rest["data-eventglass"]] = local(href);
      return "";
    default:
      throw unknown(`<link rel="${rel}" href="${href}">`);
  }
}

async function icon(href, work) {
  if (!href.endsWith(".svg")) throw unknown(`the icon ${href}`);
  return (await work.read(local(href))).toString("base64");
}

function metaOf(attributes, text) {
  if (attributes["http-equiv"].toLowerCase() !== "content-security-policy") throw unknown(text);
  return POLICY;
}

/** A classic script that the policy will allow. */
function script(source, work) {
  // In a program this can only stand inside a string or a regular expression: the backslash is idle.
  const text = source.trim().replaceAll(/<\/(?=script)/gi, "<\\/");
  // The first moves the end that HTML sees; the second are other characters by the time of hashing.
  if (/<!--|[\r\0]/.test(text)) throw new Error("a script cannot stand in HTML as it is");
  work.hashes.push(hash(text));
  return `<script>${text}</script>`;
}

function hash(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function style(source) {
  const text = source.trim();
  if (/<\/style|@import|url\((?!\s*["']?(?:data:|#))/i.test(text)) {
    throw new Error("a style sheet refers to another file");
  }
  return `<style>${text}</style>`;
}

function parsed(text) {
  const attributes = {};
  for (const [, name, ...values] of text.matchAll(ATTRIBUTE)) {
    attributes[name.toLowerCase()] = values.find((value) => value !== undefined) ?? "";
  }
  return attributes;
}

/** The address of a file of the site, relative to it. */
function local(address) {
  const path = address?.replace(/^\.\//, "");
  const inside = path && /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.includes("..");
  if (!inside) throw unknown(`the address ${address}`);
  return path;
}

/** Refuses attributes that would change what the tag does. */
function only(attributes, known) {
  const rest = Object.keys(attributes).filter((name) => !known.includes(name));
  if (rest.length > 0) throw unknown(`the attribute ${rest[0]}`);
}

function named({ glue, wasm }) {
  if (!glue || !wasm) throw new Error("the page does not name its glue and its wasm");
  return { glue, wasm };
}

function replaceOnce(text, part, by) {
  const [before, after, ...more] = text.split(part);
  if (after === undefined || more.length > 0) throw new Error(`the page has not exactly one ${part}`);
  return before + by + after;
}

function unknown(what) {
  return new Error(`${what}: the page in one file does not know this`);
}
