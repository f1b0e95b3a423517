// @ts-check
import { bars } from '/views/bars.js';
import { evidence } from '/views/evidence.js';
import { families } from '/views/families.js';
import { classColour } from '/views/colours.js';
import { element } from '/views/dom.js';
import { shortNumber } from '/views/numbers.js';
import { ranges } from './ranges.js';
import { recordingData, traceSource } from './recordingdata.js';
import { sweeps } from '/views/sweeps.js';
import { ask } from './api.js';

/** @param {any} row */
function verdictWords(row) {
  if (row.stage !== 'called') return row.message;
  return row.subclass ? `${(100 * Math.max(...row.probabilities)).toFixed(0)} %, called` : `${row.message.replace(/^no call: /, '')}; likeliest ${row.mostProbable}`;
}

/** @param {any} detail */
function novelty(detail) {
  const { row, noveltyLimit } = detail;
  if (row.novelty === null) return null;
  const most = Math.max(row.novelty, noveltyLimit ?? 0) * 1.15 || 1;
  const beyond = noveltyLimit !== null && row.novelty > noveltyLimit;
  const words = `novelty ${row.novelty.toFixed(2)}${noveltyLimit === null ? '' : beyond ? `, beyond ${noveltyLimit.toFixed(2)}` : `, ordinary up to ${noveltyLimit.toFixed(2)}`}`;
  return element('div', { class: 'novelty' },
    element('span', { class: `meter${beyond ? ' meter-beyond' : ''}`, role: 'img', 'aria-label': words },
      element('span', { class: 'meter-fill', style: { width: `${(100 * row.novelty) / most}%` } }),
      noveltyLimit !== null && element('span', { class: 'meter-limit', style: { left: `${(100 * noveltyLimit) / most}%` } })),
    element('span', { class: 'quiet' }, words));
}

/** @param {any} section */
function familyData(section) {
  return {
    shown: section.subclasses,
    families: section.families.map((/** @type {any} */ each) => ({
      name: each.family.replaceAll('_', ' '),
      unit: each.unit,
      xName: each.axis,
      cell: each.values.map((/** @type {any} */ value) => (typeof value === 'number' ? value : null)),
      classes: each.bands.map((/** @type {any} */ band) => ({ name: band.subclass, low: band.low, median: band.median, high: band.high })),
    })),
  };
}

/**
 * @param {string} title
 * @param {string} note
 * @param {(host: HTMLElement) => void} fill
 */
function part(title, note, fill) {
  const host = element('div', { class: 'part-body' });
  const root = element('section', { class: 'part' }, element('h2', {}, title, note && element('span', { class: 'quiet' }, ` ${note}`)), host);
  fill(host);
  return root;
}

/**
 * Sweeps that make sense above each other: those with spikes of the protocol that has most of them.
 * @param {any[]} all
 */
function ofOneProtocol(all) {
  const used = all.filter((sweep) => sweep.spikes.length > 0);
  const sweepsOf = new Map();
  for (const sweep of used) sweepsOf.set(sweep.protocol, [...(sweepsOf.get(sweep.protocol) ?? []), sweep]);
  const groups = [...sweepsOf.values()].sort((one, other) => other.length - one.length);
  return sweepsOf.get('long square') ?? groups[0] ?? all;
}

/** @param {any} row */
function sweepsPart(row) {
  return part('Sweeps', 'spikes marked; drag to zoom', (host) => {
    host.classList.add('sweeps-host');
    ask(`/api/recordings/${encodeURIComponent(row.file)}`).then((recording) => {
      if (!host.isConnected) return;
      const data = recordingData(recording);
      const shown = ofOneProtocol(data.sweeps);
      sweeps(host, { sweeps: shown.slice(0, 12) }, { source: traceSource(row.file), height: 190, label: `Sweeps of ${row.cell}`, file: `${row.cell}-sweeps` });
    }, (error) => host.append(element('p', { class: 'quiet' }, error.message)));
  });
}

