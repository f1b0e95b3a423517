// @ts-check
import { button, element } from './dom.js';
import { counted, fixedNumber } from './numbers.js';
import { evidence } from './evidence.js';
import { families } from './families.js';
import { sweeps } from './sweeps.js';
import { table } from './table.js';
import { FamilyValues, fitOfFamilies } from './envelopes.js';
import { sweepsOf } from './traces.js';

const MOST_LISTED = 2000;
const MOST_SUGGESTED = 12;
const HOW_TO_CHOOSE = 'Choose cells by a point, a lasso, a row of a table, a field of a confusion matrix or a node of a graph';

/** @param {string} evaluation @returns {string | null} what people call its model */
function modelName(evaluation) {
  return [...document.querySelectorAll('details.model')].find((each) => each.getAttribute('data-evaluation') === evaluation)
    ?.getAttribute('data-model') ?? null;
}

/** The chosen cells: what is known of each, and of one of them its sweeps, families and evidence. */
export class SelectedCells {
  /** @type {FamilyValues[] | null} */
  #families = null;
  /** @type {{destroy: () => void}[]} */
  #views = [];
  /** @type {number[]} */
  #numbers = [];
  #focus = 0;
  /** @type {{destroy: () => void} | null} */
  #suggestion = null;

  /**
   * @param {HTMLElement} host
   * @param {import('./cells.js').PageCells} cells
   * @param {import('./selection.js').Selection} selection
   * @param {() => string} evaluation the model shown
   */
  constructor(host, cells, selection, evaluation) {
    this.cells = cells;
    this.selection = selection;
    this.evaluation = evaluation;
    this.heading = element('h3', {}, '');
    this.status = element('p', { class: 'pb-note', 'aria-live': 'polite' });
    this.list = element('div', { class: 'chosen-list' });
    this.one = element('div', { class: 'chosen-one' });
    this.clear = button('Clear', () => selection.clear(this));
    this.search = element('input', { type: 'search', class: 'pb-input', placeholder: 'id', autocomplete: 'off',
      on: { change: () => this.#find() } });
    const find = element('label', { class: 'find' }, 'Cell ', this.search);
    host.append(element('div', { class: 'chosen-head' }, this.heading, find, this.clear), this.status, this.list, this.one);
    this.bar = element('div', { class: 'chosen-bar', hidden: true, role: 'status' });
    document.body.append(this.bar);
    // Where the panel is in sight, the bar need not point to it.
    new IntersectionObserver(([seen]) => this.bar.classList.toggle('near', seen.isIntersecting)).observe(host);
    selection.subscribe(({ ids }) => this.show(ids));
    this.show(selection.ids);
  }

  /** @param {ReadonlySet<string>} ids */
  show(ids) {
    this.#numbers = this.cells.numbers(ids);
    this.#focus = 0;
    const count = this.#numbers.length;
    const traced = this.cells.content.traces.filter((each) => each.sweeps.length > 0).length;
    this.heading.textContent = count === 0 ? 'No cell chosen' : `${counted(count, 'cell')} chosen`;
    this.clear.hidden = count === 0;
    this.status.textContent = count > 0 ? '' : `${HOW_TO_CHOOSE}${
      traced > 0 ? `; ${counted(traced, 'cell')} of ${this.cells.content.ids.length} have sweeps here.` : '.'}`;
    this.bar.hidden = count === 0;
    this.bar.replaceChildren(element('span', {}, `${counted(count, 'cell')} chosen `), element('a', { href: '#cells' }, 'Show'), ' ',
      button('Clear', () => this.selection.clear(this)));
    this.#listed();
    this.#shown();
    if (count === 0) this.#suggested();
  }

  /** While nothing is chosen: the calls of the model shown that a person would look at first. */
  #suggested() {
    const model = this.cells.model(this.evaluation()) ?? this.cells.content.models[0];
    if (!model) return;
    const { first, size, title } = this.cells.content.cohorts[model.cohort];
    const calls = Array.from({ length: size }, (_, place) => first + place).flatMap((number) => {
      const call = this.cells.call(model, number);
      const label = this.cells.property(number, 'subclass');
      return call && label ? [{ number, label, ...call }] : [];
    });
    if (calls.length === 0) return;
    const wrong = calls.filter(({ label, called }) => label !== called);
    const worth = wrong.length > 0 ? wrong.sort((one, other) => other.probability - one.probability)
      : calls.sort((one, other) => one.probability - other.probability);
    const name = modelName(model.evaluation);
    const host = element('div', {});
    this.list.append(element('p', { class: 'pb-note' }, `${counted(wrong.length, 'call')} of ${calls.length.toLocaleString('en-GB')} differ${wrong.length === 1 ? 's' : ''} from the label`
        + `${name ? ` (${name}, ${title})` : ` (${title})`}. A row chooses its cell.`), host);
    this.#suggestion = table(host, {
      columns: [{ name: 'Cell' }, { name: 'Label', type: 'class' }, { name: 'Called', type: 'class' },
        { name: 'Probability', type: 'number', digits: 2 }],
      rows: worth.slice(0, MOST_SUGGESTED).map(({ number, label, called, probability }) => ({
        id: this.cells.id(number), cells: [this.cells.name(number), label, called, probability],
      })),
    }, { selection: this.selection, label: wrong.length > 0 ? 'Called otherwise than labelled, the surest first' : 'The least sure calls', file: 'cells-worth-a-look' });
  }

