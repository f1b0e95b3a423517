// @ts-check
import { classColour } from './colours.js';
import { element } from './dom.js';
import { Frame } from './frame.js';
import { percent } from './numbers.js';

/**
 * One cell's call.
 * @typedef {Object} BarsData
 * @property {{name: string, value: number}[]} probabilities calibrated, of one
 * @property {string | null} [called] the subclass called; null where none is
 * @property {string[]} [set] the conformal set
 * @property {number} [threshold] the least probability of a call
 */

/**
 * Probabilities, the largest first: one bar of all of them and a line each.
 * @param {HTMLElement} host
 * @param {BarsData} data
 * @param {import('./dom.js').ViewOptions & {compact?: boolean}} [options] compact: the bar alone
 * @returns {import('./dom.js').View<BarsData>}
 */
export function bars(host, data, options = {}) {
  let shown = data;
  const frame = new Frame(
    host,
    'bars',
    { tools: !options.compact, ...options },
    'Probabilities of the subclasses',
    () => ({
      columns: ['subclass', 'probability', 'in the set'],
      rows: shown.probabilities.map((each) => [each.name, each.value, shown.set?.includes(each.name) ? 'yes' : '']),
    }),
  );

  /** @param {{name: string, value: number}} each */
  function row(each) {
    const inSet = shown.set?.includes(each.name);
    return element(
      'li',
      { class: each.name === shown.called ? 'pb-called' : '' },
      element('span', { class: 'pb-bar-name' }, each.name),
      element(
        'span',
        { class: 'pb-bar-track' },
        element('span', {
          class: 'pb-bar-fill',
          style: { width: `${each.value * 100}%`, background: classColour(each.name) },
        }),
        shown.threshold !== undefined &&
          element('span', { class: 'pb-bar-threshold', style: { left: `${shown.threshold * 100}%` } }),
      ),
      element('span', { class: 'pb-bar-value' }, percent(each.value)),
      element('span', { class: 'pb-bar-set', title: inSet ? 'in the set' : null }, inSet ? 'in set' : ''),
    );
  }

  /** @param {BarsData} next */
  function update(next) {
    shown = next;
    const sorted = [...next.probabilities].sort((one, other) => other.value - one.value);
    const words = sorted.map((each) => `${each.name} ${percent(each.value)}`).join(', ');
    const whole = element(
      'div',
      { class: 'pb-bar-whole', role: 'img', 'aria-label': words },
      ...sorted
        .filter((each) => each.value > 0.002)
        .map((each) =>
          element('span', {
            title: `${each.name} ${percent(each.value)}`,
            style: { 'flex-grow': each.value, background: classColour(each.name) },
          }),
        ),
    );
    frame.body.replaceChildren(whole);
    if (!options.compact) frame.body.append(element('ul', {}, ...sorted.map(row)));
    frame.refresh();
  }

  update(data);
  return { update, destroy: () => frame.destroy() };
}
