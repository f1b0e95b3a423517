// @ts-check
import { element } from './dom.js';
import { graph } from './graph.js';

/**
 * The drawings of Mapper graphs make way for graphs to choose from; print keeps the drawings.
 * @param {Element} root
 * @param {import('./cells.js').PageCells} cells
 * @param {import('./selection.js').Selection} selection
 */
export function enhanceGraphs(root, cells, selection) {
  for (const each of root.querySelectorAll('figure[data-graph]:not(.has-live)')) {
    const figure = /** @type {HTMLElement} */ (each);
    const found = cells.content.graphs.find(({ key }) => key === figure.dataset.graph);
    if (!found || figure.closest('details:not([open])')) continue;
    figure.classList.add('has-live');
    const host = element('div', { class: 'live' });
    figure.prepend(host);
    graph(host, {
      nodes: found.nodes.map((node) => ({
        id: node.id, members: node.members.map((number) => cells.id(number)), classes: node.classes,
        species: Object.keys(node.species).length > 0 ? node.species : undefined,
        donor: node.donor || undefined, x: node.x, y: node.y,
      })),
      edges: found.edges.map(({ from, to, shared, stability }) => ({ from, to, shared, stability: stability ?? undefined })),
    }, { selection, label: figure.querySelector('figcaption')?.textContent?.slice(0, 80) ?? 'Mapper graph', file: 'mapper-graph', height: Math.round(Math.min(420, Math.max(260, 0.95 * host.clientWidth))) });
  }
}
