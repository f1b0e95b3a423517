// @ts-check
import { element, uniqueId } from '/views/dom.js';

/**
 * Several panels in one place; arrow keys go from tab to tab.
 * @param {string} label
 * @param {{name: string, panel: HTMLElement}[]} all
 * @param {() => void} changed
 */
export function tabs(label, all, changed) {
  const row = element('div', { class: 'tabs', role: 'tablist', 'aria-label': label });
  let at = 0;
  const panels = all.map(({ panel }) => element('div', { class: 'tab-panel', role: 'tabpanel', id: uniqueId('panel') }, panel));
  const buttons = all.map(({ name }, index) => element('button', {
    type: 'button', class: 'tab', role: 'tab', id: uniqueId('tab'), 'aria-controls': panels[index].id, on: { click: () => choose(index) },
  }, name));
  panels.forEach((panel, index) => panel.setAttribute('aria-labelledby', buttons[index].id));

  /** @param {number} index */
  function choose(index) {
    at = index;
    buttons.forEach((each, other) => {
      each.setAttribute('aria-selected', String(other === index));
      each.tabIndex = other === index ? 0 : -1;
      panels[other].hidden = other !== index;
    });
    changed();
  }

  row.addEventListener('keydown', (event) => {
    const moves = /** @type {Record<string, number>} */ ({ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 });
    if (!(event.key in moves)) return;
    event.preventDefault();
    choose((moves[event.key] + all.length) % all.length);
    buttons[at].focus();
  });
  row.append(...buttons);
  const root = element('div', { class: 'tabbed' }, row, ...panels);
  choose(0);
  return { root, at: () => all[at].name };
}
