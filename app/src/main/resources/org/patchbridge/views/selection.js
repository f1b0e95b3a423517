// @ts-check

/**
 * What was chosen, and by which view.
 * @typedef {{ids: ReadonlySet<string>, source: unknown}} Choice
 */

/** The cells chosen on a page, shared by all of its views. An id is an opaque text, `COHORT/CELL`. */
export class Selection extends EventTarget {
  /** @type {ReadonlySet<string>} */
  #ids = new Set();

  /** @returns {ReadonlySet<string>} what is chosen now, in the order it was chosen */
  get ids() {
    return this.#ids;
  }

  /**
   * Chooses these and nothing else; says nothing where that changes nothing.
   * @param {Iterable<string>} ids
   * @param {unknown} [source] the view that chose, so that it can know its own choice again
   */
  set(ids, source) {
    const next = new Set(ids);
    if (next.size === this.#ids.size && [...next].every((id) => this.#ids.has(id))) return;
    this.#ids = next;
    this.dispatchEvent(new CustomEvent('change', { detail: { ids: next, source } }));
  }

  /**
   * @param {string} id
   * @param {unknown} [source]
   */
  toggle(id, source) {
    const next = new Set(this.#ids);
    if (!next.delete(id)) next.add(id);
    this.set(next, source);
  }

  /** @param {unknown} [source] */
  clear(source) {
    this.set([], source);
  }

  /**
   * @param {(choice: Choice) => void} listener
   * @returns {() => void} ends it
   */
  subscribe(listener) {
    /** @param {Event} event */
    const heard = (event) => listener(/** @type {CustomEvent<Choice>} */ (event).detail);
    this.addEventListener('change', heard);
    return () => this.removeEventListener('change', heard);
  }
}
