// @ts-check
import { button, element } from '/views/dom.js';
import { ask, tell } from './api.js';

/** @param {any} measure @param {boolean} [percent] */
function measured(measure, percent = true) {
  if (typeof measure?.value !== 'number') return 'not measured';
  const show = (/** @type {number} */ value) => (percent ? (100 * value).toFixed(1) : value.toFixed(3));
  const interval = typeof measure.low === 'number' && typeof measure.high === 'number' ? ` (${show(measure.low)} to ${show(measure.high)})` : '';
  return `${show(measure.value)}${percent ? ' %' : ''}${interval}`;
}

/** @param {any} card */
function figures(card) {
  const { quality } = card;
  const f1 = quality.figures.find((/** @type {any} */ each) => each.name === 'macro-F1');
  const rows = [['macro-F1 on donors it had not seen', measured(f1, false)], ['cells that get a call', measured(quality.calledShare)],
    ['calls that are right', measured(quality.calledAccuracy)], ['sets that hold the subclass', measured(quality.coverage)],
    ['subclasses in a set', measured(quality.meanSetSize, false)]];
  return element('table', { class: 'small-table' }, element('caption', {}, `${quality.cells} cells, ${quality.scheme}`),
    element('tbody', {}, ...rows.map(([name, value]) => element('tr', {}, element('th', { scope: 'row' }, name), element('td', { class: 'number' }, value)))));
}

/** @param {{store: import('./store.js').Store}} page */
export function modelsView({ store }) {
  const list = element('div', { class: 'model-list' });
  const card = element('div', { class: 'model-card' });
  const root = element('div', { class: 'view view-models' }, element('header', { class: 'bar' }, element('h1', {}, 'Models')), element('div', { class: 'two' }, list, card));
  let open = '';

  /** @param {any} model */
  async function show(model) {
    open = model.id;
    refresh();
    if (!model.isBuilt) {
      card.replaceChildren(element('h2', {}, model.label), element('p', {}, 'It is not built on this machine. Once, some minutes:'), element('pre', {}, `patchbridge fetch allen\npatchbridge reference ${model.command}`));
      return;
    }
    card.replaceChildren(element('p', { class: 'quiet' }, 'reading …'));
    try {
      const told = await ask(`/api/models/${model.id}`);
      card.replaceChildren(element('h2', {}, told.label),
        told.isSimulated && element('p', { class: 'simulated' }, 'Simulated cells: what it says of real ones means nothing.') || '',
        element('p', {}, `Trained on ${told.cells}: ${Object.entries(told.shares).map(([name, share]) => `${name} ${Math.round(100 * Number(share))} %`).join(', ')}. ${told.holdsCells ? 'It holds its cells, so that it can be fitted to the features at hand and adapted to a rig.' : 'It holds no cells: it can be neither fitted to other features nor adapted.'}`),
        figures(told), element('p', {}, button('Call with this model', () => choose(model.id), { class: 'button button-main' })),
        element('details', {}, element('summary', {}, 'Its whole card'), element('pre', { class: 'card-text', tabindex: '0' }, told.card || 'The folder holds no card.')));
    } catch (error) {
      card.replaceChildren(element('p', { class: 'trouble' }, /** @type {Error} */ (error).message));
    }
  }

  /** @param {string} id */
  async function choose(id) {
    await tell('PUT', '/api/controls', { ...store.state.controls, model: id, mix: {}, prior: {}, estimatesPrior: false });
    location.hash = '#call';
  }

  function refresh() {
    if (!store.state) return;
    list.replaceChildren(...store.state.models.map((/** @type {any} */ model) => element('button', { type: 'button', class: 'model', 'aria-pressed': String(model.id === open), on: { click: () => show(model) } },
      element('b', {}, model.kind === 'reference' ? model.command : model.kind === 'example' ? 'simulated example' : model.label), element('span', { class: 'quiet' }, model.isBuilt ? (model.id === store.state.controls.model ? 'in use' : model.kind) : 'not built here'),
      model.kind === 'reference' && element('span', { class: 'model-words' }, model.label.replace(/^[^:]*: /, '')))));
  }

  store.addEventListener('change', refresh);
  return {
    root,
    show() {
      refresh();
      const first = store.state?.models.find((/** @type {any} */ each) => each.id === (open || store.state.controls.model)) ?? store.state?.models[0];
      if (first && !open) show(first);
    },
    hide() {},
  };
}
