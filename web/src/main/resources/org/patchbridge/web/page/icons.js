// @ts-check
import { svgElement } from '/views/dom.js';

/** @type {Record<string, string>} */
const PATHS = {
  call: 'M12 3a9 9 0 1 0 9 9M12 8a4 4 0 1 0 4 4M12 12 21 3M21 3v5M21 3h-5',
  recording: 'M2 16h5l2-1 2-12 2 18 2-5h7',
  models: 'M4 7l8-4 8 4-8 4zM4 12l8 4 8-4M4 17l8 4 8-4',
  study: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
  tour: 'M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 17.5v.5M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  stop: 'M12 3v8M7 6a8 8 0 1 0 10 0',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
};

/** @param {string} name */
export function icon(name) {
  return svgElement('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' },
    svgElement('path', { d: PATHS[name] ?? '', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.7, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }));
}
