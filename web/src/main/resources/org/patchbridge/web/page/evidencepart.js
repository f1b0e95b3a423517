// @ts-check
import { button, element } from '/views/dom.js';

/** @param {number} logOdds */
const signed = (logOdds) => `${logOdds < 0 ? '\u2212' : '+'}${Math.abs(logOdds).toFixed(2)}`;

/**
 * Where on the sweeps the evidence for the call lies; each place can be looked at.
 * @param {any} evidence as the server tells it; null before a call
 * @param {(place: any) => void} look
 * @returns {HTMLElement}
 */
export function evidencePart(evidence, look) {
  const title = element('h2', {}, 'Evidence on the sweeps', evidence && element('span', { class: 'quiet' }, ` log-odds of ${evidence.subclass}`));
  if (!evidence) return element('section', { class: 'part' }, title, element('p', { class: 'quiet' }, 'There is no call yet.'));
  if (evidence.absence) return element('section', { class: 'part' }, title, element('p', { class: 'quiet' }, evidence.absence));
  return element('section', { class: 'part' }, title,
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Where the evidence lies' },
      element('table', { class: 'small-table evidence-table' },
        element('thead', {}, element('tr', {}, ...['log-odds', 'window', 'measured at'].map((name) => element('th', { scope: 'col' }, name)))),
        element('tbody', {}, ...evidence.places.map((/** @type {any} */ place) => element('tr', {},
          element('td', { class: `number ${place.logOdds < 0 ? 'is-against' : 'is-for'}` }, signed(place.logOdds)),
          element('td', {}, button(place.what, () => look(place), { class: 'pb-link', 'aria-label': `Show ${place.what}, ${place.where}` })),
          element('td', { class: 'quiet' }, place.where)))))));
}
