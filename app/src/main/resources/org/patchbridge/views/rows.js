// @ts-check
import { leadingNumber } from './numbers.js';

/**
 * One row as it is sorted, filtered and written.
 * @typedef {Object} TableRow
 * @property {string | null} id of the cell it is about
 * @property {(string | number | null)[]} values
 * @property {HTMLTableRowElement | null} node where it stood in the page already
 */

/**
 * @param {string | number | null} value
 * @returns {number} NaN where it is none
 */
export function numberOf(value) {
  if (typeof value === 'number') return value;
  return value === null ? NaN : leadingNumber(value);
}

/**
 * What a filter's text asks of a value: `>= 0.5`, `≤ 3`, `< 2`, `= Pvalb`, `0.2..0.5`, or a part of its text.
 * @param {string} text
 * @returns {((value: string | number | null) => boolean) | null} null where it asks nothing
 */
export function filterOf(text) {
  const asked = text.trim();
  if (asked === '') return null;
  const range = /^([-\u2212]?[\d.]+)\s*\.\.\s*([-\u2212]?[\d.]+)$/.exec(asked);
  if (range) {
    const [low, high] = [leadingNumber(range[1]), leadingNumber(range[2])];
    return (value) => numberOf(value) >= low && numberOf(value) <= high;
  }
  const compared = /^(>=|<=|\u2265|\u2264|>|<|=|!=|\u2260)\s*(.+)$/.exec(asked);
  if (compared) {
    const [, sign, operand] = compared;
    const bound = leadingNumber(operand);
    const same = (/** @type {string | number | null} */ value) =>
      Number.isNaN(bound) ? String(value ?? '').toLowerCase() === operand.toLowerCase() : numberOf(value) === bound;
    switch (sign) {
      case '>=':
      case '\u2265':
        return (value) => numberOf(value) >= bound;
      case '<=':
      case '\u2264':
        return (value) => numberOf(value) <= bound;
      case '>':
        return (value) => numberOf(value) > bound;
      case '<':
        return (value) => numberOf(value) < bound;
      case '=':
        return same;
      default:
        return (value) => !same(value);
    }
  }
  const part = asked.toLowerCase();
  return (value) =>
    String(value ?? '')
      .toLowerCase()
      .includes(part);
}

/**
 * Rows in order; what has no value comes last either way.
 * @param {TableRow[]} rows
 * @param {number} column
 * @param {'ascending' | 'descending'} order
 * @param {boolean} numeric
 * @returns {TableRow[]}
 */
export function sortedRows(rows, column, order, numeric) {
  const turn = order === 'ascending' ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [one.values[column], other.values[column]];
    if (numeric) {
      const [x, y] = [numberOf(a), numberOf(b)];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
      return turn * (x - y);
    }
    const empty = Number(a === null || a === '') - Number(b === null || b === '');
    return empty || turn * String(a).localeCompare(String(b), 'en', { numeric: true, sensitivity: 'base' });
  });
}
