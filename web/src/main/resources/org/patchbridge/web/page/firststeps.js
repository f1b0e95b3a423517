// @ts-check
import { button, element } from '/views/dom.js';
import { tell } from './api.js';

/**
 * Files by path, below the folders that the server was started with.
 * @param {import('./store.js').Store} store
 * @param {(words: string) => void} say
 */
export function pathField(store, say) {
  const input = element('input', { type: 'text', name: 'path', placeholder: 'file or folder', 'aria-label': 'Path of a file or folder', autocomplete: 'off', spellcheck: 'false' });
  const where = element('p', { class: 'quiet' });
  const form = element('form', { class: 'paths' }, element('div', { class: 'paths-row' }, input, element('button', { type: 'submit', class: 'button' }, 'Open')), where);
  const root = element('details', { class: 'by-path' }, element('summary', {}, 'by path'), form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      say('');
      await tell('POST', '/api/paths', { path: input.value });
      input.value = '';
    } catch (error) {
      say(/** @type {Error} */ (error).message);
    }
  });
  return {
    root,
    show() {
      const { folders } = store.state;
      root.hidden = folders.length === 0;
      where.textContent = `Below ${folders.join(', ')}`;
    },
  };
}

/**
 * What there is to do on an empty bench, and without a model.
 * @param {import('./store.js').Store} store
 * @param {(words: string) => void} say
 */
export function firstSteps(store, say) {
  const models = element('div', {});
  const examples = button('Try three simulated recordings', async () => {
    try {
      await tell('POST', '/api/examples');
    } catch (error) {
      say(/** @type {Error} */ (error).message);
    }
  }, { class: 'button button-main' });
  const root = element('div', { class: 'first' },
    element('h1', {}, 'From a recording to its subclass'),
    element('p', { class: 'lead' }, 'Drop current-clamp recordings of cortical interneurons, or a table of their features. They are read on this machine and go nowhere else.'),
    element('p', {}, examples, ' ', element('a', { href: '#tour', class: 'button' }, 'Two-minute tour')),
    element('p', { class: 'quiet' }, 'The three are made up by the program’s own model neurons, and say so.'),
    models);
  let told = '';
  return {
    root,
    show() {
      const built = store.state.models.filter((/** @type {any} */ each) => each.isBuilt);
      const key = built.map((/** @type {any} */ each) => each.id).join();
      if (key === told && models.childNodes.length) return;
      told = key;
      models.replaceChildren(...(built.length ? [] : [
        element('h2', {}, 'No model is at hand yet'),
        element('p', {}, 'Recordings can be looked at without one. To call them, build a reference of published cells once; it takes some minutes:'),
        element('pre', {}, 'patchbridge fetch allen\npatchbridge reference mouse\npatchbridge reference human'),
        element('p', { class: 'quiet' }, 'Then load this page again. To see how it works without them, the example above brings a small model of simulated cells.')]));
    },
  };
}
