// @ts-check
import { button, element, uniqueId } from '/views/dom.js';
import { ask, tell } from './api.js';

/**
 * Which column of a table is which feature of the model: the proposal to correct, and what was chosen.
 * @param {string} file id of the table
 * @param {boolean} isOpen whether it is shown at once
 * @returns {HTMLElement}
 */
export function columnPanel(file, isOpen) {
  const host = element('div', { class: 'column-panel' });
  const root = element('details', { class: 'columns-of', open: isOpen }, element('summary', {}, 'Which column is which feature?'), host);
  const path = `/api/tables/${encodeURIComponent(file)}/columns`;
  let isAsked = false;

  async function load() {
    if (isAsked) return;
    isAsked = true;
    try {
      host.replaceChildren(panel(await ask(path), path, file));
    } catch (error) {
      host.replaceChildren(element('p', { class: 'quiet' }, /** @type {Error} */ (error).message));
    }
  }

  root.addEventListener('toggle', () => { if (root.open) load(); });
  if (isOpen) load();
  return root;
}

/**
 * @param {any} told
 * @param {string} path
 * @param {string} file
 */
function panel(told, path, file) {
  const trouble = element('p', { class: 'trouble', role: 'alert', hidden: true });
  const units = uniqueId('units');
  const lineOf = new Map(told.lines.map((/** @type {any} */ line) => [line.column, line]));
  const cell = element('select', {}, element('option', { value: '' }, 'none: by their lines'), ...told.columns.map((/** @type {any} */ each) => element('option', { value: each.name }, each.name)));
  cell.value = told.cell;
  const rows = told.columns.map((/** @type {any} */ column) => columnRow(told, column, lineOf.get(column.name), units));

  /** @param {unknown} body */
  async function use(body) {
    trouble.hidden = true;
    try {
      await tell('PUT', path, body);
    } catch (error) {
      trouble.textContent = /** @type {Error} */ (error).message;
      trouble.hidden = false;
      trouble.scrollIntoView({ block: 'nearest' });
    }
  }

  const choose = element('input', { type: 'file', accept: '.yaml,.yml', class: 'pb-hidden', tabindex: '-1', 'aria-hidden': 'true' });
  choose.addEventListener('change', async () => {
    const yaml = await choose.files?.[0]?.text();
    choose.value = '';
    if (yaml) await use({ yaml });
  });
  const chosen = () => rows.map((/** @type {any} */ row) => row.line()).filter(Boolean);
  const doubtful = told.lines.filter((/** @type {any} */ line) => !line.isSure).length;
  const download = URL.createObjectURL(new Blob([told.yaml], { type: 'application/yaml' }));
  return element('div', {},
    element('p', {}, told.isChosen ? 'These are used.' : told.lines.length === 0 ? 'No column looks like a feature of the model; choose them.'
      : `Proposed from names, units and the size of the values${doubtful ? `; ${doubtful} not sure, and left out unless you choose them` : ''}. Look through every line: what is used is what you say.`),
    element('label', { class: 'column-cell' }, 'Cells are named by ', cell),
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Columns of the table' },
      element('table', { class: 'small-table column-table' },
        element('thead', {}, element('tr', {}, ...['column', 'first row', 'feature', 'unit', 'taken as'].map((name) => element('th', { scope: 'col' }, name)))),
        element('tbody', {}, ...rows.map((/** @type {any} */ row) => row.root)))),
    element('datalist', { id: units }, ...told.units.map((/** @type {string} */ unit) => element('option', { value: unit }))),
    trouble,
    element('p', { class: 'column-buttons' },
      button('Use this', () => use({ cell: cell.value, lines: chosen() }), { class: 'button button-main' }),
      element('a', { class: 'button', href: download, download: told.file }, told.isChosen ? 'Download the mapping' : 'Download the proposal'),
      button('Choose a mapping file', () => choose.click(), { class: 'button' }),
      told.isChosen && button('Undo', () => tell('POST', `/api/files/${encodeURIComponent(file)}/undo`), { class: 'button' }), choose));
}

/**
 * @param {any} told
 * @param {any} column
 * @param {any} line what is proposed or used; undefined for none
 * @param {string} units id of the list of units
 */
function columnRow(told, column, line, units) {
  const name = `of column ${column.name}`;
  const feature = element('select', { 'aria-label': `Feature ${name}` }, element('option', { value: '' }, 'not used'),
    ...told.features.map((/** @type {any} */ each) => element('option', { value: each.name }, each.name.replace('.', ': ').replaceAll('_', ' '))));
  const unit = element('input', { type: 'text', list: units, 'aria-label': `Unit ${name}`, class: 'unit', autocomplete: 'off', spellcheck: 'false' });
  const offered = Object.keys(told.transforms);
  if (line && !offered.includes(line.transform)) offered.push(line.transform);
  const transform = element('select', { 'aria-label': `Transform ${name}` }, ...offered.map((id) => element('option', { value: id, title: told.transforms[id] ?? '' }, id === 'none' ? 'it is' : id.replaceAll('-', ' '))));
  const root = element('tr', {});

  function fill() {
    unit.disabled = !feature.value;
    transform.disabled = !feature.value;
    root.classList.toggle('is-unused', !feature.value);
  }

  feature.value = line?.isSure ? line.feature : '';
  unit.value = line?.unit ?? '';
  transform.value = line?.transform ?? 'none';
  feature.addEventListener('change', () => {
    const wanted = told.features.find((/** @type {any} */ each) => each.name === feature.value);
    if (feature.value === line?.feature) {
      unit.value = line.unit;
      transform.value = line.transform;
    } else if (wanted) {
      unit.value = wanted.unit;
      transform.value = 'none';
    }
    fill();
  });
  const doubt = line && !line.isSure && element('p', {}, element('b', {}, `perhaps ${line.feature.replace('.', ': ').replaceAll('_', ' ')}: `), line.needs.length ? `needs ${line.needs.join(', ')}; ` : '');
  root.append(element('th', { scope: 'row' }, column.name), element('td', { class: 'quiet' }, column.example), element('td', {}, feature, line && element('div', { class: 'quiet column-why' }, doubt || '', line.why.join('; '))),
    element('td', {}, unit), element('td', {}, transform));
  fill();
  return {
    root,
    line: () => (feature.value ? { column: column.name, feature: feature.value, unit: unit.value.trim(), transform: transform.value } : null),
  };
}
