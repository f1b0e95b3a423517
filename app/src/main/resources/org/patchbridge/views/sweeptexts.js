// @ts-check
import { element } from './dom.js';
import { counted, shortNumber } from './numbers.js';

/** @param {number} value */
const signed = (value) => `${value > 0 ? '+' : ''}${shortNumber(value)}`;

/**
 * @param {import('./sweeps.js').Sweep} sweep
 * @param {[number, number]} amplitudes least and greatest, pA
 * @returns {string} the CSS colour of its amplitude
 */
export function amplitudeColour(sweep, [low, high]) {
  if (sweep.amplitude === null || sweep.amplitude === undefined) return 'var(--dim)';
  const share = high > low ? (sweep.amplitude - low) / (high - low) : 1;
  return `color-mix(in oklab, var(--ramp-high) ${(share * 100).toFixed(0)}%, var(--ramp-low))`;
}

/**
 * @param {import('./sweeps.js').Sweep} sweep
 * @returns {string} "sweep 12 · +150 pA · long square · 14 spikes"
 */
export function sweepWords(sweep) {
  const { amplitude } = sweep;
  return [
    `sweep ${sweep.number}`,
    amplitude === null || amplitude === undefined ? null : `${signed(amplitude)} pA`,
    sweep.protocol,
    sweep.spikes ? counted(sweep.spikes.length, 'spike') : null,
    sweep.leftOut ? 'left out' : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * Its number, over the colour of its amplitude. The keyboard steps with arrows instead.
 * @param {import('./sweeps.js').Sweep} sweep
 * @param {[number, number]} amplitudes
 * @param {boolean} looked
 * @param {() => void} pressed
 */
export function sweepButton(sweep, amplitudes, looked, pressed) {
  const marks = `${sweep.leftOut ? ' pb-out' : ''}${sweep.findings?.length ? ' pb-found' : ''}`;
  return element(
    'button',
    {
      type: 'button',
      tabindex: -1,
      class: `pb-sweep${marks}`,
      'aria-pressed': String(looked),
      'aria-label': sweepWords(sweep),
      title: [sweepWords(sweep), ...(sweep.findings ?? [])].join('\n'),
      style: { '--key': amplitudeColour(sweep, amplitudes) },
      on: { click: pressed },
    },
    sweep.number,
  );
}

/**
 * @param {import('./sweeps.js').Sweep} sweep
 * @param {((leftOut: boolean) => void) | null} leave
 * @returns {(Node | string)[]}
 */
export function sweepInfo(sweep, leave) {
  const used = element('input', {
    type: 'checkbox',
    checked: !sweep.leftOut,
    on: { change: () => leave?.(!used.checked) },
  });
  const [first, ...rest] = sweepWords(sweep).split(' · ');
  return [
    element('span', { class: 'pb-strong' }, first),
    rest.length > 0 ? ` · ${rest.join(' · ')}` : '',
    ...(leave ? [element('label', { class: 'pb-check', 'data-control': true }, used, 'use it')] : []),
    ...(sweep.findings ?? []).map((finding) => element('div', { class: 'pb-finding' }, finding)),
  ];
}

/**
 * @param {import('./sweeps.js').Sweep[]} all
 * @returns {(Node | string)[]}
 */
export function sweepsInfo(all) {
  const out = all.filter((sweep) => sweep.leftOut).length;
  return [element('span', { class: 'pb-strong' }, counted(all.length, 'sweep')), out > 0 ? `, ${out} left out` : ''];
}

/**
 * @param {import('./sweeps.js').SweepWindow[]} windows
 * @param {(kind: string, text: string) => HTMLElement} key
 */
function windowKeys(windows, key) {
  if (windows.length === 0) return [];
  if (windows.every((window) => window.against === undefined)) return [key('window', 'the call rests on')];
  return [key('for', 'speaks for the call'), key('against', 'against it')];
}

/**
 * What colours and marks mean.
 * @param {import('./sweeps.js').SweepsData} data
 * @param {[number, number]} amplitudes
 * @returns {Node[]}
 */
export function sweepKeys(data, [low, high]) {
  const known = data.sweeps.some((sweep) => sweep.amplitude !== null && sweep.amplitude !== undefined);
  const spiking = data.sweeps.some((sweep) => (sweep.spikes?.length ?? 0) > 0);
  /** @param {string} kind @param {string} text */
  const key = (kind, text) => element('span', { class: `pb-key pb-key-${kind}` }, element('i', {}), text);
  return [
    ...(known && high > low
      ? [element('span', { class: 'pb-ramp' }, signed(low), element('i', {}), `${signed(high)} pA`)]
      : []),
    ...(spiking ? ['threshold', 'peak', 'trough'].map((name) => key(name, name)) : []),
    ...windowKeys(data.windows ?? [], key),
  ];
}
