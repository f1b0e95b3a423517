// @ts-check
import { element } from '/views/dom.js';
import { send } from './api.js';

const AT_ONCE = 3;
const READABLE = /\.(nwb|abf|csv|tsv)$/i;

/** @typedef {{file: File, name: string}} Found */

/**
 * All files of an entry that was dropped, folders gone through.
 * @param {any} entry
 * @param {string} prefix
 * @param {Found[]} found
 * @returns {Promise<void>}
 */
async function walk(entry, prefix, found) {
  if (entry.name.startsWith('.') && prefix) return;
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => { entry.file(resolve, reject); });
    found.push({ file, name: prefix + entry.name });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    /** @type {any[]} */
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) return;
    for (const each of some) await walk(each, `${prefix}${entry.name}/`, found);
  }
}

/**
 * Tables that lie in a folder beside recordings are labels and the like, as for the command line.
 * @param {Found[]} found
 */
function withoutSideTables(found) {
  const folders = new Set(found.filter((each) => /\.(nwb|abf)$/i.test(each.name) && each.name.includes('/')).map((each) => each.name.split('/')[0]));
  return found.filter((each) => /\.(nwb|abf)$/i.test(each.name) || !each.name.includes('/') || !folders.has(each.name.split('/')[0]));
}

/** Sends files, some at a time, and says how far it is. */
export class Sender extends EventTarget {
  /** @type {Found[]} */
  #line = [];
  #busy = 0;
  sent = 0;
  total = 0;
  /** @type {Map<string, number>} */
  shares = new Map();
  /** @type {{name: string, message: string}[]} */
  refused = [];

  /** @param {Found[]} found */
  add(found) {
    const usable = withoutSideTables(found.filter((each) => READABLE.test(each.name)));
    const others = found.length - usable.length;
    if (this.#busy === 0 && this.#line.length === 0) {
      this.sent = 0;
      this.total = 0;
      this.refused = [];
    }
    if (usable.length === 0 && others > 0) {
      this.refused.push({ name: found[0].name, message: 'Neither a recording (.nwb, .abf) nor a table (.csv, .tsv).' });
    }
    this.#line.push(...usable);
    this.total += usable.length;
    this.#say();
    while (this.#busy < AT_ONCE && this.#line.length > 0) this.#next();
  }

  get isBusy() {
    return this.#busy > 0;
  }

  async #next() {
    const next = this.#line.shift();
    if (!next) return;
    this.#busy += 1;
    try {
      await send(next.file, next.name, (share) => {
        this.shares.set(next.name, share);
        this.#say();
      });
    } catch (error) {
      this.refused.push({ name: next.name, message: /** @type {Error} */ (error).message });
    } finally {
      this.#busy -= 1;
      this.sent += 1;
      this.shares.delete(next.name);
      this.#say();
      this.#next();
    }
  }

  #say() {
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * A place to drop files on, and to choose them.
 * @param {Sender} sender
 */
export function dropZone(sender) {
  const files = element('input', { type: 'file', multiple: true, accept: '.nwb,.abf,.csv,.tsv', class: 'pb-hidden', id: 'choose-files', tabindex: '-1', 'aria-hidden': 'true' });
  const folder = element('input', { type: 'file', webkitdirectory: true, class: 'pb-hidden', id: 'choose-folder', tabindex: '-1', 'aria-hidden': 'true' });
  for (const input of [files, folder]) {
    input.addEventListener('change', () => {
      sender.add([...(input.files ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name })));
      input.value = '';
    });
  }
  const progress = element('progress', { max: 1, value: 0, hidden: true, 'aria-label': 'Files sent' });
  const words = element('p', { class: 'drop-words', 'aria-live': 'polite' });
  const zone = element('div', { class: 'drop' },
    element('p', { class: 'drop-title' }, 'Drop recordings or tables here'),
    element('p', { class: 'drop-kinds' }, 'NWB, ABF, CSV; files or whole folders'),
    element('p', { class: 'drop-buttons' },
      element('button', { type: 'button', class: 'button', on: { click: () => files.click() } }, 'Choose files'),
      element('button', { type: 'button', class: 'button', on: { click: () => folder.click() } }, 'Choose a folder')),
    files, folder, progress, words);
  sender.addEventListener('change', () => {
    progress.hidden = !sender.isBusy;
    const parts = [...sender.shares.values()].reduce((sum, share) => sum + share, 0);
    progress.value = sender.total ? Math.min(1, (sender.sent + parts) / sender.total) : 0;
    const failed = sender.refused.length ? `; ${sender.refused.length} not taken: ${sender.refused[0].name}: ${sender.refused[0].message}` : '';
    words.textContent = sender.isBusy ? `sending ${sender.sent} of ${sender.total}${failed}` : failed.slice(2);
  });
  return zone;
}

/**
 * Takes whatever is dropped anywhere on the page.
 * @param {Sender} sender
 */
export function takeDrops(sender) {
  const root = document.documentElement;
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    root.classList.add('is-dragged-over');
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) root.classList.remove('is-dragged-over');
  });
  window.addEventListener('drop', async (event) => {
    event.preventDefault();
    root.classList.remove('is-dragged-over');
    const items = [...(event.dataTransfer?.items ?? [])];
    const entries = items.map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    /** @type {Found[]} */
    const found = [];
    if (entries.length > 0) {
      for (const entry of entries) await walk(entry, '', found);
    } else {
      for (const file of event.dataTransfer?.files ?? []) found.push({ file, name: file.name });
    }
    sender.add(found);
  });
}
