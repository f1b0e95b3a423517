// @ts-check
import { unpacked } from './cells.js';

/**
 * @typedef {{cohort: number, table: import('./cells.js').PageFamilyTable}} CohortFamily
 */

const LOW = 0.05;
const HIGH = 0.95;

/** Beyond this a fit is as good as impossible, and how impossible says nothing. */
const MOST = 9.99;

/**
 * @param {number[]} sorted ascending
 * @param {number} share
 */
function quantile(sorted, share) {
  if (sorted.length === 0) return NaN;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
}

/** The values of a family, and what is usual of each class of the cohort. */
export class FamilyValues {
  /** @type {{name: string, low: number[], median: number[], high: number[]}[] | null} */
  #classes = null;

  /**
   * @param {CohortFamily} family
   * @param {import('./cells.js').PageCells} cells
   */
  constructor(family, cells) {
    this.table = family.table;
    this.cells = cells;
    this.cohort = cells.content.cohorts[family.cohort];
    const columns = this.table.columns.length > 0;
    this.values = unpacked(this.table.values, columns ? 0 : this.table.low[0], columns ? 1 : this.table.high[0]);
    if (columns) {
      for (let index = 0; index < this.values.length; index += 1) {
        const position = index % this.table.positions;
        const { low, high } = this.table;
        this.values[index] = low[position] + this.values[index] * (high[position] - low[position]);
      }
    }
  }

  /**
   * @param {number} number of the cell
   * @returns {(number | null)[]} one a position; null where absent
   */
  of(number) {
    const from = (number - this.cohort.first) * this.table.positions;
    return Array.from(this.values.subarray(from, from + this.table.positions), (value) => (Number.isNaN(value) ? null : value));
  }

  /** Median and central 90 % of each class, at each position. */
  classes() {
    if (this.#classes) return this.#classes;
    /** @type {Map<string, number[]>} */
    const members = new Map();
    for (let number = this.cohort.first; number < this.cohort.first + this.cohort.size; number += 1) {
      const subclass = this.cells.property(number, 'subclass');
      if (!subclass) continue;
      const known = members.get(subclass);
      if (known) known.push(number);
      else members.set(subclass, [number]);
    }
    this.#classes = [...members].sort(([one], [other]) => one.localeCompare(other, 'en')).map(([name, numbers]) => {
      /** @type {{name: string, low: number[], median: number[], high: number[]}} */
      const envelope = { name, low: [], median: [], high: [] };
      for (let position = 0; position < this.table.positions; position += 1) {
        const sorted = numbers.map((number) => this.values[(number - this.cohort.first) * this.table.positions + position])
          .filter((value) => !Number.isNaN(value)).sort((one, other) => one - other);
        envelope.low.push(quantile(sorted, LOW));
        envelope.median.push(quantile(sorted, 0.5));
        envelope.high.push(quantile(sorted, HIGH));
      }
      return envelope;
    });
    return this.#classes;
  }
}

/**
 * How much better the cell fits one class than the other that it fits best, family by family: the difference of
 * logarithms of normal densities with a class's median and central 90 %, a mean over positions.
 * @param {FamilyValues[]} families
 * @param {number} number of the cell
 * @param {string} called
 * @returns {{name: string, value: number, shown: string, usual: string}[]}
 */
export function fitOfFamilies(families, number, called) {
  const found = [];
  for (const family of families) {
    const values = family.of(number);
    const classes = family.classes();
    const own = classes.find((each) => each.name === called);
    if (!own || classes.length < 2) continue;
    const spans = family.table.columns.length > 0
      ? family.table.columns.map((name, index) => ({ name, from: index, to: index + 1 }))
      : [{ name: family.table.family, from: 0, to: values.length }];
    for (const { name, from, to } of spans) {
      /** @param {{low: number[], median: number[], high: number[]}} each */
      const fit = (each) => {
        let sum = 0;
        let count = 0;
        for (let index = from; index < to; index += 1) {
          const value = values[index];
          const deviation = (each.high[index] - each.low[index]) / 3.29;
          if (value === null || !(deviation > 0)) continue;
          sum -= 0.5 * ((value - each.median[index]) / deviation) ** 2 + Math.log(deviation);
          count += 1;
        }
        return count > 0 ? sum / count : NaN;
      };
      const best = Math.max(...classes.filter((each) => each !== own).map(fit).filter(Number.isFinite));
      const value = fit(own) - best;
      if (!Number.isFinite(value)) continue;
      const single = to - from === 1;
      found.push({
        name, value: Math.max(-MOST, Math.min(MOST, value)),
        shown: single && values[from] !== null ? String(Number(Number(values[from]).toPrecision(3))) : '',
        usual: single ? `${Number(own.low[from].toPrecision(3))} to ${Number(own.high[from].toPrecision(3))}` : '',
      });
    }
  }
  return found;
}
