// @ts-check
import { svgElement } from './dom.js';

/** Takes what is drawn on a canvas down as SVG: as much of a context as the marks of sweeps need. */
export class SvgContext {
  /** @param {number} ratio pixels of the canvas a CSS pixel */
  constructor(ratio) {
    this.group = svgElement('g', { transform: `scale(${1 / ratio})` });
    this.fillStyle = '';
    this.strokeStyle = '';
    this.globalAlpha = 1;
    this.lineWidth = 1;
    this.font = '';
    this.textAlign = 'left';
    this.textBaseline = 'alphabetic';
    this.path = '';
    /** @type {[number, number]} */
    this.edges = [-Infinity, Infinity];
  }

  save() {
    this.edges = [-Infinity, Infinity];
  }

  restore() {
    this.globalAlpha = 1;
  }

  beginPath() {
    this.path = '';
  }

  /** Only ever the field to stay in. @param {number} x @param {number} _ @param {number} width */
  rect(x, _, width) {
    this.edges = [x, x + width];
  }

  /** The field was named by the rectangle before. */
  clip() {
    this.path = '';
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path += `M${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path += `L${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  closePath() {
    this.path += 'Z';
  }

  /** A whole circle. @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) {
    const [left, height, r] = [x - radius, y, radius].map((each) => each.toFixed(1));
    const across = (2 * radius).toFixed(1);
    this.path += `M${left} ${height}a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0`;
  }

  fill() {
    this.#add('path', { d: this.path, fill: this.fillStyle });
  }

  stroke() {
    this.#add('path', { d: this.path, fill: 'none', stroke: this.strokeStyle, 'stroke-width': this.lineWidth });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    const from = Math.max(x, this.edges[0]);
    const to = Math.min(x + width, this.edges[1]);
    if (to > from) this.#add('rect', { x: from, y, width: to - from, height, fill: this.fillStyle });
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const size = Number.parseFloat(this.font) || 11;
    this.#add('text', { x, y, 'font-size': size, fill: this.fillStyle }, text);
  }

  /** @param {'path' | 'rect' | 'text'} name @param {Record<string, any>} attributes @param {string} [text] */
  #add(name, attributes, text) {
    const faint = this.globalAlpha < 1 ? { 'fill-opacity': this.globalAlpha.toFixed(3) } : {};
    this.group.append(svgElement(name, { ...attributes, ...faint }, text ?? ''));
  }
}
