// @ts-check
import { classColour } from '/views/colours.js';
import { button, element } from '/views/dom.js';

const ROW_HEIGHT = 54;
const SPARE = 6;

/** @type {Record<string, (one: any, other: any) => number>} */
const ORDERS = {
  'as they came': () => 0,
  name: (one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }),
  'least sure first': (one, other) => sure(one) - sure(other),
  'most sure first': (one, other) => sure(other) - sure(one),
  'most novel first': (one, other) => (other.novelty ?? -1) - (one.novelty ?? -1),
};

/** @param {any} row */
const sure = (row) => (row.probabilities.length ? Math.max(...row.probabilities) : -1);

/** @param {any} row */
export function groupOf(row) {
  if (row.stage === 'called') return row.subclass || 'no call';
  return row.stage === 'refused' ? 'refused' : row.stage === 'read' ? 'read' : 'on its way';
}

/** @param {any} row */
function chip(row) {
  if (row.stage !== 'called') {
    const words = row.stage === 'refused' ? 'refused' : row.stage === 'read' ? 'read' : row.stage;
    return element('span', { class: `chip chip-${row.stage}` }, words);
  }
  return row.subclass
    ? element('span', { class: 'chip', style: { background: classColour(row.subclass), color: `var(--on-${row.subclass}, var(--on-none))` } }, row.subclass)
    : element('span', { class: 'chip chip-none' }, 'no call');
}

/** @param {any} row */
function subtitle(row) {
  if (row.stage === 'refused') return row.message.replace(/^[^:]*\.(nwb|abf|csv|tsv): /i, '');
  if (row.stage === 'called' && !row.subclass) return `${row.message.replace('no call: ', '')}; likeliest ${row.mostProbable}`;
  if (row.kind === 'recording' && row.sweeps) return `${row.sweeps} sweeps, ${row.spikes} spikes${row.byHand ? ' · by hand' : ''}`;
  return row.kind === 'table' ? row.name : '';
}

/**
 * The cells, searched, sorted and filtered; only those in sight are in the page.
 * @param {(id: string) => void} chosen
 */
export function cellList(chosen) {
  let rows = /** @type {any[]} */ ([]);
  let view = /** @type {any[]} */ ([]);
  let current = '';
  /** @type {string | null} */
  let group = null;
  const search = element('input', { type: 'search', class: 'search', placeholder: 'Search', 'aria-label': 'Search cells' });
  const order = element('select', { class: 'order', 'aria-label': 'Order of the cells' }, ...Object.keys(ORDERS).map((name) => element('option', { value: name }, name)));
  const groups = element('div', { class: 'groups', role: 'group', 'aria-label': 'Show only' });
  const inner = element('div', { class: 'list-inner' });
  const list = element('div', { class: 'list', tabindex: '0', role: 'listbox', 'aria-label': 'Cells' }, inner);
  const none = element('p', { class: 'quiet list-none', hidden: true }, 'No cell fits.');
  const root = element('div', { class: 'cells' }, element('div', { class: 'list-tools' }, search, order), groups, none, list);

  /** @param {any} row @param {number} at */
  function line(row, at) {
    const name = row.cell || row.name;
    const most = row.probabilities.length ? Math.max(...row.probabilities).toFixed(2) : '';
    return element('div', { class: 'line', role: 'option', id: `line-${row.id}`, 'aria-selected': String(row.id === current), 'aria-setsize': view.length, 'aria-posinset': at + 1,
      style: { top: `${at * ROW_HEIGHT}px` }, on: { click: () => choose(row.id) } },
    element('span', { class: 'line-words' }, element('span', { class: 'line-name', title: row.name }, name), element('span', { class: 'line-note', title: subtitle(row) }, subtitle(row))),
    chip(row), element('span', { class: 'line-sure' }, most));
  }

  function paint() {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW_HEIGHT) - SPARE);
    const last = Math.min(view.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW_HEIGHT) + SPARE);
    inner.style.height = `${view.length * ROW_HEIGHT}px`;
    inner.replaceChildren(...view.slice(first, last).map((row, index) => line(row, first + index)));
    const isThere = view.some((row) => row.id === current);
    if (isThere) list.setAttribute('aria-activedescendant', `line-${current}`);
    else list.removeAttribute('aria-activedescendant');
    none.hidden = view.length > 0 || rows.length === 0;
  }

  function arrange() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    view = rows.filter((row) => (!group || groupOf(row) === group)
      && words.every((word) => `${row.cell} ${row.name} ${groupOf(row)} ${row.mostProbable} ${row.message} ${row.flags.join(' ')}`.toLowerCase().includes(word)));
    if (order.value !== 'as they came') view = [...view].sort(ORDERS[order.value]);
    paint();
  }

  /** @param {string} id */
  function choose(id) {
    current = id;
    paint();
    chosen(id);
  }

  /** @param {number} at */
  function go(at) {
    const row = view[Math.max(0, Math.min(view.length - 1, at))];
    if (!row) return;
    const top = view.indexOf(row) * ROW_HEIGHT;
    if (top < list.scrollTop) list.scrollTop = top;
    if (top + ROW_HEIGHT > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW_HEIGHT - list.clientHeight;
    choose(row.id);
  }

  function countGroups() {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const row of rows) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
    const names = [...counts.keys()].sort();
    if (group && !counts.has(group)) group = null;
    groups.replaceChildren(...(names.length < 2 ? [] : names).map((name) => button(`${name} ${counts.get(name)}`, () => {
      group = group === name ? null : name;
      countGroups();
      list.scrollTop = 0;
      arrange();
    }, { class: 'button button-small', 'aria-pressed': String(group === name) })));
  }

  search.addEventListener('input', () => { list.scrollTop = 0; arrange(); });
  order.addEventListener('change', arrange);
  list.addEventListener('scroll', paint, { passive: true });
  new ResizeObserver(paint).observe(list);
  list.addEventListener('keydown', (event) => {
    const at = view.findIndex((row) => row.id === current);
    /** @type {Record<string, number>} */
    const moves = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), PageDown: at + 10, PageUp: at - 10, Home: 0, End: view.length - 1 };
    if (!(event.key in moves)) return;
    event.preventDefault();
    go(moves[event.key]);
  });

  return {
    root,
    /** Shows a cell as chosen, without choosing it. @param {string} id */
    mark(id) {
      if (id === current) return;
      current = id;
      paint();
    },
    /** @param {any[]} next */
    show(next) {
      rows = next;
      countGroups();
      arrange();
    },
  };
}
