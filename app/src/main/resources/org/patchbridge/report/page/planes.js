// @ts-check
import { element } from './dom.js';
import { inRuns, unpacked } from './cells.js';
import { scatter } from './scatter.js';

const MOVED = 'UMAP, turned towards the first plane; distances between far groups mean nothing. '
  + 'A cell chosen or pointed at in one plane shows in all; lines join the places of up to 12 cells.';

/** An embedding: the drawing that the page came with makes way for one to choose from; print keeps the drawing. */
export class PlaneFigure {
  /**
   * @param {HTMLElement} figure
   * @param {import('./cells.js').PageCells} cells
   * @param {import('./selection.js').Selection} selection
   * @param {() => string} evaluation the model shown
   */
  constructor(figure, cells, selection, evaluation) {
    this.cells = cells;
    this.evaluation = evaluation;
    this.plane = cells.content.planes.find((each) => each.title === figure.dataset.embedding);
    if (!this.plane) return;
    const host = element('div', { class: 'live' });
    figure.prepend(host);
    figure.classList.add('has-live');
    this.view = scatter(host, this.#data(), { selection, label: this.plane.title, file: this.plane.title, height: 520 });
  }

  /** The calls are of another model. */
  refresh() {
    this.view?.update(this.#data());
  }

  /** @returns {import('./scatter.js').ScatterData} */
  #data() {
    const { cells } = this;
    const plane = /** @type {import('./cells.js').PagePlane} */ (this.plane);
    return { points: cells.places(plane).map(({ number, x, y }) => ({ ...factsOf(cells, number, this.evaluation()), x, y })) };
  }
}

/** The same cells before and after something: the drawings make way for linked planes; print keeps the drawings. */
export class MovedFigure {
  /**
   * @param {HTMLElement} part
   * @param {import('./cells.js').PageCells} cells
   * @param {import('./selection.js').Selection} selection
   * @param {() => string} evaluation the model shown
   */
  constructor(part, cells, selection, evaluation) {
    this.cells = cells;
    this.evaluation = evaluation;
    this.moved = cells.content.moved.find((each) => each.key === part.dataset.moved);
    if (!this.moved) return;
    const host = element('div', { class: 'live' });
    part.prepend(host);
    part.classList.add('has-live');
    const numbers = [...part.querySelectorAll('figcaption > b:first-child')].map((each) => each.textContent?.replace(/\.\s*$/, '') ?? '');
    this.drawn = numbers.length > 0 ? ` These are figures ${numbers[0].replace('Figure ', '')} to ${numbers[numbers.length - 1].replace('Figure ', '')} in one.` : '';
    const label = `The same cells, ${this.moved.panels.map((each) => each.title).join('; ')}`;
    this.view = scatter(host, this.#data(), { selection, label, file: 'moved-cells', colourBy: 'species' });
  }

  /** The calls are of another model. */
  refresh() {
    this.view?.update(this.#data());
  }

  /** @returns {import('./scatter.js').ScatterData} */
  #data() {
    const { cells } = this;
    const moved = /** @type {import('./cells.js').PageMoved} */ (this.moved);
    const panels = moved.panels.map((each) => ({ x: unpacked(each.x, 0, 1), y: unpacked(each.y, 0, 1) }));
    const [first, second, ...rest] = panels;
    return {
      points: inRuns(moved.cells).map((number, index) => ({
        ...factsOf(cells, number, this.evaluation()),
        x: first.x[index], y: first.y[index], x2: second?.x[index], y2: second?.y[index],
        later: rest.map(({ x, y }) => /** @type {[number, number]} */ ([x[index], y[index]])),
      })),
      panels: moved.panels.map((each) => each.title),
      axes: `${MOVED}${this.drawn}`,
    };
  }
}

/**
 * Makes the planes of open folds live.
 * @param {Element} root
 * @param {import('./cells.js').PageCells} cells
 * @param {import('./selection.js').Selection} selection
 * @param {() => string} evaluation the model shown
 * @returns {MovedFigure[]} those that became live now
 */
export function enhanceMoved(root, cells, selection, evaluation) {
  return [...root.querySelectorAll('[data-moved]:not(.has-live)')].filter((part) => !part.closest('details:not([open])'))
    .map((part) => new MovedFigure(/** @type {HTMLElement} */ (part), cells, selection, evaluation));
}

/**
 * @param {import('./cells.js').PageCells} cells
 * @param {number} number
 * @param {string} evaluation the model shown; of a cell that is not its own, the first of the cell's cohort speaks
 */
function factsOf(cells, number, evaluation) {
  const chosen = cells.model(evaluation);
  const model = chosen && chosen.cohort === cells.cohortOf[number] ? chosen : cells.modelsOf(number)[0];
  const call = model ? cells.call(model, number) : null;
  return {
    id: cells.id(number), name: cells.name(number),
    class: cells.property(number, 'subclass'),
    predicted: call?.called ?? '',
    species: cells.property(number, 'species'),
    condition: cells.property(number, 'condition'),
    donor: cells.property(number, 'donor'),
    cohort: cells.cohort(number).title,
    note: call ? `called ${call.called}, probability ${call.probability.toFixed(2)}` : '',
  };
}
