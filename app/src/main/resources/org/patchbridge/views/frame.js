// @ts-check
import { element, button } from './dom.js';
import { csvText, saveCsv, savePng, saveSvg } from './download.js';

const MOST_ROWS = 400;

/**
 * @param {import('./download.js').Grid} grid
 * @param {string} label
 * @returns {HTMLTableElement}
 */
function plainTable(grid, label) {
  const shown = grid.rows.slice(0, MOST_ROWS);
  const more =
    grid.rows.length > shown.length
      ? `; the first ${MOST_ROWS} of ${grid.rows.length} rows, all of them in the CSV`
      : '';
  /** @param {string | number | null | undefined} value */
  const cell = (value) =>
    element(
      'td',
      { class: typeof value === 'number' && 'pb-number' },
      typeof value === 'number' ? String(Number(value.toPrecision(4))) : value,
    );
  return element(
    'table',
    {},
    element('caption', {}, label + more),
    element('thead', {}, element('tr', {}, ...grid.columns.map((name) => element('th', { scope: 'col' }, name)))),
    element('tbody', {}, ...shown.map((row) => element('tr', {}, ...row.map(cell)))),
  );
}

/** What all views have around them: a name, a place for announcements, downloads, and the same as a table. */
export class Frame {
  /**
   * @param {HTMLElement} host an empty element
   * @param {string} kind the view's
   * @param {import('./dom.js').ViewOptions} options
   * @param {string} label where the options have none
   * @param {() => import('./download.js').Grid} grid what the figure shows
   */
  constructor(host, kind, options, label, grid) {
    this.host = host;
    this.label = options.label ?? label;
    this.grid = grid;
    this.file = options.file ?? this.label;
    this.body = element('div', { class: 'pb-body' });
    this.live = element('div', { class: 'pb-hidden', 'aria-live': 'polite', 'data-control': true });
    this.table = element('div', {
      class: 'pb-alternative',
      hidden: true,
      'data-control': true,
      tabindex: 0,
      role: 'region',
      'aria-label': `${this.label}, as a table`,
    });
    this.root = element(
      'div',
      { class: `pb-view pb-${kind}`, role: 'group', 'aria-label': this.label },
      this.body,
      this.live,
    );
    if (options.tools !== false) this.root.append(this.#tools(), this.table);
    host.append(this.root);
  }

  #tools() {
    this.opener = button('table', () => this.#showTable(this.table.hidden), { 'aria-expanded': 'false' });
    return element(
      'div',
      { class: 'pb-tools', role: 'group', 'aria-label': 'Save this figure', 'data-control': true },
      button('SVG', () => saveSvg(this.file, this.body)),
      button('PNG', () => savePng(this.file, this.body)),
      button('CSV', () => saveCsv(this.file, this.grid())),
      this.opener,
    );
  }

  /** @param {boolean} shown */
  #showTable(shown) {
    this.table.hidden = !shown;
    this.opener?.setAttribute('aria-expanded', String(shown));
    this.table.replaceChildren(...(shown ? [plainTable(this.grid(), this.label)] : []));
  }

  /** To call when the data have changed. */
  refresh() {
    if (!this.table.hidden) this.#showTable(true);
  }

  /** @param {string} text read out by a screen reader */
  say(text) {
    this.live.textContent = text;
  }

  /** @returns {string} what the figure shows, as CSV */
  csv() {
    return csvText(this.grid());
  }

  destroy() {
    this.root.remove();
  }
}
