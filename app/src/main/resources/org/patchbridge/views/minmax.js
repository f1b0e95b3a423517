// @ts-check

/**
 * Sweeps over a stretch of time, no more than can be seen: least and greatest of each of a few places.
 * @typedef {Object} Decimated
 * @property {ArrayLike<number>} t the middles of the places, s
 * @property {{number: number, voltage: [ArrayLike<number>, ArrayLike<number>], current?: [ArrayLike<number>, ArrayLike<number>] | null}[]} sweeps
 *     least and greatest of each place; both the same where a place holds one sample
 */

const BLOCK = 64;

/** One channel of one sweep, with the least and greatest of every 64 samples known. */
export class Trace {
  /**
   * @param {ArrayLike<number>} values
   * @param {number} rateHz
   * @param {number} [start] time of the first sample, s
   */
  constructor(values, rateHz, start = 0) {
    this.values = values;
    this.rateHz = rateHz;
    this.start = start;
    /** @type {Float32Array | null} */
    this.low = null;
    /** @type {Float32Array | null} */
    this.high = null;
  }

  #summarise() {
    const blocks = Math.floor(this.values.length / BLOCK);
    this.low = new Float32Array(blocks);
    this.high = new Float32Array(blocks);
    for (let block = 0; block < blocks; block += 1) {
      let low = Infinity;
      let high = -Infinity;
      for (let at = block * BLOCK; at < (block + 1) * BLOCK; at += 1) {
        const value = this.values[at];
        if (value < low) low = value;
        if (value > high) high = value;
      }
      this.low[block] = low;
      this.high[block] = high;
    }
  }

  /**
   * @param {number} from the first sample
   * @param {number} to after the last one
   * @returns {[number, number] | null} null where there is no sample
   */
  between(from, to) {
    if (!this.low || !this.high) this.#summarise();
    const start = Math.max(0, from);
    const end = Math.min(this.values.length, to);
    let low = Infinity;
    let high = -Infinity;
    for (let at = start; at < end;) {
      if (at % BLOCK === 0 && at + BLOCK <= end && this.low && this.high) {
        low = Math.min(low, this.low[at / BLOCK]);
        high = Math.max(high, this.high[at / BLOCK]);
        at += BLOCK;
      } else {
        const value = this.values[at];
        if (value < low) low = value;
        if (value > high) high = value;
        at += 1;
      }
    }
    return low <= high ? [low, high] : null;
  }

  /**
   * @param {number} time s
   * @returns {number | null} between the two samples about it
   */
  valueAt(time) {
    const at = (time - this.start) * this.rateHz;
    const before = Math.floor(at + 1e-6);
    if (before < 0 || at > this.values.length - 1 + 1e-6) return null;
    const share = at - before;
    if (share < 1e-5 || before + 1 >= this.values.length) return this.values[before];
    return this.values[before] * (1 - share) + this.values[before + 1] * share;
  }
}

/**
 * Channels on one row of times, as uPlot wants them: two values a pixel at most.
 * @param {(Trace | null)[]} traces
 * @param {number} from s
 * @param {number} to s
 * @param {number} pixels
 * @returns {{t: number[], values: (number | null)[][]}}
 */
export function decimateTraces(traces, from, to, pixels) {
  const present = traces.filter((trace) => trace !== null);
  const fastest = present.reduce((best, trace) => (trace.rateHz > best.rateHz ? trace : best), present[0]);
  if (!fastest) return { t: [], values: traces.map(() => []) };
  const samples = (to - from) * fastest.rateHz;
  if (samples <= 2 * pixels) {
    const first = Math.max(0, Math.floor((from - fastest.start) * fastest.rateHz) - 1);
    const last = Math.min(
      Math.max(...present.map((trace) => trace.values.length)),
      Math.ceil((to - fastest.start) * fastest.rateHz) + 2,
    );
    const t = Array.from(
      { length: Math.max(0, last - first) },
      (_, index) => fastest.start + (first + index) / fastest.rateHz,
    );
    return { t, values: traces.map((trace) => t.map((time) => trace?.valueAt(time) ?? null)) };
  }
  const step = (to - from) / pixels;
  const t = Array.from({ length: 2 * pixels }, (_, index) => from + (index / 2 + 0.25) * step);
  return { t, values: traces.map((trace) => (trace ? places(trace, from, step, pixels) : t.map(() => null))) };
}

/**
 * @param {Trace} trace
 * @param {number} from s
 * @param {number} step s
 * @param {number} pixels
 */
function places(trace, from, step, pixels) {
  /** @type {(number | null)[]} */
  const values = new Array(2 * pixels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const start = Math.floor((from + pixel * step - trace.start) * trace.rateHz);
    const end = Math.max(start + 1, Math.floor((from + (pixel + 1) * step - trace.start) * trace.rateHz));
    const found = trace.between(start, end);
    values[2 * pixel] = found ? found[0] : null;
    values[2 * pixel + 1] = found ? found[1] : null;
  }
  return values;
}

/**
 * What a server decimated, as uPlot wants it.
 * @param {Decimated} decimated
 * @param {number[]} numbers of the sweeps, in order
 * @param {'voltage' | 'current'} channel
 * @returns {{t: number[], values: (number | null)[][]}}
 */
export function unfoldDecimated(decimated, numbers, channel) {
  const { t } = decimated;
  const quarter = t.length > 1 ? (t[1] - t[0]) / 4 : 0;
  const times = Array.from({ length: 2 * t.length }, (_, index) => t[index >> 1] + (index % 2 ? quarter : -quarter));
  const values = numbers.map((number) => {
    const found = decimated.sweeps.find((sweep) => sweep.number === number)?.[channel];
    return times.map((_, index) => {
      const value = found ? found[index % 2][index >> 1] : null;
      return value === undefined || value === null || Number.isNaN(value) ? null : value;
    });
  });
  return { t: times, values };
}
