// @ts-check
import { Paint } from './colours.js';
import { element, svgElement } from './dom.js';
import { extent } from './numbers.js';
import { insideOutline, PointIndex } from './pointindex.js';
import { Raster, StampBook } from './raster.js';
import { drawAsVector } from './vector.js';

const PAD = 18;
const GAP = 16;
const TITLE = 20;
const MOST_RINGED = 60;
const MOST_LINKED = 12;
const LEAST_PANEL = 222;

/**
 * A part of the canvas with the points in one state, such as before or after.
 * @typedef {{left: number, top: number, width: number, height: number}} PanelBox
 */

/**
 * @param {import('./scatter.js').ScatterPoint} point
 * @param {number} panel
 * @returns {[number, number]}
 */
export function placeIn(point, panel) {
  if (panel === 0) return [point.x, point.y];
  const later = panel > 1 ? point.later?.[panel - 2] : undefined;
  return later ?? [point.x2 ?? point.x, point.y2 ?? point.y];
}

/** Draws points on one canvas, in one panel or several with the same view of the plane, and finds them again. */
export class ScatterPlane {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.canvas = element('canvas', { class: 'pb-canvas' });
    host.append(this.canvas);
    this.paint = new Paint(host);
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    /** @type {import('./scatter.js').ScatterPoint[]} */
    this.points = [];
    /** @type {string[]} */
    this.titles = [''];
    /** @type {{x: Float64Array, y: Float64Array, index: PointIndex}[]} */
    this.layers = [];
    /** @type {string[]} */
    this.colours = [];
    /** @type {Uint8Array} */
    this.shapes = new Uint8Array(0);
    /** @type {Uint8Array} */
    this.hidden = new Uint8Array(0);
    /** @type {Uint8Array} */
    this.chosen = new Uint8Array(0);
    this.anyChosen = false;
    this.hovered = -1;
    /** @type {[number, number][] | null} */
    this.lasso = null;
    /** @type {PanelBox[]} */
    this.boxes = [];
    this.zoom = 1;
    this.centre = { x: 0, y: 0 };
    this.middle = { x: 0, y: 0 };
    this.fit = 1;
    this.ratio = 1;
    this.due = 0;
    drawAsVector(this.canvas, () => this.asVector());
  }

  /**
   * @param {import('./scatter.js').ScatterPoint[]} points
   * @param {string[]} titles one panel a title
   */
  setPoints(points, titles) {
    this.points = points;
    this.titles = titles;
    this.layers = titles.map((_, panel) => {
      const x = Float64Array.from(points, (point) => placeIn(point, panel)[0]);
      const y = Float64Array.from(points, (point) => placeIn(point, panel)[1]);
      return { x, y, index: new PointIndex(x, y) };
    });
    this.chosen = new Uint8Array(points.length);
    this.hidden = new Uint8Array(points.length);
    this.hovered = -1;
    this.reset();
  }

  reset() {
    const [left, right] = extent(this.layers.flatMap((layer) => extent(layer.x)));
    const [bottom, top] = extent(this.layers.flatMap((layer) => extent(layer.y)));
    this.middle = { x: (left + right) / 2, y: (bottom + top) / 2 };
    this.span = { x: right - left || 1, y: top - bottom || 1 };
    this.centre = { ...this.middle };
    this.zoom = 1;
    this.#fit();
  }

  #fit() {
    const box = this.boxes[0];
    if (box && this.span)
      this.fit = Math.min((box.width - 2 * PAD) / this.span.x, (box.height - 2 * PAD) / this.span.y);
  }

  /** @param {number} width @param {number} height */
  resize(width, height) {
    this.ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.canvas.style.height = `${height}px`;
    this.width = width;
    this.height = height;
    const top = this.titles.some(Boolean) ? TITLE : 0;
    const { columns, rows } = this.arrangement(width);
    const each = { width: (width - (columns - 1) * GAP) / columns, height: (height - (rows - 1) * GAP) / rows };
    this.boxes = this.titles.map((_, panel) => ({
      left: (panel % columns) * (each.width + GAP),
      top: Math.floor(panel / columns) * (each.height + GAP) + top,
      width: each.width,
      height: each.height - top,
    }));
    this.#fit();
    this.draw();
  }

  /** @param {number} width px @returns {{columns: number, rows: number}} of panels */
  arrangement(width) {
    const fitting = Math.max(1, Math.floor((width + GAP) / (LEAST_PANEL + GAP)));
    const rows = Math.ceil(this.titles.length / fitting);
    return { columns: Math.ceil(this.titles.length / rows), rows };
  }

  get scale() {
    return this.fit * this.zoom;
  }

  get radius() {
    const dense = Math.max(1.6, Math.min(4, 62 / Math.sqrt(this.points.length || 1)));
    return dense * Math.min(2, this.zoom ** 0.3);
  }

  /** @param {number} panel @param {number} index @returns {[number, number]} on the canvas, CSS px */
  placeOf(panel, index) {
    const box = this.boxes[panel];
    const layer = this.layers[panel];
    return [
      box.left + box.width / 2 + (layer.x[index] - this.centre.x) * this.scale,
      box.top + box.height / 2 - (layer.y[index] - this.centre.y) * this.scale,
    ];
  }

  /** @param {number} x @param {number} y @returns {number} the panel at a place of the canvas */
  panelAt(x, y) {
    return this.boxes.findIndex(
      (box) => x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height,
    );
  }

  /** @param {number} x @param {number} y @param {number} [reach] px @returns {{panel: number, index: number} | null} */
  pointAt(x, y, reach = 12) {
    const panel = this.panelAt(x, y);
    if (panel < 0 || this.points.length === 0) return null;
    const [dataX, dataY] = this.dataAt(panel, x, y);
    const far = reach / this.scale;
    const index = this.layers[panel].index.nearest(dataX, dataY, far, far, (each) => this.hidden[each] === 0);
    return index < 0 ? null : { panel, index };
  }

  /** @param {number} panel @param {number} x @param {number} y @returns {[number, number]} */
  dataAt(panel, x, y) {
    const box = this.boxes[panel];
    return [
      this.centre.x + (x - box.left - box.width / 2) / this.scale,
      this.centre.y - (y - box.top - box.height / 2) / this.scale,
    ];
  }

  /** @param {[number, number][]} outline on the canvas @returns {number[]} the points inside, of the panel it begins in */
  pointsWithin(outline) {
    const panel = Math.max(0, this.panelAt(outline[0][0], outline[0][1]));
    /** @type {number[]} */
    const found = [];
    for (let index = 0; index < this.points.length; index += 1) {
      if (this.hidden[index]) continue;
      const [x, y] = this.placeOf(panel, index);
      if (insideOutline(x, y, outline)) found.push(index);
    }
    return found;
  }

  /** @param {number} dx px @param {number} dy px */
  pan(dx, dy) {
    this.centre.x -= dx / this.scale;
    this.centre.y += dy / this.scale;
    this.draw();
  }

  /** @param {number} factor @param {number} [x] the place that stays @param {number} [y] */
  zoomBy(factor, x, y) {
    const box = this.boxes[0];
    const panel = x === undefined || y === undefined ? 0 : Math.max(0, this.panelAt(x, y));
    const [px, py] = [x ?? box.left + box.width / 2, y ?? box.top + box.height / 2];
    const before = this.dataAt(panel, px, py);
    this.zoom = Math.max(0.7, Math.min(60, this.zoom * factor));
    const after = this.dataAt(panel, px, py);
    this.centre.x += before[0] - after[0];
    this.centre.y += before[1] - after[1];
    this.draw();
  }

  /** Draws before the next frame. */
  draw() {
    if (this.due) return;
    this.due = requestAnimationFrame(() => {
      this.due = 0;
      this.drawNow();
    });
  }

  forgetColours() {
    this.paint.forget();
    this.draw();
  }

  /** Draws at once. */
  drawNow() {
    const pen = this.context;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.boxes.forEach((box, panel) => this.#panel(pen, box, panel));
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.#links(pen);
    if (this.lasso) this.#lasso(pen, this.lasso);
  }

  /** @param {CanvasRenderingContext2D} pen @param {PanelBox} box @param {number} panel */
  #panel(pen, box, panel) {
    const { ratio } = this;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.titles[panel]) {
      pen.font = `600 12px ${getComputedStyle(this.canvas).fontFamily}`;
      pen.fillStyle = this.paint.resolve('var(--dim)');
      pen.fillText(this.titles[panel], box.left, box.top - 7);
    }
    this.#dots(pen, box, panel);
    pen.save();
    pen.beginPath();
    pen.rect(box.left, box.top, box.width, box.height);
    pen.clip();
    this.#marks(pen, panel);
    pen.restore();
  }

  /** @param {CanvasRenderingContext2D} pen @param {PanelBox} box @param {number} panel */
  #dots(pen, box, panel) {
    const { ratio } = this;
    const raster = new Raster(
      Math.round(box.width * ratio),
      Math.round(box.height * ratio),
      this.paint.resolve('var(--plane)'),
    );
    const layer = this.layers[panel];
    const scale = this.scale * ratio;
    const left = (box.width / 2) * ratio - this.centre.x * scale;
    const top = (box.height / 2) * ratio + this.centre.y * scale;
    for (let round = this.anyChosen ? 0 : 1; round < 2; round += 1) {
      const stamps = new StampBook(this.paint, this.radius * ratio, round === 0 ? 0.16 : 0.78);
      for (let index = 0; index < this.points.length; index += 1) {
        if (this.hidden[index] || this.points[index].ring) continue;
        if (this.anyChosen && (this.chosen[index] === 1) !== (round === 1)) continue;
        const stamp = stamps.of(this.colours[index], this.shapes[index]);
        raster.press(stamp, left + layer.x[index] * scale, top - layer.y[index] * scale);
      }
    }
    pen.putImageData(raster.image, Math.round(box.left * ratio), Math.round(box.top * ratio));
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} panel */
  #marks(pen, panel) {
    const ink = this.paint.resolve('var(--ink)');
    const ground = this.paint.resolve('var(--bg)');
    const radius = this.radius;
    let chosen = 0;
    for (let index = 0; index < this.points.length; index += 1) chosen += this.chosen[index];
    for (let index = 0; index < this.points.length; index += 1) {
      if (this.hidden[index]) continue;
      const point = this.points[index];
      if (!point.ring && !(this.chosen[index] && chosen <= MOST_RINGED) && index !== this.hovered) continue;
      const [x, y] = this.placeOf(panel, index);
      if (point.ring) this.#ring(pen, x, y, index, ground, ink);
      if (this.chosen[index] || index === this.hovered) {
        circle(
          pen,
          x,
          y,
          (point.ring ? 9 : radius + 1.5) + (index === this.hovered ? 2 : 0),
          ink,
          index === this.hovered ? 2 : 1.2,
        );
      }
    }
  }

  /** @returns {[number, number][][]} a line a chosen cell, from panel to panel, where these are few and in sight */
  links() {
    if (this.titles.length < 2) return [];
    const few = [];
    for (let index = 0; index < this.points.length && few.length <= MOST_LINKED; index += 1) {
      if ((this.chosen[index] || index === this.hovered) && !this.hidden[index]) few.push(index);
    }
    if (few.length > MOST_LINKED) return [];
    return few.flatMap((index) => {
      const places = this.boxes.map((_, panel) => this.placeOf(panel, index));
      return places.every(([x, y], panel) => this.panelAt(x, y) === panel) ? [places] : [];
    });
  }

  /** @param {CanvasRenderingContext2D} pen */
  #links(pen) {
    pen.strokeStyle = this.paint.resolve('var(--ink)');
    pen.lineWidth = 1;
    pen.globalAlpha = 0.5;
    for (const places of this.links()) {
      pen.beginPath();
      places.forEach(([x, y]) => pen.lineTo(x, y));
      pen.stroke();
    }
    pen.globalAlpha = 1;
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} index @param {string} ground @param {string} ink */
  #ring(pen, x, y, index, ground, ink) {
    circle(pen, x, y, 7, ground, 5);
    circle(pen, x, y, 7, ink, 2.2);
    pen.beginPath();
    pen.arc(x, y, 3.2, 0, 2 * Math.PI);
    pen.fillStyle = this.paint.resolve(this.colours[index]);
    pen.fill();
  }

  /** @param {CanvasRenderingContext2D} pen @param {[number, number][]} outline */
  #lasso(pen, outline) {
    pen.beginPath();
    outline.forEach(([x, y]) => pen.lineTo(x, y));
    pen.closePath();
    pen.globalAlpha = 0.12;
    pen.fillStyle = this.paint.resolve('var(--accent)');
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = this.paint.resolve('var(--accent)');
    pen.lineWidth = 1.3;
    pen.setLineDash([4, 3]);
    pen.stroke();
    pen.setLineDash([]);
  }

  /** @returns {SVGGElement} the same as shapes */
  asVector() {
    const group = svgElement('g');
    this.boxes.forEach((box, panel) => {
      group.append(
        svgElement('rect', {
          x: box.left,
          y: box.top,
          width: box.width,
          height: box.height,
          fill: this.paint.resolve('var(--plane)'),
        }),
      );
      if (this.titles[panel]) {
        group.append(
          svgElement(
            'text',
            {
              x: box.left,
              y: box.top - 7,
              'font-size': 12,
              'font-weight': 600,
              'font-family': getComputedStyle(this.canvas).fontFamily,
              fill: this.paint.resolve('var(--dim)'),
            },
            this.titles[panel],
          ),
        );
      }
      const window = svgElement('svg', { x: box.left, y: box.top, width: box.width, height: box.height });
      for (let index = 0; index < this.points.length; index += 1) {
        if (this.hidden[index]) continue;
        const [x, y] = this.placeOf(panel, index);
        if (this.panelAt(x, y) !== panel) continue;
        window.append(this.#vectorPoint(index, x - box.left, y - box.top));
      }
      group.append(window);
    });
    for (const places of this.links()) {
      const points = places.map((place) => place.map((value) => value.toFixed(1)).join(' ')).join(' ');
      group.append(svgElement('polyline', { points, fill: 'none', stroke: this.paint.resolve('var(--ink)'), 'stroke-opacity': 0.5 }));
    }
    return group;
  }

  /** @param {number} index @param {number} x @param {number} y */
  #vectorPoint(index, x, y) {
    const { ring } = this.points[index];
    const faint = this.anyChosen && !this.chosen[index] && !ring;
    const attributes = {
      fill: this.paint.resolve(this.colours[index]),
      'fill-opacity': faint ? 0.16 : 0.78,
      ...(ring || (this.anyChosen && this.chosen[index])
        ? { stroke: this.paint.resolve('var(--ink)'), 'stroke-width': ring ? 2 : 1 }
        : {}),
    };
    const radius = ring ? 6 : this.radius;
    if (this.shapes[index] === 0)
      return svgElement('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: radius.toFixed(1), ...attributes });
    const r = radius * 1.25;
    const side = Number(r.toFixed(1));
    return svgElement('path', {
      d: `M${x.toFixed(1)} ${(y - r).toFixed(1)}l${side} ${side}l${-side} ${side}l${-side} ${-side}Z`,
      ...attributes,
    });
  }

  destroy() {
    cancelAnimationFrame(this.due);
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} colour
 * @param {number} width
 */
function circle(pen, x, y, radius, colour, width) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}
