// @ts-check
import { element } from './dom.js';
import { scatter } from './scatter.js';

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
    const chosen = cells.model(this.evaluation());
    const plane = /** @type {import('./cells.js').PagePlane} */ (this.plane);
    return {
      points: cells.places(plane).map(({ number, x, y }) => {
        const model = chosen && chosen.cohort === cells.cohortOf[number] ? chosen : cells.modelsOf(number)[0];
        const call = model ? cells.call(model, number) : null;
        return {
          id: cells.id(number), x, y, name: cells.name(number),
          class: cells.property(number, 'subclass'),
          predicted: call?.called ?? '',
          species: cells.property(number, 'species'),
          condition: cells.property(number, 'condition'),
          donor: cells.property(number, 'donor'),
          cohort: cells.cohort(number).title,
          note: call ? `called ${call.called}, probability ${call.probability.toFixed(2)}` : '',
        };
      }),
    };
  }
}
