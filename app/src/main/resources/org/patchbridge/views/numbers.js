// @ts-check

const MINUS = '\u2212';

/**
 * A number for people: a real minus sign, no superfluous zeros.
 * @param {number | null | undefined} value
 * @param {number} [digits] significant ones
 * @returns {string} `–` for what is no number
 */
export function shortNumber(value, digits = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e6 || size < 1e-4)
      ? value.toExponential(digits - 1)
      : String(Number(value.toPrecision(digits)));
  return text.replaceAll('-', MINUS);
}

/**
 * @param {number | null | undefined} value
 * @param {number} digits after the point
 */
export function fixedNumber(value, digits) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  return value.toFixed(digits).replace('-', MINUS);
}

/**
 * A share, never rounded to certainty.
 * @param {number} share of one
 */
export function percent(share) {
  if (!Number.isFinite(share)) return '–';
  if (share > 0 && share < 0.005) return '<1 %';
  if (share < 1 && share > 0.995) return '>99 %';
  return `${Math.round(share * 100)} %`;
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/**
 * The number in a text such as `0.91 (0.90–0.92)`, `−4 mV` or `4,215`.
 * @param {string} text
 * @returns {number} NaN where it starts with none
 */
export function leadingNumber(text) {
  const found = /^\s*([-+\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d+)?)/i.exec(text);
  const plain = found ? found[1].replaceAll(',', '').replace(MINUS, '-') : '';
  return /\d/.test(plain) ? Number(plain) : NaN;
}

/**
 * Round numbers for an axis.
 * @param {number} low
 * @param {number} high
 * @param {number} about how many
 * @returns {number[]} within the ends
 */
export function ticks(low, high, about) {
  if (!(high > low)) return [low];
  const rough = (high - low) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999) ?? rough;
  const found = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index += 1) {
    found.push(Number((index * step).toPrecision(12)));
  }
  return found;
}

/**
 * @param {Iterable<number | null | undefined>} values
 * @returns {[number, number]} smallest and largest of the finite ones; 0 and 1 where there are none
 */
export function extent(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

/**
 * A straight map from the domain to the range.
 * @param {[number, number]} domain
 * @param {[number, number]} range
 * @returns {(value: number) => number}
 */
export function linear(domain, range) {
  const factor = (range[1] - range[0]) / (domain[1] - domain[0] || 1);
  return (value) => range[0] + (value - domain[0]) * factor;
}
