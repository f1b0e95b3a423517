// @ts-check

/**
 * How much of each pixel a point covers, and in what colour.
 * @typedef {{side: number, cover: Uint8Array, red: number, green: number, blue: number}} Stamp cover of 256
 */

/** The stamps of one size and opacity. Canvases draw ten thousand small images too slowly without a graphics card. */
export class StampBook {
  /** @type {Map<string, Stamp[]>} */
  #known = new Map();

  /**
   * @param {import('./colours.js').Paint} paint
   * @param {number} radius device px
   * @param {number} opacity
   */
  constructor(paint, radius, opacity) {
    this.paint = paint;
    this.masks = [0, 1].map((shape) => coverOf(radius, shape, opacity));
    this.side = Math.sqrt(this.masks[0].length);
  }

  /**
   * @param {string} colour
   * @param {number} shape 0 a circle, 1 a diamond
   */
  of(colour, shape) {
    let found = this.#known.get(colour);
    if (!found) {
      const [red, green, blue] = channels(this.paint.resolve(colour));
      found = this.masks.map((cover) => ({ side: this.side, cover, red, green, blue }));
      this.#known.set(colour, found);
    }
    return found[shape];
  }
}

/**
 * @param {number} radius
 * @param {number} shape
 * @param {number} opacity
 */
function coverOf(radius, shape, opacity) {
  const side = 2 * Math.ceil(radius * 1.25 + 0.5) + 1;
  const middle = (side - 1) / 2;
  const cover = new Uint8Array(side * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [dx, dy] = [Math.abs(x - middle), Math.abs(y - middle)];
      const inside = shape === 0 ? radius - Math.hypot(dx, dy) : (radius * 1.25 - dx - dy) / Math.SQRT2;
      cover[y * side + x] = Math.round(256 * opacity * Math.max(0, Math.min(1, inside + 0.5)));
    }
  }
  return cover;
}

/**
 * @param {string} colour `rgb(…)`
 * @returns {number[]}
 */
function channels(colour) {
  return (colour.match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number);
}

/** Pixels that points are pressed onto. */
export class Raster {
  /**
   * @param {number} width px
   * @param {number} height px
   * @param {string} ground `rgb(…)`
   */
  constructor(width, height, ground) {
    this.image = new ImageData(Math.max(1, width), Math.max(1, height));
    const [red, green, blue] = channels(ground);
    // Little-endian, as every machine with a browser is.
    new Uint32Array(this.image.data.buffer).fill(((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0);
  }

  /**
   * @param {Stamp} stamp
   * @param {number} x of the middle
   * @param {number} y
   */
  press(stamp, x, y) {
    const { width, height, data } = this.image;
    const { side, cover, red, green, blue } = stamp;
    const left = Math.round(x - side / 2);
    const top = Math.round(y - side / 2);
    if (left + side <= 0 || top + side <= 0 || left >= width || top >= height) return;
    const from = Math.max(0, -left);
    const to = Math.min(side, width - left);
    for (let row = Math.max(0, -top); row < side && top + row < height; row += 1) {
      let at = ((top + row) * width + left + from) * 4;
      for (let column = from; column < to; column += 1, at += 4) {
        const share = cover[row * side + column];
        if (share === 0) continue;
        data[at] += ((red - data[at]) * share) >> 8;
        data[at + 1] += ((green - data[at + 1]) * share) >> 8;
        data[at + 2] += ((blue - data[at + 2]) * share) >> 8;
      }
    }
  }
}
