// @ts-check
import { element } from './dom.js';
import { LiveTable } from './livetable.js';
import { leadingNumber } from './numbers.js';

/**
 * @typedef {Object} TableColumn
 * @property {string} name the heading
 * @property {'text' | 'number' | 'class'} [type] text unless said; a class is shown as a chip
 * @property {number} [digits] after the point, of numbers
 * @property {string} [note] the heading's title
 * @property {(value: string | number | null, id: string | null) => import('./dom.js').Child} [show] in place of the text
 */
/**
 * @typedef {Object} TableData
 * @property {TableColumn[]} columns
 * @property {{id?: string | null, cells: (string | number | null)[]}[]} rows
 */
/**
 * @typedef {Object} TableMore
 * @property {boolean} [filters] whether the filters are open at first
 * @property {number} [height] of the scrolled part, px; a virtual table has 480 unless said
 * @property {{column: number, order: 'ascending' | 'descending'}} [sort] at first
 * @property {(id: string) => void} [onOpen] a row was opened, by Enter or a double click
 * @typedef {import('./dom.js').ViewOptions & TableMore} TableOptions
 */

/**
 * Makes a table of the page sortable, searchable and so on; its texts stay as they are. A row's `data-id` is the id of
 * its cell, a field's `data-value` what it sorts by. A table with a row or field over several columns is left alone.
 * @param {HTMLTableElement} node with one head row
 * @param {TableOptions} [options]
 * @returns {{destroy: () => void} | null} null where it was left alone
 */
export function enhanceTable(node, options = {}) {
  const head = node.tHead?.rows[0];
  const body = node.tBodies[0];
  const spans = [...node.querySelectorAll('td, th')].some(
    (cell) => cell instanceof HTMLTableCellElement && (cell.colSpan > 1 || cell.rowSpan > 1),
  );
  if (!head || !body || node.tHead?.rows.length !== 1 || node.tBodies.length !== 1 || spans || body.rows.length < 2)
    return null;
  const rows = [...body.rows].map((row) => ({
    id: row.dataset.id ?? null,
    node: row,
    values: [...row.cells].map((cell) => {
      const value = cell.dataset.value ?? '';
      if (value !== '' && !Number.isNaN(Number(value))) return Number(value);
      return cell.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    }),
  }));
  const columns = [...head.cells].map((cell, index) => {
    const filled = rows
      .map((row) => row.values[index])
      .filter((value) => value !== '' && value !== '–' && value !== undefined);
    const numeric =
      filled.length > 0 && filled.every((value) => typeof value === 'number' || !Number.isNaN(leadingNumber(value)));
    return {
      name: cell.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      type: numeric ? /** @type {const} */ ('number') : /** @type {const} */ ('text'),
    };
  });
  return new LiveTable(node, columns, rows, options);
}

/**
 * A table of data.
 * @param {HTMLElement} host
 * @param {TableData} data
 * @param {TableOptions} [options]
 * @returns {import('./dom.js').View<TableData>}
 */
export function table(host, data, options = {}) {
  /** @param {TableData} next */
  function build(next) {
    const node = element(
      'table',
      {},
      options.label && element('caption', {}, options.label),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...next.columns.map((column) =>
            element(
              'th',
              { scope: 'col', class: column.type === 'number' && 'pb-number', title: column.note ?? null },
              column.name,
            ),
          ),
        ),
      ),
      element('tbody', {}),
    );
    host.append(node);
    return new LiveTable(
      node,
      next.columns,
      next.rows.map((row) => ({ id: row.id ?? null, values: row.cells, node: null })),
      options,
    );
  }
  let live = build(data);
  return {
    update(next) {
      const { search, sort, filters } = live;
      live.destroy();
      live = build(next);
      Object.assign(live, { search, sort: sort && sort.column < next.columns.length ? sort : null, filters });
      live.refresh();
    },
    destroy: () => live.destroy(),
  };
}
