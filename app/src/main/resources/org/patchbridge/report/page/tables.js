// @ts-check
import { element } from './dom.js';
import { enhanceTable } from './table.js';

/**
 * The headings of blocks of rows become a column, so that rows can be sorted and filtered over all blocks.
 * @param {HTMLTableElement} table
 */
function flatten(table) {
  const name = table.dataset.group;
  const head = table.tHead?.rows[0];
  if (!name || !head) return;
  head.prepend(element('th', { scope: 'col' }, name));
  const body = element('tbody');
  for (const part of [...table.tBodies]) {
    const heading = part.querySelector('tr.group');
    const text = heading?.getAttribute('data-short') ?? heading?.textContent?.trim() ?? '';
    for (const row of [...part.rows]) {
      if (row === heading) continue;
      row.prepend(element('td', { class: 'text' }, text));
      body.append(row);
    }
    part.remove();
  }
  table.append(body);
}

/**
 * The classes that name a table's rows choose their cells.
 * @param {HTMLTableElement} table
 * @param {import('./cells.js').PageCells} cells
 * @param {import('./selection.js').Selection} selection
 */
function chooseByClass(table, cells, selection) {
  if (table.tHead?.rows[0]?.cells[0]?.textContent?.trim() !== 'Class') return;
  const within = table.closest('[data-evaluation], [data-cohort-name]');
  const model = cells.model(within?.getAttribute('data-evaluation') ?? '');
  const cohort = model ? cells.content.cohorts[model.cohort]
    : cells.content.cohorts.find(({ name }) => name === within?.getAttribute('data-cohort-name'));
  if (!cohort) return;
  for (const { rows } of table.tBodies) {
    for (const { cells: [cell] } of rows) {
      const name = cell.textContent?.trim() ?? '';
      const ids = cells.ofClass(cohort, name);
      if (ids.length === 0) continue;
      cell.replaceChildren(element('button', { type: 'button', class: 'choose', title: `Choose the cells of ${name}`,
        on: { click: () => selection.set(ids, table) } }, name));
    }
  }
}

/**
 * Makes the tables in sight sortable and so on; those in a fold when it is opened.
 * @param {Element} root
 * @param {import('./cells.js').PageCells} cells
 * @param {import('./selection.js').Selection} selection
 */
export function enhanceTables(root, cells, selection) {
  for (const each of root.querySelectorAll('.scroll > table:not([data-enhanced])')) {
    const table = /** @type {HTMLTableElement} */ (each);
    const fold = table.closest('details:not([open])');
    const nameless = [...(table.tHead?.rows[0]?.cells ?? [])].some((cell) => cell.textContent?.trim() === '');
    if (fold || nameless) continue;
    table.dataset.enhanced = 'yes';
    flatten(table);
    chooseByClass(table, cells, selection);
    const scroll = /** @type {HTMLElement} */ (table.parentElement);
    const live = enhanceTable(table, { selection, file: table.caption?.textContent?.slice(0, 60) });
    // What scrolls now is the view's own box.
    if (live) for (const name of ['role', 'tabindex', 'aria-label']) scroll.removeAttribute(name);
    if (live) scroll.classList.remove('scroll');
  }
}
