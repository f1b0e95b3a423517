// @ts-check
import { element } from '/views/dom.js';

const PLACE = '/study/report';

/** The written report, in a frame without an origin: its scripts run, and reach nothing of the window. */
export function reportFrame() {
  const alone = element('a', { class: 'button button-small', href: PLACE, target: '_blank', rel: 'noopener' }, 'Open the report alone');
  const none = element('p', { class: 'hint' }, 'The study has no report yet. What is evaluated writes one.');
  const body = element('div', { class: 'report-body' }, element('p', { class: 'hint' }, 'The study is being read.'));
  const root = element('section', { class: 'report-part', 'aria-label': 'Report' }, element('div', { class: 'report-head' }, element('h2', {}, 'Report'), alone), body);
  /** @type {string | undefined} Nothing is known before the first answer. */
  let shown;
  alone.hidden = true;
  return {
    root,
    /** @param {string} stamp of the report; empty for none */
    show(stamp) {
      if (stamp === shown) return;
      shown = stamp;
      alone.hidden = !stamp;
      body.replaceChildren(stamp ? element('iframe', { class: 'report-frame', title: 'The report of the study', sandbox: 'allow-scripts allow-downloads',
        src: `${PLACE}?of=${encodeURIComponent(stamp)}` }) : none);
    },
  };
}
