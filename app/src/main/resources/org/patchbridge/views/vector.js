// @ts-check

const SVG = 'http://www.w3.org/2000/svg';

const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'visibility',
  'display',
];

/** @type {WeakMap<HTMLCanvasElement, () => SVGGElement>} */
const drawnByHand = new WeakMap();

/**
 * Lets a canvas be written as lines and circles instead of as an image.
 * @param {HTMLCanvasElement} canvas
 * @param {() => SVGGElement} draw in the canvas's CSS pixels
 */
export function drawAsVector(canvas, draw) {
  drawnByHand.set(canvas, draw);
}

/**
 * @param {Element} from
 * @param {Element} to
 */
function inlineStyles(from, to) {
  const style = getComputedStyle(from);
  for (const name of DRAWN) {
    const value = style.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  to.removeAttribute('class');
  to.removeAttribute('style');
  for (const name of ['tabindex', 'role', 'aria-label', 'aria-pressed', 'aria-selected']) to.removeAttribute(name);
  for (let index = 0; index < from.children.length; index += 1)
    inlineStyles(from.children[index], to.children[index]);
}

/**
 * @param {Element} node
 * @param {Record<string, string | number>} attributes
 */
function put(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

/**
 * The lines of a text as they are broken on the screen.
 * @param {Text} text
 * @returns {{text: string, box: DOMRect}[]}
 */
function linesOf(text) {
  const range = document.createRange();
  /** @type {{text: string, box: DOMRect}[]} */
  const lines = [];
  for (const word of text.data.matchAll(/\S+\s*/g)) {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].trimEnd().length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 3) last.text += word[0];
    else lines.push({ text: word[0], box });
  }
  return lines;
}

/** Walks a figure's elements and writes what they show. */
class VectorWriter {
  /** @param {Element} root */
  constructor(root) {
    this.root = root;
    this.origin = root.getBoundingClientRect();
    this.svg = document.createElementNS(SVG, 'svg');
    put(this.svg, {
      xmlns: SVG,
      width: Math.ceil(this.origin.width),
      height: Math.ceil(this.origin.height),
      viewBox: `0 0 ${Math.ceil(this.origin.width)} ${Math.ceil(this.origin.height)}`,
    });
  }

  /** @param {string} tag @param {Record<string, string | number>} attributes */
  add(tag, attributes) {
    return this.svg.appendChild(put(document.createElementNS(SVG, tag), attributes));
  }

  /** @param {Element} node */
  walk(node) {
    if (node instanceof HTMLElement && (node.dataset.control !== undefined || node.hidden)) return;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden') return;
    const box = node.getBoundingClientRect();
    if (node instanceof SVGSVGElement) this.drawing(node, box);
    else if (node instanceof HTMLCanvasElement) this.canvas(node, box);
    else {
      this.ground(style, box);
      for (const child of node.childNodes) {
        if (child instanceof Text) this.words(child, style);
        else if (child instanceof Element) this.walk(child);
      }
    }
  }

  /** @param {SVGSVGElement} node @param {DOMRect} box */
  drawing(node, box) {
    const copy = /** @type {SVGSVGElement} */ (node.cloneNode(true));
    inlineStyles(node, copy);
    put(copy, { x: box.left - this.origin.left, y: box.top - this.origin.top, width: box.width, height: box.height });
    for (const gone of copy.querySelectorAll('[data-control], title')) gone.remove();
    this.svg.append(copy);
  }

  /** @param {HTMLCanvasElement} node @param {DOMRect} box */
  canvas(node, box) {
    const x = box.left - this.origin.left;
    const y = box.top - this.origin.top;
    const byHand = drawnByHand.get(node);
    if (byHand) {
      const clip = this.add('svg', { x, y, width: box.width, height: box.height });
      clip.append(byHand());
    } else this.add('image', { x, y, width: box.width, height: box.height, href: node.toDataURL() });
  }

  /** @param {CSSStyleDeclaration} style @param {DOMRect} box */
  ground(style, box) {
    const border =
      parseFloat(style.borderTopWidth) && style.borderTopStyle !== 'none' && parseFloat(style.borderLeftWidth);
    const filled = !/^(transparent|rgba\(0, 0, 0, 0\))$/.test(style.backgroundColor);
    if (!border && !filled) return;
    this.add('rect', {
      x: box.left - this.origin.left,
      y: box.top - this.origin.top,
      width: box.width,
      height: box.height,
      rx: Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2),
      fill: filled ? style.backgroundColor : 'none',
      stroke: border ? style.borderTopColor : 'none',
      'stroke-width': border || 0,
      opacity: style.opacity,
    });
  }

  /** @param {Text} text @param {CSSStyleDeclaration} style */
  words(text, style) {
    for (const line of linesOf(text)) {
      const size = parseFloat(style.fontSize);
      const node = this.add('text', {
        x: line.box.left - this.origin.left,
        y: (line.box.top + line.box.bottom) / 2 - this.origin.top + size * 0.35,
        'font-family': style.fontFamily,
        'font-size': style.fontSize,
        'font-weight': style.fontWeight,
        fill: style.color,
      });
      node.textContent = line.text.trimEnd();
    }
  }
}

/**
 * A figure as one SVG: drawings, canvases, and the texts around them at their places.
 * @param {Element} figure laid out
 * @returns {SVGSVGElement} on the page's ground, with a size
 */
export function figureSvg(figure) {
  const writer = new VectorWriter(figure);
  const ground = getComputedStyle(figure).getPropertyValue('--bg').trim() || '#fff';
  writer.add('rect', { width: '100%', height: '100%', fill: ground });
  writer.walk(figure);
  return writer.svg;
}
