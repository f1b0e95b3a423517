// @ts-check
import { scatter } from '/views/scatter.js';
import { table } from '/views/table.js';
import { button, element } from '/views/dom.js';
import { ask, tell } from './api.js';
import { cellCard } from './cellcard.js';
import { cellList, groupOf } from './celllist.js';
import { columnPanel } from './columnpanel.js';
import { commandLine } from './commandline.js';
import { callControls } from './controls.js';
import { dropZone } from './drop.js';
import { estimatedShares, shiftReport } from './shift.js';
import { firstSteps, pathField } from './firststeps.js';

/** @param {any[]} rows */
function counts(rows) {
  const of = (/** @type {string} */ name) => rows.filter((row) => groupOf(row) === name).length;
  const called = rows.filter((row) => row.stage === 'called' && row.subclass).length;
  return [`${rows.length} ${rows.length === 1 ? 'cell' : 'cells'}`, called && `${called} called`, of('no call') && `${of('no call')} without a call`,
    of('refused') && `${of('refused')} refused`, of('read') && `${of('read')} read`, of('on its way') && `${of('on its way')} on their way`].filter(Boolean).join(' · ');
}

function exportMenu() {
  const link = (/** @type {string} */ form, /** @type {string} */ note) => element('a', { href: `/api/export/calls.${form}`, download: `calls.${form}` }, form.toUpperCase(), element('span', { class: 'quiet' }, ` ${note}`));
  return element('details', { class: 'menu' }, element('summary', { class: 'button button-main' }, 'Export'),
    element('div', { class: 'menu-items' }, link('xlsx', 'calls, and how they came about'), link('csv', 'as predict --to'), link('json', 'as predict --json')));
}

/**
 * Drop, call, look, export.
 * @param {{store: import('./store.js').Store, sender: import('./drop.js').Sender, selection: import('/views/selection.js').Selection}} page
 */
