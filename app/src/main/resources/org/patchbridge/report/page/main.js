// @ts-check
import { svgElement } from './dom.js';
import { Selection } from './selection.js';
import { PageCells } from './cells.js';
import { ModelExplorer } from './explorer.js';
import { enhanceGraphs } from './graphs.js';
import { enhanceMoved, PlaneFigure } from './planes.js';
import { printAsPaper } from './printing.js';
import { SelectedCells } from './selected.js';
import { enhanceFigures } from './statics.js';
import { enhanceTables } from './tables.js';

/** Brings the page to life; without it, all its numbers and figures are there. */
export function startReport() {
  const source = document.getElementById('page-data');
  if (!source) return;
  document.documentElement.classList.add('js');
  const cells = new PageCells(JSON.parse(source.textContent ?? ''));
  const selection = new Selection();
  printAsPaper();

  const section = document.getElementById('models');
  const explorer = section ? new ModelExplorer(section) : null;
  const evaluation = () => explorer?.evaluation() ?? '';
  const panel = document.querySelector('[data-host="selected"]');
  const selected = panel instanceof HTMLElement
    ? new SelectedCells(panel, cells, selection, evaluation) : null;
  /** @type {{refresh: () => void}[]} */
  const planes = [...document.querySelectorAll('figure[data-embedding]')]
    .map((figure) => new PlaneFigure(/** @type {HTMLElement} */ (figure), cells, selection, evaluation));

  const enhance = () => {
    enhanceTables(document.body, cells, selection);
    enhanceGraphs(document.body, cells, selection);
    planes.push(...enhanceMoved(document.body, cells, selection, evaluation));
  };
  enhance();
  enhanceFigures(document.body, cells, selection);
  // What is folded is made live when it is opened; `toggle` does not bubble.
  document.addEventListener('toggle', enhance, true);
  section?.addEventListener('shown', () => {
    selected?.refresh();
    for (const plane of planes) plane.refresh();
  });

  for (const row of document.querySelectorAll('.row[data-evaluation]')) {
    const named = row.getAttribute('data-evaluation') ?? '';
    if (!explorer?.has(named)) continue;
    row.setAttribute('tabindex', '0');
    row.setAttribute('role', 'link');
    // All of the row can be clicked, what is empty between its name and its mark, too.
    const { x, y, width, height } = /** @type {SVGGraphicsElement} */ (row).getBBox();
    row.prepend(svgElement('rect', { x, y, width, height, fill: 'none', 'pointer-events': 'all' }));
    row.prepend(svgElement('title', {}, `Show the model ${row.querySelector('.mark title')?.textContent ?? ''}`));
    row.closest('.plot')?.setAttribute('role', 'group');
    row.addEventListener('click', () => explorer.open(named));
    row.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter') explorer.open(named);
    });
  }

  addEventListener('hashchange', openTarget);
  openTarget();
}

/** A link into a fold opens it. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let node = /** @type {Element | null} */ (target); node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement && !node.classList.contains('model')) node.open = true;
  }
  const own = target.querySelector(':scope > details.fold');
  if (own instanceof HTMLDetailsElement) own.open = true;
  target.scrollIntoView({ block: 'start' });
}
