// @ts-check
import { element } from '/views/dom.js';
import { tell } from './api.js';

const METHODS = [
  ['', 'decided for the batch'],
  ['none', 'not adapted'],
  ['mixture', 'adapted: mixture'],
  ['scale', 'adapted: mean and spread'],
  ['transport', 'adapted: transport'],
];

const MIXES = [
  ['training', 'as in training'],
  ['estimate', 'found from the cells'],
  ['stated', 'stated for the batch (mix)'],
  ['prior', 'stated, without adaptation (prior)'],
];

/** @param {any} controls */
function mixOf(controls) {
  if (controls.estimatesPrior) return 'estimate';
  if (Object.keys(controls.prior).length) return 'prior';
  return Object.keys(controls.mix).length ? 'stated' : 'training';
}

/**
 * Model, rig and expected mix; whatever is changed is called again at once.
 * @param {import('./store.js').Store} store
 * @param {(words: string) => void} failed
 */
export function callControls(store, failed) {
  const model = element('select', { id: 'model', 'aria-label': 'Model' });
  const rig = element('select', { id: 'rig', 'aria-label': 'Rig' }, ...METHODS.map(([value, name]) => element('option', { value }, name)));
  const mix = element('select', { id: 'mix', 'aria-label': 'Expected mix' }, ...MIXES.map(([value, name]) => element('option', { value }, name)));
  const shares = element('form', { class: 'shares', hidden: true, 'aria-label': 'Shares of the subclasses' });
  const root = element('div', { class: 'controls' },
    element('label', { class: 'control' }, element('span', {}, 'model'), model),
    element('label', { class: 'control' }, element('span', {}, 'rig'), rig),
    element('label', { class: 'control' }, element('span', {}, 'mix'), mix), shares);
  /** @type {any} */
  let controls = null;
  let offered = '';

  /** @param {any} next */
  async function change(next) {
    try {
      failed('');
      await tell('PUT', '/api/controls', next);
    } catch (error) {
      failed(/** @type {Error} */ (error).message);
    }
  }

  model.addEventListener('change', () => change({ ...controls, model: model.value, mix: {}, prior: {}, estimatesPrior: false }));
  rig.addEventListener('change', () => change({ ...controls, adapt: rig.value, prior: {}, estimatesPrior: false }));
  mix.addEventListener('change', () => {
    if (mix.value === 'training') change({ ...controls, mix: {}, prior: {}, estimatesPrior: false });
    else if (mix.value === 'estimate') change({ ...controls, adapt: '', mix: {}, prior: {}, estimatesPrior: true });
    else stateShares();
  });

  function stateShares() {
    const inputs = store.state.classes.map((/** @type {string} */ name) => {
      const known = controls.mix[name] ?? controls.prior[name] ?? store.state.shares[name] ?? 0;
      return element('label', {}, element('span', {}, name), element('input', { type: 'number', name, min: 0, max: 100, step: 'any', value: String(Math.round(known * 1000) / 10), required: true }), ' %');
    });
    shares.replaceChildren(...inputs, element('button', { type: 'submit', class: 'button button-main' }, 'Call with these'),
      element('p', { class: 'quiet' }, 'They are brought to a sum of 100 %.'));
    shares.hidden = false;
    shares.querySelector('input')?.focus();
  }

  shares.addEventListener('submit', (event) => {
    event.preventDefault();
    const given = [...shares.querySelectorAll('input')].map((input) => [input.name, Number(input.value)]);
    const sum = given.reduce((all, [, value]) => all + Number(value), 0);
    if (!(sum > 0)) return failed('Shares must not all be 0.');
    const stated = Object.fromEntries(given.map(([name, value]) => [name, Number(value) / sum]));
    const isPrior = mix.value === 'prior';
    shares.hidden = true;
    return change({ ...controls, adapt: isPrior ? '' : controls.adapt, mix: isPrior ? {} : stated, prior: isPrior ? stated : {}, estimatesPrior: false });
  });
  shares.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    shares.hidden = true;
    mix.value = mixOf(controls);
    mix.focus();
  });

  return {
    root,
    show() {
      controls = store.state.controls;
      const models = store.state.models;
      const key = JSON.stringify(models);
      if (key !== offered) {
        offered = key;
        model.replaceChildren(element('option', { value: '' }, 'choose a model'),
          ...models.map((/** @type {any} */ each) => element('option', { value: each.id, disabled: !each.isBuilt },
            each.kind === 'reference' ? `${each.command}${each.isBuilt ? ' (published cells)' : ' – not built here'}`
              : each.kind === 'example' ? 'example, simulated cells' : each.label)));
      }
      model.value = controls.model;
      rig.value = controls.adapt === 'auto' ? '' : controls.adapt;
      if (shares.hidden) mix.value = mixOf(controls);
      rig.disabled = mixOf(controls) === 'prior' || mixOf(controls) === 'estimate';
    },
  };
}
