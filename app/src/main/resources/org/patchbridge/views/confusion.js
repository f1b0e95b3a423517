// @ts-check
import { element, Tip } from './dom.js';
import { Frame } from './frame.js';
import { counted, percent } from './numbers.js';

/**
 * Who was called what.
 * @typedef {Object} ConfusionData
 * @property {string[]} rows the true classes
 * @property {string[]} [columns] the calls; the true classes unless said
 * @property {number[][]} counts rows × columns
 * @property {string[][][]} [ids] the cells of each field, rows × columns; without them nothing can be chosen
 */

/**
 * A confusion matrix, shares of each row; a field chooses its cells.
 * @param {HTMLElement} host
 * @param {ConfusionData} data
 * @param {import('./dom.js').ViewOptions} [options]
 * @returns {import('./dom.js').View<ConfusionData>}
 */
export function confusion(host, data, options = {}) {
  let shown = data;
  const { selection } = options;
  const source = {};
  const frame = new Frame(host, 'confusion', options, 'Confusion matrix, percent of each row', () => ({
    columns: ['true', ...columns()],
    rows: shown.rows.map((name, row) => [name, ...shown.counts[row]]),
  }));
  const tip = new Tip(frame.root);
  const columns = () => shown.columns ?? shown.rows;
  /** @type {{node: HTMLElement, row: number, column: number}[]} */
  let fields = [];

  /** @param {number} row */
  const total = (row) => shown.counts[row].reduce((sum, each) => sum + each, 0);

  /** @param {number} row @param {number} column */
  function field(row, column) {
    const count = shown.counts[row][column];
    const share = count / (total(row) || 1);
    const right = columns()[column] === shown.rows[row];
    const ids = shown.ids?.[row]?.[column] ?? [];
    const said = `${counted(count, 'cell')} of ${shown.rows[row]} called ${columns()[column]}, ${percent(share)}`;
    const chooses = selection && ids.length > 0;
    const node = element(
      /** @type {'span'} */ (chooses ? 'button' : 'span'),
      {
        class: `pb-field${right ? ' pb-right' : ''}`,
        type: chooses ? 'button' : null,
        'aria-label': chooses ? said : null,
        style: { '--share': share.toFixed(3) },
      },
      count === 0 ? '' : share < 0.005 ? '·' : String(Math.round(share * 100)),
    );
    if (share > 0.55) node.classList.add('pb-full');
    if (chooses) {
      node.addEventListener('click', (event) => choose(ids, event.shiftKey || event.ctrlKey || event.metaKey));
      node.addEventListener('keydown', (event) => move(event, row, column));
      fields.push({ node, row, column });
    }
    const seen = () => tip.show(node.offsetLeft + node.offsetWidth / 2, node.offsetTop, [element('b', {}, said)]);
    node.addEventListener('pointerenter', seen);
    node.addEventListener('focus', seen);
    node.addEventListener('pointerleave', () => tip.hide());
    node.addEventListener('blur', () => tip.hide());
    return element('td', {}, node);
  }

  /** @param {string[]} ids @param {boolean} adds */
  function choose(ids, adds) {
    if (!selection) return;
    const chosen = ids.every((id) => selection.ids.has(id)) && (adds || selection.ids.size === ids.length);
    if (chosen)
      selection.set(
        [...selection.ids].filter((id) => !ids.includes(id)),
        source,
      );
    else selection.set(adds ? [...selection.ids, ...ids] : ids, source);
    frame.say(`${counted(selection.ids.size, 'cell')} chosen`);
  }

  /** @param {KeyboardEvent} event @param {number} row @param {number} column */
  function move(event, row, column) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    let [r, c] = [row + step[0], column + step[1]];
    while (r >= 0 && c >= 0 && r < shown.rows.length && c < columns().length) {
      const next = fields.find((each) => each.row === r && each.column === c);
      if (next) {
        next.node.focus();
        return;
      }
      r += step[0];
      c += step[1];
    }
  }

  function mark() {
    for (const { node, row, column } of fields) {
      const ids = shown.ids?.[row]?.[column] ?? [];
      const chosen = ids.filter((id) => selection?.ids.has(id)).length;
      node.setAttribute('aria-pressed', chosen === 0 ? 'false' : chosen === ids.length ? 'true' : 'mixed');
    }
  }

  /** @param {ConfusionData} next */
  function update(next) {
    shown = next;
    fields = [];
    const head = element(
      'tr',
      {},
      element('td', { class: 'pb-corner' }),
      ...columns().map((name) => element('th', { scope: 'col' }, element('span', {}, name))),
      element('td', { class: 'pb-corner' }, 'n'),
    );
    const body = shown.rows.map((name, row) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, name),
        ...columns().map((_, column) => field(row, column)),
        element('td', { class: 'pb-total' }, total(row).toLocaleString('en-GB')),
      ),
    );
    frame.body.replaceChildren(
      element(
        'table',
        {},
        element(
          'caption',
          {},
          element('span', { class: 'pb-hidden' }, `${frame.label}. `),
          'rows: true, columns: called, % of row',
        ),
        element('thead', {}, head),
        element('tbody', {}, ...body),
      ),
    );
    mark();
    frame.refresh();
  }

  const stop = selection?.subscribe(mark);
  update(data);
  return {
    update,
    destroy() {
      stop?.();
      frame.destroy();
    },
  };
}
