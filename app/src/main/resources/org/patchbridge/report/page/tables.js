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
      row.prepend(element('td', {}, text));
      body.append(row);
    }
    part.remove();
  }
  table.append(body);
}

/**
 * Makes the tables in sight sortable and so on; those in a fold when it is opened.
 * @param {Element} root
 * @param {import('./selection.js').Selection} selection
 */
export function enhanceTables(root, selection) {
  for (const each of root.querySelectorAll('.scroll > table:not([data-enhanced])')) {
    const table = /** @type {HTMLTableElement} */ (each);
    const fold = table.closest('details:not([open])');
    const nameless = [...(table.tHead?.rows[0]?.cells ?? [])].some((cell) => cell.textContent?.trim() === '');
    if (fold || nameless) continue;
    table.dataset.enhanced = 'yes';
    flatten(table);
    const scroll = /** @type {HTMLElement} */ (table.parentElement);
    const live = enhanceTable(table, { selection, file: table.caption?.textContent?.slice(0, 60) });
    // What scrolls now is the view's own box.
    if (live) for (const name of ['role', 'tabindex', 'aria-label']) scroll.removeAttribute(name);
    if (live) scroll.classList.remove('scroll');
  }
}
