// @ts-check

/**
 * What an element can hold. A text is always a text, never markup.
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, any>} Attributes `class`, `style` (an object of properties), `on` (an object of
 *     listeners), `text`; everything else is an attribute: `true` is empty, `false` and `null` are left out
 */

/**
 * What every view gives back.
 * @template D
 * @typedef {{update: (data: D) => void, destroy: () => void}} View
 */

/**
 * What every view takes.
 * @typedef {Object} ViewOptions
 * @property {import('./selection.js').Selection} [selection] the page's
 * @property {string} [label] the figure's accessible name
 * @property {string} [file] the stem of the files to download; without one, the label
 * @property {boolean} [tools] whether the figure can be downloaded and shown as a table; true unless said
 */

let uniqueIds = 0;

/**
 * @param {string} stem
 * @returns {string} an id no other element of the views has
 */
export function uniqueId(stem) {
  uniqueIds += 1;
  return `pb-${stem}-${uniqueIds}`;
}

/**
 * @param {Element} node
 * @param {Attributes} attributes
 */
export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) node.removeAttribute(name);
    else if (name === 'text') node.textContent = String(value);
    else if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (name === 'style') {
      // Set through the object model: a strict content security policy forbids the attribute.
      for (const [key, each] of Object.entries(value)) {
        /** @type {HTMLElement} */ (node).style.setProperty(key, String(each));
      }
    } else node.setAttribute(name, value === true ? '' : String(value));
  }
}

/**
 * @param {Element} node
 * @param {Child[]} children
 */
function appendChildren(node, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  appendChildren(node, children);
  return node;
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svgElement(tag, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(node, attributes);
  appendChildren(node, children);
  return node;
}

/**
 * A button that looks like a part of the figure.
 * @param {string} text
 * @param {(event: MouseEvent) => void} pressed
 * @param {Attributes} [attributes]
 */
export function button(text, pressed, attributes = {}) {
  return element('button', { type: 'button', class: 'pb-button', on: { click: pressed }, ...attributes }, text);
}

/** A small text beside the pointer or the focus; for eyes only, as what it says is announced elsewhere. */
export class Tip {
  /** @param {HTMLElement} host positioned, holds the tip */
  constructor(host) {
    this.host = host;
    this.box = element('div', { class: 'pb-tip', hidden: true, 'aria-hidden': 'true', 'data-control': true });
    host.append(this.box);
  }

  /**
   * @param {number} x in the host, px
   * @param {number} y in the host, px
   * @param {Child[]} lines the first is the heading
   */
  show(x, y, lines) {
    this.box.replaceChildren(...lines.filter(Boolean).map((line) => element('div', {}, line)));
    this.box.hidden = false;
    const right = x + 14 + this.box.offsetWidth > this.host.clientWidth;
    const left = right ? Math.max(0, x - 14 - this.box.offsetWidth) : x + 14;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${Math.max(0, y - this.box.offsetHeight - 8)}px`;
  }

  hide() {
    this.box.hidden = true;
  }
}

/**
 * Calls back when the size of an element changes, not oftener than it is drawn.
 * @param {Element} node
 * @param {(width: number) => void} resized
 * @returns {() => void} ends it
 */
export function whenResized(node, resized) {
  let width = -1;
  let due = 0;
  const observer = new ResizeObserver(() => {
    if (node.clientWidth === width || node.clientWidth === 0) return;
    width = node.clientWidth;
    cancelAnimationFrame(due);
    due = requestAnimationFrame(() => resized(width));
  });
  observer.observe(node);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(due);
  };
}
