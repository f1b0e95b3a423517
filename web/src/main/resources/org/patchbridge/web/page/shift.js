// @ts-check
import { classColour } from '/views/colours.js';
import { element, svgElement } from '/views/dom.js';
import { shortNumber } from '/views/numbers.js';

/** @param {any} feature */
function line(feature) {
  const most = 3;
  const at = Math.max(-most, Math.min(most, feature.shift));
  const x = 60 + (at / most) * 54;
  const drawing = svgElement('svg', { viewBox: '0 0 120 14', class: 'shift-drawing', 'aria-hidden': 'true' },
    svgElement('line', { x1: 60, x2: 60, y1: 1, y2: 13, class: 'shift-zero' }),
    svgElement('line', { x1: 60, x2: x, y1: 7, y2: 7, class: 'shift-bar' }), svgElement('circle', { cx: x, cy: 7, r: 3, class: 'shift-dot' }));
  return element('tr', {}, element('th', { scope: 'row' }, feature.feature.replace(/^[^.]*\./, '').replaceAll('_', ' ')),
    element('td', {}, drawing), element('td', { class: 'number' }, `${feature.shift >= 0 ? '+' : '−'}${Math.abs(feature.shift).toFixed(1)}`),
    element('td', { class: 'number' }, `× ${feature.scale.toFixed(2)}`));
}

/** @param {any} share */
function shareLine(share) {
  return element('tr', {}, element('th', { scope: 'row' }, element('span', { class: 'dot', style: { background: classColour(share.name) } }), share.name),
    element('td', { class: 'number' }, `${Math.round(100 * share.estimate)} %`),
    element('td', { class: 'number quiet' }, `${Math.round(100 * share.lower)} to ${Math.round(100 * share.upper)}`),
    element('td', { class: 'number quiet' }, `${Math.round(100 * share.reference)} %`));
}

/**
 * What was found of the rig of a batch.
 * @param {any} shift
 */
export function shiftReport(shift) {
  const strongest = [...shift.features].sort((one, other) => Math.abs(other.shift) - Math.abs(one.shift));
  const isAdapted = shift.method !== 'none';
  const apart = typeof shift.toldApartBefore === 'number'
    ? `Told apart from training cells with area ${shift.toldApartBefore.toFixed(2)}${isAdapted && typeof shift.toldApartAfter === 'number' ? `, after adapting ${shift.toldApartAfter.toFixed(2)}` : ''} (0.5 is not at all). ` : '';
  const root = element('section', { class: 'part shift' }, element('h2', {}, 'Your rig against the reference'),
    element('p', {}, element('span', { class: `promise promise-${shift.verdict.replace(/\W+/g, '-')}` }, `promise: ${shift.verdict}`), ` ${isAdapted ? `Adapted by ${shift.method}.` : 'Not adapted.'} ${shift.why}`),
    element('p', {}, apart, `${Math.round(100 * shift.expectedRight)} % of all cells are expected to have the right subclass as the most probable one.`));
  if (shift.reasons.length) root.append(element('ul', {}, ...shift.reasons.map((/** @type {string} */ each) => element('li', {}, each))));
  if (strongest.length && !isAdapted) {
    const number = (/** @type {any} */ value) => (typeof value === 'number' ? shortNumber(value) : 'absent');
    root.append(element('details', {}, element('summary', {}, `Medians of ${strongest.length} features, here and in the reference`),
      element('table', { class: 'small-table' }, element('thead', {}, element('tr', {}, ...['feature', 'here', 'reference'].map((name) => element('th', { scope: 'col' }, name)))),
        element('tbody', {}, ...shift.features.map((/** @type {any} */ each) => element('tr', {}, element('th', { scope: 'row' }, each.feature.replace(/^[^.]*\./, '').replaceAll('_', ' '), each.unit && element('span', { class: 'quiet' }, ` ${each.unit}`)),
          element('td', { class: 'number' }, number(each.median)), element('td', { class: 'number' }, number(each.referenceMedian))))))));
  }
  if (strongest.length && isAdapted) {
    root.append(element('table', { class: 'small-table' }, element('caption', {}, `Shift in standard deviations and scale, ${shift.cells + shift.background} cells`),
      element('tbody', {}, ...strongest.slice(0, 8).map(line))));
    if (strongest.length > 8) {
      root.append(element('details', {}, element('summary', {}, `all ${strongest.length} features`),
        element('table', { class: 'small-table' }, element('tbody', {}, ...strongest.slice(8).map(line)))));
    }
  }
  if (shift.shares.length) {
    root.append(element('table', { class: 'small-table' }, element('caption', {}, 'Shares found here'),
      element('thead', {}, element('tr', {}, ...['subclass', 'here', '95 %', 'training'].map((name) => element('th', { scope: 'col' }, name)))),
      element('tbody', {}, ...shift.shares.map(shareLine))));
  }
  root.append(element('p', { class: 'quiet' }, `Rests on: ${shift.assumption}`));
  return root;
}

/** @param {any} shares */
export function estimatedShares(shares) {
  return element('section', { class: 'part' }, element('h2', {}, 'Shares found from the cells'),
    shares.subclasses.length
      ? element('table', { class: 'small-table' }, element('tbody', {}, ...shares.subclasses.map((/** @type {any} */ each) => shareLine({ name: each.name, estimate: each.share, lower: each.low, upper: each.high, reference: each.inTraining }))))
      : element('p', {}, `Too few cells have a say: ${shares.cells}, at least ${shares.leastCells}. Shares stay as in training.`));
}

