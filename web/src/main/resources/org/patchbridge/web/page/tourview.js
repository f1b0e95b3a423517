// @ts-check
import { element } from '/views/dom.js';

const STEPS = [
  ['Drop', 'Drop recordings (NWB 2, ABF) or tables (CSV) anywhere on the page, files or whole folders. They are copied to a folder that only you can read, and removed when PatchBridge stops. Nothing leaves this machine.'],
  ['Choose a model', 'A reference of published cells, or a model of your own laboratory. Its card says what it was worth on donors that it had not seen. Recordings are not read again when you choose another.'],
  ['Read the call', 'A subclass is called where its calibrated probability is high enough to be right nine times in ten. “No call” is an answer: the cell is between subclasses, or unlike all training cells. The set beside it holds every subclass that fits.'],
  ['Ask why', 'Evidence shows what moves the model for and against the call; families and features show the cell over the range of every subclass; the plane shows its neighbours.'],
  ['Your rig', 'Cells of another rig differ in ways that have nothing to do with their kind. The report on the right says how far yours are from the reference, what was adapted, and whether the promise still holds.'],
  ['Look at sweeps', 'In “Recording” every sweep can be seen, zoomed, left out or named by hand. The call changes at once, Undo takes it back, and the export says what was chosen.'],
  ['Take it with you', 'Export as XLSX, CSV or JSON. The line at the top of each view is the command that does the same, for your methods section or a script.'],
];

export function tourView() {
  const root = element('div', { class: 'view view-tour' }, element('header', { class: 'bar' }, element('h1', {}, 'Two minutes')),
    element('ol', { class: 'steps' }, ...STEPS.map(([name, words]) => element('li', {}, element('h2', {}, name), element('p', {}, words)))),
    element('p', { class: 'steps-end' }, element('a', { class: 'button button-main', href: '#call' }, 'Begin')));
  return { root, show() {}, hide() {} };
}
