// @ts-check
import { Selection } from '/views/selection.js';
import { element } from '/views/dom.js';
import { Store } from './store.js';
import { Sender, takeDrops } from './drop.js';
import { callView } from './callview.js';
import { recordingView } from './recordingview.js';
import { modelsView } from './modelsview.js';
import { studyView } from './studyview.js';
import { tourView } from './tourview.js';
import { tell } from './api.js';
import { icon } from './icons.js';

const store = new Store();
const sender = new Sender();
const selection = new Selection();

/** @typedef {{show: (argument: string) => void, hide: () => void, root: HTMLElement}} Place */

const ALL_PLACES = [
  { key: 'call', name: 'Call', make: callView },
  { key: 'recording', name: 'Recording', make: recordingView },
  { key: 'study', name: 'Study', make: studyView },
  { key: 'models', name: 'Models', make: modelsView },
  { key: 'tour', name: 'Tour', make: tourView },
];

/** Those that there is something for. */
let places = ALL_PLACES;

/** @type {Map<string, Place>} */
const made = new Map();
const main = element('main', { id: 'main', tabindex: '-1' });
/** @type {Map<string, HTMLAnchorElement>} */
const links = new Map();
const notice = element('div', { class: 'notice', role: 'alert', hidden: true });

function navigation() {
  const nav = element('nav', { class: 'rail', 'aria-label': 'Views' });
  for (const place of ALL_PLACES) {
    const link = element('a', { href: `#${place.key}`, class: 'rail-link' }, icon(place.key), element('span', {}, place.name));
    link.hidden = place.key === 'study';
    links.set(place.key, link);
    nav.append(link);
  }
  nav.append(element('span', { class: 'rail-space' }),
    element('button', { type: 'button', class: 'rail-link rail-stop', title: 'Ends the server', on: { click: stop } }, icon('stop'), element('span', {}, 'Stop')));
  return nav;
}

async function stop() {
  if (!window.confirm('Stop PatchBridge? Files that were sent here are removed; calls that were not exported are gone, a command that runs is interrupted.')) return;
  store.stop();
  await tell('POST', '/api/stop');
  document.body.replaceChildren(element('main', { class: 'ended' }, element('h1', {}, 'PatchBridge has stopped'),
    element('p', {}, 'Nothing of it runs any more. Start it again with ', element('code', {}, 'patchbridge open'), '.')));
}

/** @type {Place | null} */
let shown = null;

function navigate() {
  const [key, ...rest] = location.hash.slice(1).split('/');
  const place = places.find((each) => each.key === key) ?? places[0];
  for (const [name, link] of links) {
    if (name === place.key) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  let next = made.get(place.key);
  if (!next) {
    next = place.make({ store, sender, selection });
    made.set(place.key, next);
  }
  if (shown !== next) {
    shown?.hide();
    main.replaceChildren(next.root);
    shown = next;
  }
  document.title = `${place.name} · PatchBridge`;
  next.show(decodeURIComponent(rest.join('/')));
}

/** @param {string} words empty for none */
function say(words) {
  notice.textContent = words;
  notice.hidden = !words;
}

/** A study has a view only where one was opened, and is what is shown first where nothing else was. */
function first() {
  const hasStudy = Boolean(store.state?.hasStudy);
  places = ALL_PLACES.filter((each) => each.key !== 'study' || hasStudy);
  const link = links.get('study');
  if (link) link.hidden = !hasStudy;
  if (hasStudy && !location.hash && !store.rows.length) location.replace('#study');
  navigate();
}

function begin() {
  if (location.search) history.replaceState(null, '', location.pathname + location.hash);
  document.getElementById('app')?.replaceWith(
    element('a', { class: 'skip', href: '#main', on: { click: (/** @type {Event} */ event) => { event.preventDefault(); main.focus(); } } }, 'Skip to the view'),
    navigation(), main, notice);
  store.addEventListener('connection', () => say(store.connected ? '' : 'The server does not answer. It may have been stopped; start it again with: patchbridge open'));
  store.addEventListener('trouble', (event) => say(/** @type {CustomEvent} */ (event).detail.message));
  store.addEventListener('change', () => { if (store.connected) say(''); });
  takeDrops(sender);
  sender.addEventListener('change', () => { if (sender.isBusy && !location.hash.startsWith('#call')) location.hash = '#call'; });
  window.addEventListener('hashchange', navigate);
  store.start().then(first);
}

begin();
