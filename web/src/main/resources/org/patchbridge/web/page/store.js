// @ts-check
import { ask } from './api.js';

/**
 * @typedef {Object} Row
 * @property {string} id
 * @property {string} file
 * @property {'recording' | 'table'} kind
 * @property {string} name
 * @property {string} cell
 * @property {'waiting' | 'reading' | 'read' | 'refused' | 'called'} stage
 * @property {string} message
 * @property {string} subclass
 * @property {string} mostProbable
 * @property {string} verdict
 * @property {number[]} probabilities
 * @property {string[]} set
 * @property {number | null} novelty
 * @property {string[]} flags
 * @property {number} sweeps
 * @property {number} spikes
 * @property {boolean} byHand
 */

const MANY = 1500;
const PATIENCE_MS = 4000;

/** What the server knows, as far as the page does; says `change` when there is news. */
export class Store extends EventTarget {
  /** @type {any} */
  state = null;
  /** @type {Row[]} */
  rows = [];
  connected = false;
  #asking = false;
  #again = false;
  #last = 0;

  start() {
    this.stream = new EventSource('/api/events');
    this.stream.addEventListener('changed', () => this.refresh());
    this.stream.addEventListener('open', () => this.#connection(true));
    this.stream.addEventListener('error', () => this.#connection(false));
    return this.refresh();
  }

  stop() {
    this.stream?.close();
  }

  /** @param {boolean} is */
  #connection(is) {
    this.connected = is;
    this.dispatchEvent(new Event('connection'));
  }

  /** Asks once for whatever number of changes there were meanwhile. */
  async refresh() {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      do {
        this.#again = false;
        const wait = this.rows.length > MANY ? this.#last + PATIENCE_MS - Date.now() : 0;
        if (wait > 0) await new Promise((go) => { setTimeout(go, wait); });
        this.#last = Date.now();
        const [state, table] = await Promise.all([ask('/api/state'), ask('/api/calls')]);
        this.state = state;
        this.rows = table.rows;
        this.dispatchEvent(new Event('change'));
      } while (this.#again);
    } catch (error) {
      this.dispatchEvent(new CustomEvent('trouble', { detail: error }));
    } finally {
      this.#asking = false;
    }
  }

  /** @param {string} id */
  row(id) {
    return this.rows.find((each) => each.id === id);
  }

  /** Files that are not done yet. */
  get pending() {
    return this.rows.filter((each) => each.stage === 'waiting' || each.stage === 'reading').length;
  }
}
