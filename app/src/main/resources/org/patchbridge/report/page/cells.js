// @ts-check

/**
 * What `PageData` writes; see there.
 * @typedef {{name: string, title: string, first: number, size: number}} PageCohort
 * @typedef {{values: string[], ofCells: number[]}} PageProperty
 * @typedef {{title: string, cells: number[], left: number, bottom: number, side: number, x: string, y: string}} PagePlane
 * @typedef {{key: string, cells: number[], panels: {title: string, x: string, y: string}[]}} PageMoved
 * @typedef {{evaluation: string, cohort: number, classes: string[], calls: string, probabilities: string}} PageModel
 * @typedef {{number: number, role: string, amplitudePicoamps: number, fromSeconds: number, toSeconds: number,
 *     lowMillivolts: number, highMillivolts: number, potential: string, lowPicoamps: number, highPicoamps: number,
 *     currentTimes: string, current: string, spikes: number[]}} PageSweep
 * @typedef {{cell: number, sweeps: PageSweep[], absence: string}} PageTraces
 * @typedef {{cohort: string, family: string, columns: string[], unit: string, positions: number, low: number[],
 *     high: number[], values: string}} PageFamilyTable
 * @typedef {{id: string, members: number[], classes: Record<string, number>, species: Record<string, number>, donor: string,
 *     x: number, y: number}} PageNode
 * @typedef {{key: string, nodes: PageNode[], edges: {from: string, to: string, shared: number, stability: number | null}[]}} PageGraph
 * @typedef {{cohorts: PageCohort[], ids: string[], properties: Record<string, PageProperty>, planes: PagePlane[],
 *     moved: PageMoved[], models: PageModel[], families: {cohort: number, table: PageFamilyTable}[], traces: PageTraces[],
 *     graphs: PageGraph[]}} PageContent
 */

const STEPS = 65_534;
const LEAST_STEP = -32_767;
const ABSENT_STEP = -32_768;

/**
 * @param {string} packed 16-bit steps, little-endian, in Base64
 * @param {number} low what the least step stands for
 * @param {number} high what the largest stands for
 * @returns {Float64Array} NaN for what is absent
 */
export function unpacked(packed, low, high) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const values = new Float64Array(bytes.length / 2);
  for (let index = 0; index < values.length; index += 1) {
    const step = view.getInt16(2 * index, true);
    values[index] = step === ABSENT_STEP ? NaN : low + ((step - LEAST_STEP) / STEPS) * (high - low);
  }
  return values;
}

/**
 * @param {number[]} ends first and last of each run of numbers
 * @returns {number[]} all of them
 */
export function inRuns(ends) {
  const numbers = [];
  for (let run = 0; run < ends.length; run += 2) {
    for (let number = ends[run]; number <= ends[run + 1]; number += 1) numbers.push(number);
  }
  return numbers;
}

/** The cells of the page by their numbers; a selection knows them as `COHORT/CELL`. */
export class PageCells {
  /** @type {Map<string, number>} */
  #numbers = new Map();
  /** @type {Map<number, PageTraces>} */
  #traces = new Map();
  /** @type {Map<PageModel, Float64Array>} */
  #probabilities = new Map();

  /** @param {PageContent} content */
  constructor(content) {
    this.content = content;
    this.cohortOf = content.cohorts.flatMap((cohort, index) => Array(cohort.size).fill(index));
    for (let number = 0; number < content.ids.length; number += 1) this.#numbers.set(this.id(number), number);
    for (const each of content.traces) this.#traces.set(each.cell, each);
  }

  /** @param {number} number */
  id(number) {
    return `${this.content.cohorts[this.cohortOf[number]].name}/${this.content.ids[number]}`;
  }

  /** @param {number} number */
  name(number) {
    return this.content.ids[number];
  }

  /** @param {number} number */
  cohort(number) {
    return this.content.cohorts[this.cohortOf[number]];
  }

  /**
   * @param {Iterable<string>} ids
   * @returns {number[]} those known here
   */
  numbers(ids) {
    return [...ids].map((id) => this.#numbers.get(id)).filter((number) => number !== undefined);
  }

  /**
   * @param {number} number
   * @param {string} property subclass, species, condition, donor
   * @returns {string} empty where it is unknown
   */
  property(number, property) {
    const all = this.content.properties[property];
    return all.values[all.ofCells[number]] ?? '';
  }

  /**
   * @param {PageModel} model
   * @param {number} number
   * @returns {{called: string, probability: number} | null} null where the cell was not tested
   */
  call(model, number) {
    const place = number - this.content.cohorts[model.cohort].first;
    const letter = model.calls[place];
    if (this.cohortOf[number] !== model.cohort || letter === '-') return null;
    let probabilities = this.#probabilities.get(model);
    if (!probabilities) {
      probabilities = unpacked(model.probabilities, 0, 1);
      this.#probabilities.set(model, probabilities);
    }
    return { called: model.classes[letter.charCodeAt(0) - 97], probability: probabilities[place] };
  }

  /**
   * @param {string} evaluation
   * @param {string} truth
   * @param {string} called
   * @returns {string[]} the cells of a field of a confusion matrix, in the first run
   */
  inField(evaluation, truth, called) {
    const model = this.model(evaluation);
    if (!model) return [];
    const { first, size } = this.content.cohorts[model.cohort];
    const found = [];
    for (let number = first; number < first + size; number += 1) {
      if (this.property(number, 'subclass') === truth && this.call(model, number)?.called === called) found.push(this.id(number));
    }
    return found;
  }

  /**
   * @param {PageCohort} cohort
   * @param {string} subclass
   * @returns {string[]} its cells of the class
   */
  ofClass({ first, size }, subclass) {
    return Array.from({ length: size }, (_, place) => first + place)
      .filter((number) => this.property(number, 'subclass') === subclass).map((number) => this.id(number));
  }

  /** @param {string} evaluation */
  model(evaluation) {
    return this.content.models.find((model) => model.evaluation === evaluation);
  }

  /**
   * @param {number} number
   * @returns {PageModel[]} those of its cohort, in the order of the report
   */
  modelsOf(number) {
    return this.content.models.filter((model) => model.cohort === this.cohortOf[number]);
  }

  /**
   * Some cells are in two cohorts, measured in one.
   * @param {number} number
   * @param {Set<PageCohort>} cohorts with measured families
   * @returns {number} of the same cell in one of these; −1 where there is none
   */
  measuredAs(number, cohorts) {
    if (cohorts.has(this.cohort(number))) return number;
    return this.content.ids.findIndex((id, other) => id === this.content.ids[number] && cohorts.has(this.cohort(other))
      && this.property(other, 'species') === this.property(number, 'species'));
  }

  /** @param {number} number */
  traces(number) {
    return this.#traces.get(number);
  }

  /** @param {PagePlane} plane */
  places(plane) {
    const x = unpacked(plane.x, plane.left, plane.left + plane.side);
    const y = unpacked(plane.y, plane.bottom, plane.bottom + plane.side);
    return inRuns(plane.cells).map((number, index) => ({ number, x: x[index], y: y[index] }));
  }
}
