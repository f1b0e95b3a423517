// @ts-check

/** Finds points near a place, by a grid of about two points a field. */
export class PointIndex {
  /**
   * @param {Float64Array} x
   * @param {Float64Array} y
   */
  constructor(x, y) {
    this.x = x;
    this.y = y;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let index = 0; index < x.length; index += 1) {
      left = Math.min(left, x[index]);
      right = Math.max(right, x[index]);
      top = Math.min(top, y[index]);
      bottom = Math.max(bottom, y[index]);
    }
    this.left = left;
    this.top = top;
    this.side = Math.max(1, Math.ceil(Math.sqrt(x.length / 2)));
    this.wide = (right - left) / this.side || 1;
    this.high = (bottom - top) / this.side || 1;
    this.#sort();
  }

  /** @param {number} x */
  #column(x) {
    return Math.max(0, Math.min(this.side - 1, Math.floor((x - this.left) / this.wide)));
  }

  /** @param {number} y */
  #row(y) {
    return Math.max(0, Math.min(this.side - 1, Math.floor((y - this.top) / this.high)));
  }

  #sort() {
    const starts = new Int32Array(this.side * this.side + 1);
    const fields = new Int32Array(this.x.length);
    for (let index = 0; index < this.x.length; index += 1) {
      fields[index] = this.#row(this.y[index]) * this.side + this.#column(this.x[index]);
      starts[fields[index] + 1] += 1;
    }
    for (let field = 0; field < starts.length - 1; field += 1) starts[field + 1] += starts[field];
    const next = starts.slice();
    this.order = new Int32Array(this.x.length);
    for (let index = 0; index < this.x.length; index += 1) this.order[next[fields[index]]++] = index;
    this.starts = starts;
  }

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   * @param {(index: number) => void} found is given more than those inside, never fewer
   */
  within(left, top, right, bottom, found) {
    const { starts, order } = this;
    if (!starts || !order || order.length === 0) return;
    for (let row = this.#row(top); row <= this.#row(bottom); row += 1) {
      const from = starts[row * this.side + this.#column(left)];
      const to = starts[row * this.side + this.#column(right) + 1];
      for (let at = from; at < to; at += 1) found(order[at]);
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} reachX
   * @param {number} reachY
   * @param {(index: number) => boolean} allowed
   * @returns {number} the nearest within reach; -1 for none
   */
  nearest(x, y, reachX, reachY, allowed) {
    let best = -1;
    let least = 1;
    this.within(x - reachX, y - reachY, x + reachX, y + reachY, (index) => {
      const far = ((this.x[index] - x) / reachX) ** 2 + ((this.y[index] - y) / reachY) ** 2;
      if (far <= least && allowed(index)) {
        least = far;
        best = index;
      }
    });
    return best;
  }
}

/**
 * @param {number} x
 * @param {number} y
 * @param {[number, number][]} outline
 * @returns {boolean} whether the place lies within the outline
 */
export function insideOutline(x, y, outline) {
  let inside = false;
  for (let at = 0, before = outline.length - 1; at < outline.length; before = at, at += 1) {
    const [ax, ay] = outline[at];
    const [bx, by] = outline[before];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