/**
 * Everything that is told of one cell.
 * @param {any} detail
 * @returns {HTMLElement}
 */
export function cellCard(detail) {
  const { row } = detail;
  const next = detail.classes.map((/** @type {string} */ name, /** @type {number} */ at) => ({ name, value: row.probabilities[at] }))
    .sort((/** @type {any} */ one, /** @type {any} */ other) => other.value - one.value);
  const head = element('header', { class: 'cell-head' },
    element('h1', {}, row.subclass
      ? element('span', { class: 'cell-call', style: { color: `var(--text-${row.subclass}, ${classColour(row.subclass)})` } }, row.subclass)
      : element('span', { class: 'cell-call no-call' }, 'No call'),
    element('span', { class: 'cell-verdict' }, ` ${verdictWords(row)}`)),
    element('p', { class: 'cell-name' }, row.cell, row.cell !== row.name && element('span', { class: 'quiet' }, ` · ${row.name}`),
      row.kind === 'recording' && element('span', { class: 'quiet' }, ` · ${row.sweeps} sweeps, ${row.spikes} spikes · `),
      row.kind === 'recording' && element('a', { href: `#recording/${row.file}` }, 'look at its sweeps')));
  const flags = [...row.flags, ...detail.setNotes];
  const root = element('article', { class: 'cell' }, head);
  root.append(part('Probabilities', `calibrated; set at ${Math.round(100 * detail.level)} %: {${row.set.join(', ') || 'none'}}`, (host) => {
    bars(host, { probabilities: next, called: row.subclass || null, set: row.set }, { label: `Probabilities of ${row.cell}`, file: `${row.cell}-probabilities` });
    const how = novelty(detail);
    if (how) host.append(how);
  }));
  if (flags.length > 0) {
    root.append(element('details', { class: 'flags', open: flags.length < 4 }, element('summary', {}, `${flags.length} ${flags.length === 1 ? 'note' : 'notes'} before you believe it`),
      element('ul', {}, ...flags.map((/** @type {string} */ flag) => element('li', {}, flag)))));
  }
  if (detail.unusual.length > 0) {
    root.append(part('What makes it unlike all training cells', '', (host) => host.append(element('ul', { class: 'unusual' },
      ...detail.unusual.map((/** @type {any} */ each) => element('li', {}, element('b', {}, `${each.feature} ${each.value}`), ` ${each.ordinary}`))))));
  }
  if (row.kind === 'recording') root.append(sweepsPart(row));
  const ofModel = detail.features.filter((/** @type {any} */ each) => each.isOfModel);
  const items = ofModel.length > 0 ? ofModel : detail.families.map((/** @type {any} */ each) => ({ feature: each.family, logOdds: each.logOdds, unit: '', value: null, ranges: [] }));
  root.append(part('What speaks for and against', `log-odds of ${row.mostProbable}`, (host) => {
    evidence(host, {
      for: row.mostProbable,
      against: next[1]?.name,
      items: items.map((/** @type {any} */ each) => ({
        name: each.feature.replaceAll('_', ' '),
        value: each.logOdds,
        shown: typeof each.value === 'number' ? `${shortNumber(each.value)}${each.unit ? ` ${each.unit}` : ''}` : undefined,
      })),
    }, { most: 8, file: `${row.cell}-evidence` });
  }));
  const ranged = detail.features.filter((/** @type {any} */ each) => each.ranges.length > 0).slice(0, 12);
  if (ranged.length > 0) {
    root.append(part('Its strongest features among the subclasses', 'median and central 90 % of the training cells; the line is this cell', (host) => ranges(host, ranged)));
  }
  if (detail.envelopes) {
    root.append(part('Families over the subclasses', 'median and central 90 %', (host) => {
      families(host, { cell: row.cell, ...familyData(detail.envelopes) }, { file: `${row.cell}-families` });
    }));
  }
  return root;
}
