// @ts-check
import { classColour, SUBCLASSES } from './colours.js';
import { element } from './dom.js';

/**
 * A class as a chip of its colour; an empty one says that there is no call.
 * @param {string | null} name
 * @param {string} [none]
 * @returns {HTMLElement}
 */
export function classChip(name, none = 'no call') {
  if (!name) return element('span', { class: 'pb-chip pb-chip-none' }, none);
  const known = SUBCLASSES.includes(name);
  return element(
    'span',
    {
      class: `pb-chip${known ? '' : ' pb-chip-none'}`,
      style: known ? { background: classColour(name), color: `var(--on-${name})` } : {},
    },
    name,
  );
}
