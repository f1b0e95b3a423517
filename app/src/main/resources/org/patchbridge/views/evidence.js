// @ts-check
import { classColour } from './colours.js';
import { element } from './dom.js';
import { Frame } from './frame.js';
import { fixedNumber } from './numbers.js';

/**
 * What speaks for a call and against it.
 * @typedef {Object} EvidenceItem
 * @property {string} name the feature, for people
 * @property {number} value positive speaks for the call, in log-odds (or what `unit` says)
 * @property {string} [shown] the feature's value with its unit, "0.29 ms"
 * @property {string} [usual] what is usual of the class, "0.25–0.36 ms"
 * @property {string} [id] for `options.onPick`
 */
/**
 * @typedef {Object} EvidenceData
 * @property {EvidenceItem[]} items
 * @property {string} [for] the subclass called
 * @property {string} [against] the next one
 * @property {string} [unit] "log-odds" unless said
 */

/**
 * Signed bars from a middle line, the strongest first.
 * @param {HTMLElement} host
 * @param {EvidenceData} data
 * @param {import('./dom.js').ViewOptions & {most?: number, onPick?: (item: EvidenceItem) => void}} [options]
 * @returns {import('./dom.js').View<EvidenceData>}
 */
export function evidence(host, data, options = {}) {
  let shown = data;
  const unit = () => shown.unit ?? 'log-odds';
  const frame = new Frame(host, 'evidence', options, 'What speaks for and against the call', () => ({
    columns: ['feature', 'value', 'usual', unit()],
    rows: shown.items.map((item) => [item.name, item.shown ?? null, item.usual ?? null, item.value]),
  }));

  /** @param {EvidenceItem} item @param {number} most */
  function row(item, most) {
    const width = `${(Math.abs(item.value) / most) * 50}%`;
    const side = item.value >= 0 ? 'for' : 'against';
    const named = side === 'for' ? shown.for : shown.against;
    const fill = element('span', { class: `pb-evidence-fill pb-${side}`, style: { width } });
    if (named) fill.style.background = classColour(named);
    const name = options.onPick
      ? element(
          'button',
          { type: 'button', class: 'pb-link', on: { click: () => options.onPick?.(item) } },
          item.name,
        )
      : element('span', {}, item.name);
    return element(
      'li',
      { title: item.usual ? `usual: ${item.usual}` : null },
      element('span', { class: 'pb-evidence-name' }, name, ' ', element('b', {}, item.shown ?? '')),
      element('span', { class: 'pb-evidence-track' }, fill),
      element('span', { class: 'pb-evidence-value' }, (item.value > 0 ? '+' : '') + fixedNumber(item.value, 2)),
    );
  }

  /** @param {EvidenceData} next */
  function update(next) {
    shown = next;
    const sorted = [...next.items].sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
    const listed = sorted.slice(0, options.most ?? 12);
    const most = Math.max(1e-12, ...listed.map((item) => Math.abs(item.value)));
    frame.body.replaceChildren(
      element(
        'div',
        { class: 'pb-evidence-head' },
        element('span', {}),
        element(
          'span',
          { class: 'pb-evidence-sides' },
          element('span', {}, `\u2190 ${next.against ? `for ${next.against}` : 'against'}`),
          element('span', {}, `for ${next.for ?? 'the call'} \u2192`),
        ),
        element('span', { class: 'pb-evidence-value' }, unit()),
      ),
      element('ul', {}, ...listed.map((item) => row(item, most))),
    );
    if (sorted.length > listed.length) {
      frame.body.append(
        element('p', { class: 'pb-note' }, `and ${sorted.length - listed.length} weaker ones, in the table`),
      );
    }
    frame.refresh();
  }

  update(data);
  return { update, destroy: () => frame.destroy() };
}
