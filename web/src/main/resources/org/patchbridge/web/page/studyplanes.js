// @ts-check
import { element } from '/views/dom.js';
import { graph } from '/views/graph.js';
import { scatter } from '/views/scatter.js';
import { ask } from './api.js';

/** @param {any[]} all @param {string} label @param {(one: any) => void} chosen */
function chooser(all, label, chosen) {
  const select = element('select', { 'aria-label': label }, ...all.map((each, at) => element('option', { value: String(at) }, each.title)));
  select.addEventListener('change', () => chosen(all[Number(select.value)]));
  return element('label', { class: 'control plane-choice' }, select);
}

/** @param {any} cell */
const point = (cell) => ({
  id: cell.id, x: cell.x, y: cell.y, class: cell.subclass || undefined, predicted: cell.predicted || undefined,
  species: cell.species, condition: cell.condition || undefined, donor: cell.donor || undefined, cohort: cell.cohort,
});

/**
 * The cells of the study in a plane, and the graphs of their shape; what is chosen in one is chosen in the other.
 * @param {import('/views/selection.js').Selection} selection
 */
export function studyPlanes(selection) {
  const cells = element('div', { class: 'study-plane' });
  const shape = element('div', { class: 'study-plane' });
  let stamp = '';
  /** @type {{destroy: () => void}[]} */
  let views = [];

  /** @param {any} plane @param {HTMLElement} host @param {HTMLElement} words */
  function drawPlane(plane, host, words) {
    host.replaceChildren();
    words.textContent = `${plane.axes}; trustworthiness ${plane.trustworthiness.toFixed(2)}, continuity ${plane.continuity.toFixed(2)}`;
    views.push(scatter(host, { points: plane.cells.map(point), axes: plane.axes }, { selection, label: plane.title, file: 'study-embedding', height: 460 }));
  }

  /** @param {any} one @param {HTMLElement} host @param {HTMLElement} words */
  function drawShape(one, host, words) {
    host.replaceChildren();
    words.replaceChildren(element('p', { class: 'quiet' }, one.settings), ...one.findings.map((/** @type {string} */ each) => element('p', {}, each)));
    views.push(graph(host, {
      nodes: one.nodes.map((/** @type {any} */ node) => ({ ...node, donor: node.donor || undefined, species: Object.keys(node.species).length ? node.species : undefined })),
      edges: one.edges.map((/** @type {any} */ edge) => ({ ...edge, stability: edge.stability ?? undefined })),
    }, { selection, label: one.title, file: 'study-mapper-graph', height: 460 }));
  }

  /**
   * @param {HTMLElement} place
   * @param {any[]} all
   * @param {string} label
   * @param {string} none
   * @param {(one: any, host: HTMLElement, words: HTMLElement) => void} draw
   */
  function fill(place, all, label, none, draw) {
    if (all.length === 0) {
      place.replaceChildren(element('p', { class: 'hint' }, none));
      return;
    }
    const host = element('div', {});
    const words = element('div', { class: 'quiet' });
    place.replaceChildren(all.length > 1 ? chooser(all, label, (one) => draw(one, host, words)) : element('h2', {}, all[0].title), words, host);
    draw(all[0], host, words);
  }

  return {
    cells,
    shape,
    /** @param {string} next stamp of the report */
    async show(next) {
      if (next === stamp) return;
      stamp = next;
      const told = await ask('/api/study/planes');
      if (next !== stamp) return;
      views.forEach((view) => view.destroy());
      views = [];
      fill(cells, told.embeddings, 'Embedding', 'The report has no embedding yet: evaluate the study.', drawPlane);
      fill(shape, told.shapes, 'Mapper graph', 'The report has no topology yet: run it.', drawShape);
    },
  };
}
