// @ts-check
import { button, element } from './dom.js';
import { picker } from './picker.js';

/**
 * @typedef {{evaluation: string, cohort: string, model: string, split: string, node: HTMLDetailsElement}} ModelPart
 */

/** One model of the page, or two side by side, chosen by cohort, model and split. */
export class ModelExplorer {
  /** @type {(ModelPart | null)[]} */
  #shown = [];
  /** @type {import('./dom.js').View<import('./picker.js').PickerData>[]} */
  #pickers = [];

  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.list = /** @type {HTMLElement} */ (section.querySelector('.explorer'));
    /** @type {ModelPart[]} */
    this.parts = [...section.querySelectorAll('details.model')].map((node) => {
      const details = /** @type {HTMLDetailsElement} */ (node);
      const { evaluation = '', cohort = '', model = '', split = '' } = details.dataset;
      return { evaluation, cohort, model, split, node: details };
    });
    const host = /** @type {HTMLElement} */ (section.querySelector('.picker'));
    this.hosts = [0, 1].map(() => {
      const box = element('div', { class: 'pick' });
      host.append(box);
      return box;
    });
    this.second = button('Compare with a second model', () => this.compare(this.#other()));
    host.append(this.second);
    section.classList.add('scripted');
    const first = this.parts.find((part) => part.node.classList.contains('best')) ?? this.parts[0] ?? null;
    this.#shown = [first, null];
    this.#show();
  }

  /** The one that a person most likely compares with: the next of the same cohort. */
  #other() {
    const [first] = this.#shown;
    return this.parts.find((part) => part !== first && part.cohort === first?.cohort) ?? this.parts.find((part) => part !== first) ?? null;
  }

  /** @returns {string} of the model shown first */
  evaluation() {
    return this.#shown[0]?.evaluation ?? '';
  }

  /** @param {string} evaluation */
  has(evaluation) {
    return this.parts.some((part) => part.evaluation === evaluation);
  }

  /**
   * Shows this model alone.
   * @param {string} evaluation
   */
  open(evaluation) {
    const part = this.parts.find((each) => each.evaluation === evaluation);
    if (!part) return;
    this.#shown = [part, null];
    this.#show();
    this.section.scrollIntoView({ block: 'start' });
  }

  /** @param {ModelPart | null} part beside the first; null for none */
  compare(part) {
    this.#shown = [this.#shown[0], part];
    this.#show();
  }

  #show() {
    const [first, second] = this.#shown;
    for (const part of this.parts) {
      const place = this.#shown.indexOf(part);
      part.node.classList.toggle('picked', place >= 0);
      part.node.open = place >= 0;
      part.node.style.order = String(Math.max(0, place));
    }
    this.list.classList.toggle('two', Boolean(second));
    this.second.hidden = Boolean(second);
    [first, second].forEach((part, side) => this.#pick(side, part));
    this.section.dispatchEvent(new CustomEvent('shown', { detail: this.#shown }));
  }

  /** @param {number} side @param {ModelPart | null} part */
  #pick(side, part) {
    const host = this.hosts[side];
    host.hidden = !part;
    if (!part) return;
    const data = this.#choices(part);
    if (this.#pickers[side]) this.#pickers[side].update(data);
    else {
      this.#pickers[side] = picker(host, data, {
        label: side === 0 ? 'Model shown' : 'Second model',
        onChange: (value, field) => this.#picked(side, value, field),
      });
      if (side === 1) host.append(button('Close', () => this.compare(null), { 'aria-label': 'Close the second model' }));
    }
  }

  /** @param {ModelPart} part @returns {import('./picker.js').PickerData} */
  #choices(part) {
    /** @param {'cohort' | 'model' | 'split'} name @param {string} label @param {ModelPart[]} among */
    const field = (name, label, among) => ({
      name, label, options: [...new Set(among.map((each) => each[name]))].map((value) => ({ value, label: value })),
    });
    const cohort = this.parts.filter((each) => each.cohort === part.cohort);
    const model = cohort.filter((each) => each.model === part.model);
    return {
      fields: [field('cohort', 'Cohort', this.parts), field('model', 'Model', cohort), field('split', 'Split', model)],
      value: { cohort: part.cohort, model: part.model, split: part.split },
    };
  }

  /** @param {number} side @param {import('./picker.js').Picked} value @param {string} field what was changed */
  #picked(side, value, field) {
    const ranked = this.parts.filter((part) => /** @type {any} */ (part)[field] === value[field]);
    const score = (/** @type {ModelPart} */ part) => Number(part.cohort === value.cohort) * 4
      + Number(part.model === value.model) * 2 + Number(part.split === value.split);
    const best = ranked.reduce((one, other) => (score(other) > score(one) ? other : one), ranked[0]);
    this.#shown = this.#shown.map((part, at) => (at === side ? best : part));
    this.#show();
  }
}