export function callView({ store, sender, selection }) {
  const command = commandLine();
  const trouble = element('p', { class: 'trouble', role: 'alert', hidden: true });
  const say = (/** @type {string} */ words) => {
    trouble.textContent = words;
    trouble.hidden = !words;
  };
  const controls = callControls(store, say);
  const activity = element('span', { class: 'activity', 'aria-live': 'polite' });
  const menu = exportMenu();
  const bar = element('header', { class: 'bar' }, controls.root, activity, element('span', { class: 'bar-space' }), command.root, menu);
  const tally = element('p', { class: 'tally', 'aria-live': 'polite' });
  const asTable = button('Table', () => { tabled = !tabled; refresh(); }, { class: 'button button-small', 'aria-pressed': 'false' });
  const clear = button('Clear', async () => {
    if (window.confirm('Take all files off? Copies that were sent here are removed; your own files stay.')) await tell('DELETE', '/api/files');
  }, { class: 'button button-small' });
  const list = cellList((id) => {
    wanted = id;
    location.hash = `#call/${encodeURIComponent(id)}`;
  });
  const paths = pathField(store, say);
  const left = element('div', { class: 'left' }, dropZone(sender), paths.root, element('div', { class: 'tally-row' }, tally, asTable, clear), list.root);
  const middle = element('div', { class: 'middle' });
  const right = element('aside', { class: 'right', 'aria-label': 'The batch' });
  const whole = element('div', { class: 'whole', hidden: true });
  const columns = element('div', { class: 'columns' }, left, middle, right);
  const root = element('div', { class: 'view view-call' }, bar, trouble, columns, whole);
  const steps = firstSteps(store, say);

  let wanted = '';
  let tabled = false;
  let shownDetail = '';
  let shownBatch = '';
  let asked = 0;
  /** @type {any} */
  let plane = null;
  /** @type {any} */
  let grid = null;

  async function showDetail() {
    const row = store.row(wanted);
    const batch = JSON.stringify([store.state.calledWith, row]);
    if (shownDetail === wanted + batch) return;
    shownDetail = wanted + batch;
    asked += 1;
    const mine = asked;
    if (!row) return void middle.replaceChildren(store.rows.length ? element('p', { class: 'hint' }, 'Choose a cell of the list.') : steps.root);
    if (row.stage !== 'called') return void middle.replaceChildren(uncalled(row));
    try {
      const detail = await ask(`/api/cells/${encodeURIComponent(row.id)}`);
      if (mine === asked) {
        const top = middle.scrollTop;
        middle.replaceChildren(cellCard(detail), row.kind === 'table' && row.byHand ? columnPanel(row.file, false) : '', fileTools(row));
        middle.scrollTop = top;
      }
    } catch (error) {
      if (mine === asked) middle.replaceChildren(element('p', { class: 'trouble' }, /** @type {Error} */ (error).message));
    }
    return undefined;
  }

  /** @param {any} row */
  function uncalled(row) {
    /** @type {Record<string, string>} */
    const words = { waiting: 'It waits to be read.', reading: 'It is being read.', read: store.state.controls.model ? 'It is read, and about to be called.' : 'It is read. Choose a model above to call it.' };
    return element('article', { class: 'cell' }, element('header', { class: 'cell-head' }, element('h1', {}, element('span', { class: 'cell-call no-call' }, row.stage === 'refused' ? 'Refused' : 'Not called yet')),
      element('p', { class: 'cell-name' }, row.name)),
    row.stage === 'refused' ? reason(row.message) : element('p', {}, words[row.stage] ?? ''),
    row.stage !== 'called' && row.kind === 'recording' && element('p', {}, element('a', { href: `#recording/${row.file}` }, 'Look at its sweeps')),
    row.kind === 'table' && !row.name.endsWith('/') && store.state.controls.model && columnPanel(row.file, true), fileTools(row));
  }

  /** @param {string} message the fact, its place and the remedy, parted by semicolons */
  function reason(message) {
    const [fact, ...rest] = message.split('; ');
    return element('div', { class: 'reason' }, element('p', {}, fact), rest.length > 0 && element('ul', {}, ...rest.map((each) => element('li', {}, each))));
  }

  /** @param {any} row */
  function fileTools(row) {
    return element('p', { class: 'file-tools' }, button('Take this file off', () => tell('DELETE', `/api/files/${row.file}`).catch((error) => say(error.message)), { class: 'button button-small' }));
  }

  async function showBatch() {
    const state = store.state;
    const key = JSON.stringify([state.calledWith, state.shifts, state.estimatedShares, state.warnings, state.notes, state.failure, store.rows.map((row) => row.id + row.mostProbable + row.novelty)]);
    if (key === shownBatch) return;
    shownBatch = key;
    const parts = /** @type {HTMLElement[]} */ ([]);
    if (state.failure) parts.push(element('p', { class: 'trouble' }, state.failure));
    const place = element('section', { class: 'part' }, element('h2', {}, 'Where it lies among the reference cells'));
    const host = element('div', {});
    place.append(host);
    if (state.calledWith) parts.push(place);
    if (state.estimatedShares) parts.push(estimatedShares(state.estimatedShares));
    parts.push(...state.shifts.map(shiftReport));
    const told = [...state.warnings, ...state.notes];
    if (told.length) parts.push(element('section', { class: 'part' }, element('h2', {}, 'About this batch'), element('ul', { class: 'notes' }, ...told.map((/** @type {string} */ each) => element('li', {}, each)))));
    if (state.trainedOn) parts.push(element('p', { class: 'quiet' }, `The model was trained on ${state.trainedOn}. `, element('a', { href: '#models' }, 'Its card')));
    right.replaceChildren(...parts);
    plane?.destroy();
    plane = null;
    if (state.calledWith) await showPlane(host);
  }

  /** @param {HTMLElement} host */
  async function showPlane(host) {
    try {
      const places = await ask('/api/places');
      if (places.reference.length === 0) return void host.append(element('p', { class: 'quiet' }, places.note));
      const adapted = new Map(places.adapted.map((/** @type {any} */ each) => [each.id, each]));
      const names = new Map(store.rows.map((row) => [row.id, row.cell || row.name]));
      const points = [
        ...places.reference.map((/** @type {any} */ each) => ({ id: each.id, x: each.x, y: each.y, class: each.subclass, donor: each.donor, name: each.id.slice('reference/'.length), note: 'training cell' })),
        ...places.cells.map((/** @type {any} */ each) => ({ id: each.id, x: each.x, y: each.y, x2: adapted.get(each.id)?.x, y2: adapted.get(each.id)?.y, class: each.subclass, name: names.get(each.id), ring: true, note: 'your cell' }))];
      plane = scatter(host, { points, panels: adapted.size ? ['as given', 'adapted'] : undefined, axes: places.note }, { selection, height: 300, label: 'Your cells among the training cells', file: 'places', onOpen: (id) => { if (!id.startsWith('reference/')) location.hash = `#call/${encodeURIComponent(id)}`; } });
    } catch (error) {
      host.append(element('p', { class: 'quiet' }, /** @type {Error} */ (error).message));
    }
    return undefined;
  }

  function showTable() {
    const classes = store.state.classes;
    const data = {
      columns: [{ name: 'cell' }, { name: 'file' }, { name: 'call', type: /** @type {'class'} */ ('class') }, { name: 'verdict' }, { name: 'likeliest', type: /** @type {'class'} */ ('class') },
        ...classes.map((/** @type {string} */ name) => ({ name: `p ${name}`, type: /** @type {'number'} */ ('number'), digits: 3 })),
        { name: 'set' }, { name: 'novelty', type: /** @type {'number'} */ ('number'), digits: 2 }, { name: 'notes' }],
      rows: store.rows.map((row) => ({ id: row.id, cells: [row.cell, row.name, row.subclass, row.stage === 'called' ? row.message : row.stage, row.mostProbable,
        ...classes.map((/** @type {string} */ _, /** @type {number} */ at) => row.probabilities[at] ?? null), row.set.join(' '), row.novelty, [row.stage === 'refused' ? row.message : '', ...row.flags].filter(Boolean).join('; ')] })),
    };
    if (grid) grid.update(data);
    else grid = table(whole, data, { selection, label: 'Calls', file: 'calls', height: 620, onOpen: (id) => { tabled = false; location.hash = `#call/${encodeURIComponent(id)}`; refresh(); } });
  }

  selection.subscribe(({ ids }) => {
    const own = [...ids].filter((id) => store.row(id));
    if (own.length === 1 && own[0] !== wanted && !tabled) location.hash = `#call/${encodeURIComponent(own[0])}`;
  });

  function refresh() {
    if (!store.state || !root.isConnected) return;
    const { rows, state } = store;
    root.classList.toggle('is-empty', rows.length === 0);
    controls.show();
    controls.root.hidden = rows.length === 0 && !state.models.some((/** @type {any} */ each) => each.isBuilt);
    paths.show();
    steps.show();
    command.show(state.command);
    activity.textContent = store.pending ? `reading, ${store.pending} to go` : state.activity;
    activity.classList.toggle('is-busy', Boolean(store.pending || state.activity));
    tally.textContent = rows.length ? counts(rows) : '';
    asTable.hidden = rows.length === 0;
    clear.hidden = rows.length === 0;
    menu.hidden = !rows.some((row) => row.stage === 'called');
    asTable.setAttribute('aria-pressed', String(tabled));
    list.show(rows);
    if (!wanted || !store.row(wanted)) wanted = rows.find((row) => row.stage === 'called')?.id ?? rows[0]?.id ?? '';
    if (wanted) list.mark(wanted);
    whole.hidden = !tabled;
    columns.classList.toggle('is-tabled', tabled);
    if (tabled) showTable();
    showDetail();
    showBatch();
  }

  store.addEventListener('change', refresh);
  return {
    root,
    /** @param {string} id */
    show(id) {
      if (id && store.row(id)) {
        wanted = id;
        selection.set([id], 'call');
      }
      refresh();
    },
    hide() {},
  };
}
