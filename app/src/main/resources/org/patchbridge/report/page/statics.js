// @ts-check
import { button, element } from './dom.js';
import { savePng, saveSvg } from './download.js';

/**
 * The figures that the page came with get what a script can add: downloads, and fields that choose cells.
 * @param {Element} root
 * @param {import('./cells.js').PageCells} cells
 * @param {import('./selection.js').Selection} selection
 */
export function enhanceFigures(root, cells, selection) {
  for (const figure of root.querySelectorAll('figure')) {
    const plot = figure.querySelector('.plot');
    if (!(plot instanceof HTMLElement) || figure.dataset.enhanced) continue;
    figure.dataset.enhanced = 'yes';
    const caption = figure.querySelector('figcaption');
    const name = caption?.textContent?.slice(0, 60) ?? 'figure';
    plot.after(element('div', { class: 'pb-tools', role: 'group', 'aria-label': `Save ${name}`, 'data-control': true },
      button('SVG', () => saveSvg(name, plot)), button('PNG', () => savePng(name, plot))));
    if (figure.classList.contains('confusion')) chooseByFields(figure, plot, cells, selection);
  }
}

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} plot
 * @param {import('./cells.js').PageCells} cells
 * @param {import('./selection.js').Selection} selection
 */
function chooseByFields(figure, plot, cells, selection) {
  const evaluation = figure.closest('[data-evaluation]')?.getAttribute('data-evaluation') ?? '';
  if (!cells.model(evaluation)) return;
  // A group that holds buttons; as an image its parts would be hidden from those who cannot see it.
  plot.setAttribute('role', 'group');
  for (const field of plot.querySelectorAll('.field')) {
    const ids = cells.inField(evaluation, field.getAttribute('data-truth') ?? '', field.getAttribute('data-called') ?? '');
    if (ids.length === 0) continue;
    field.setAttribute('tabindex', '0');
    // Its name is its title.
    field.setAttribute('role', 'button');
    const choose = () => selection.set(ids, figure);
    field.addEventListener('click', choose);
    field.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        choose();
      }
    });
    selection.subscribe(({ ids: chosen }) => {
      field.classList.toggle('chosen', chosen.size > 0 && ids.every((id) => chosen.has(id)));
    });
  }
}
