// @ts-check
import { element } from '/views/dom.js';
import { icon } from './icons.js';

/** The command that does what the view shows, to be copied. */
export function commandLine() {
  const text = element('code', { class: 'command-text', tabindex: '0' });
  const copy = element('button', { type: 'button', class: 'button button-quiet', 'aria-label': 'Copy the command', title: 'Copy the command' }, icon('copy'));
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text.textContent ?? '');
    copy.classList.add('is-done');
    setTimeout(() => copy.classList.remove('is-done'), 1200);
  });
  const root = element('div', { class: 'command', role: 'group', 'aria-label': 'The same on the command line' }, text, copy);
  /** @param {string} line */
  const show = (line) => {
    text.textContent = line;
    text.title = line;
    root.hidden = !line;
  };
  show('');
  return { root, show };
}
