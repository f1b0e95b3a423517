// @ts-check
import { classColour } from '/views/colours.js';
import { element, svgElement } from '/views/dom.js';
import { shortNumber } from '/views/numbers.js';

const WIDTH = 240;
const LINE = 9;

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
const placed = (value, low, high) => 6 + ((value - low) / (high - low || 1)) * (WIDTH - 12);

/** @param {any} feature */
function one(feature) {
  const values = [feature.value, ...feature.ranges.flatMap((/** @type {any} */ each) => [each.low, each.high])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const height = feature.ranges.length * LINE + 4;
  const words = feature.ranges.map((/** @type {any} */ each) => `${each.subclass} ${shortNumber(each.low)} to ${shortNumber(each.high)}`).join(', ');
  const unit = feature.unit ? ` ${feature.unit}` : '';
  const drawing = svgElement('svg', { viewBox: `0 0 ${WIDTH} ${height}`, class: 'range-drawing', role: 'img',
    'aria-label': `${feature.feature} ${shortNumber(feature.value)}${unit}; ${words}` });
  feature.ranges.forEach((/** @type {any} */ each, /** @type {number} */ at) => {
    const y = at * LINE + LINE / 2 + 2;
    const from = placed(each.low, low, high);
    drawing.append(
      svgElement('title', {}, words),
      svgElement('line', { x1: from, x2: Math.max(from + 1, placed(each.high, low, high)), y1: y, y2: y, stroke: classColour(each.subclass), 'stroke-width': 4, 'stroke-linecap': 'round', opacity: 0.55 }),
      svgElement('circle', { cx: placed(each.median, low, high), cy: y, r: 2.6, fill: classColour(each.subclass) }));
  });
  const at = placed(feature.value, low, high);
  drawing.append(svgElement('line', { x1: at, x2: at, y1: 0, y2: height, class: 'range-cell' }));
  return element('div', { class: 'range' },
    element('div', { class: 'range-name' }, feature.feature.replaceAll('_', ' '), ' ', element('b', {}, `${shortNumber(feature.value)}${unit}`)), drawing);
}

/**
 * The features of a cell in the range of every subclass.
 * @param {HTMLElement} host
 * @param {any[]} features
 */
export function ranges(host, features) {
  const names = features[0].ranges.map((/** @type {any} */ each) => each.subclass);
  host.append(
    element('div', { class: 'key' }, ...names.map((/** @type {string} */ name) => element('span', { class: 'key-item' },
      element('span', { class: 'dot', style: { background: classColour(name) } }), name))),
    element('div', { class: 'ranges' }, ...features.map(one)));
}