  /** Chooses the cells of the id that was entered. */
  #find() {
    const wanted = this.search.value.trim();
    const found = this.cells.content.ids.flatMap((id, number) => (id === wanted ? [this.cells.id(number)] : []));
    this.search.setAttribute('aria-invalid', String(wanted !== '' && found.length === 0));
    if (found.length > 0) this.selection.set(found, this);
  }

  /** The model shown is another. */
  refresh() {
    this.show(this.selection.ids);
  }

  #drop() {
    for (const view of this.#views) view.destroy();
    this.#views = [];
  }

  /** @param {number} number */
  #model(number) {
    const all = this.cells.modelsOf(number);
    return all.find((model) => model.evaluation === this.evaluation()) ?? all[0];
  }

  #listed() {
    this.#suggestion?.destroy();
    this.#suggestion = null;
    this.list.replaceChildren();
    if (this.#numbers.length < 2) return;
    const rows = this.#numbers.slice(0, MOST_LISTED).map((number) => {
      const model = this.#model(number);
      const call = model ? this.cells.call(model, number) : null;
      return {
        id: this.cells.id(number),
        cells: [this.cells.name(number), this.cells.property(number, 'subclass'), call?.called ?? null,
          call ? call.probability : null, this.cells.property(number, 'donor'), this.cells.cohort(number).title],
      };
    });
    table(this.list, {
      columns: [{ name: 'Cell' }, { name: 'Class', type: 'class' }, { name: 'Called', type: 'class' },
        { name: 'Probability', type: 'number', digits: 2 }, { name: 'Donor' }, { name: 'Cohort' }],
      rows,
    }, {
      label: 'Chosen cells', file: 'chosen-cells', height: 220,
      onOpen: (id) => {
        this.#focus = this.#numbers.indexOf(this.cells.numbers([id])[0]);
        this.#shown();
      },
    });
  }

  #shown() {
    this.#drop();
    this.one.replaceChildren();
    const number = this.#numbers[this.#focus];
    if (number === undefined) return;
    /** @param {number} step */
    const go = (step) => {
      this.#focus = (this.#focus + step + this.#numbers.length) % this.#numbers.length;
      this.#shown();
    };
    this.one.append(element('div', { class: 'chosen-head' },
      element('h4', {}, this.cells.name(number)),
      ...(this.#numbers.length > 1 ? [button('Previous cell', () => go(-1)), button('Next cell', () => go(1))] : [])));
    this.one.append(this.#facts(number));
    this.#sweeps(number);
    this.#measured(number);
  }

  /** @param {number} number */
  #facts(number) {
    const list = element('dl', { class: 'facts' });
    /** @param {string} name @param {string} value */
    const fact = (name, value) => value && list.append(element('dt', {}, name), element('dd', {}, value));
    fact('Class', this.cells.property(number, 'subclass') || 'no label');
    const model = this.#model(number);
    const call = model && this.cells.call(model, number);
    const name = model && modelName(model.evaluation);
    fact('Called, unseen', call ? `${call.called}, probability ${fixedNumber(call.probability, 2)}${name ? `, by ${name}` : ''}` : 'not tested');
    const others = this.cells.modelsOf(number).map((each) => this.cells.call(each, number)?.called).filter(Boolean);
    const right = others.filter((called) => called === this.cells.property(number, 'subclass')).length;
    if (others.length > 1) fact('Models that are right', `${right} of ${others.length}`);
    fact('Species', this.cells.property(number, 'species'));
    fact('Donor', this.cells.property(number, 'donor'));
    fact('Condition', this.cells.property(number, 'condition'));
    fact('Cohort', this.cells.cohort(number).title);
    return list;
  }

  /** @param {number} number */
  #sweeps(number) {
    const traces = this.cells.traces(number);
    if (!traces || traces.sweeps.length === 0) {
      this.one.append(element('p', { class: 'pb-note' }, `No sweeps: ${traces?.absence || 'this cell came as a row of a table, without a recording'}.`));
      return;
    }
    const host = element('div', {});
    this.one.append(host);
    this.#views.push(sweeps(host, sweepsOf(traces), { label: `Sweeps of ${this.cells.name(number)}`, file: `sweeps-${this.cells.name(number)}` }));
  }

  /** @param {number} number */
  #measured(number) {
    this.#families ??= this.cells.content.families.map((each) => new FamilyValues(each, this.cells));
    const measured = this.cells.measuredAs(number, new Set(this.#families.map((each) => each.cohort)));
    if (measured < 0) return;
    const own = this.#families.filter((each) => each.cohort === this.cells.cohort(measured));
    const name = this.cells.name(number);
    const model = this.#model(number);
    const called = (model && this.cells.call(model, number)?.called) || this.cells.property(number, 'subclass');
    const fits = fitOfFamilies(own, measured, called);
    if (fits.length > 0) {
      const host = element('div', {});
      this.one.append(element('h4', {}, `What is like ${called}, and what is not`), host,
        element('p', { class: 'pb-note' }, `How much better the cell fits the cells of ${called} than those of the class it fits next best`
          + ' (logarithm of densities, from medians and central 90 %). It describes the cell; it is not what the model computed.'));
      this.#views.push(evidence(host, { items: fits, for: called, unit: 'log density' }, { label: `Fit of ${name}`, file: `fit-${name}`, most: 8 }));
    }
    const curves = own.filter((each) => each.table.columns.length === 0);
    if (curves.length === 0) return;
    const host = element('div', {});
    this.one.append(element('h4', {}, 'Its families over the classes (median, central 90 %)'), host);
    this.#views.push(families(host, {
      cell: name,
      shown: [called],
      families: curves.map((each) => ({
        name: each.table.family, unit: each.table.unit === '1' ? '' : each.table.unit, cell: each.of(measured), classes: each.classes(),
      })),
    }, { label: `Families of ${name}`, file: `families-${name}` }));
  }
}
