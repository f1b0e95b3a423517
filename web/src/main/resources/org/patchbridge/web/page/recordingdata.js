// @ts-check
import { ask } from './api.js';

/** Evidence below this share of the strongest is not seen. */
const LEAST_SHARE = 0.03;

/**
 * The evidence along the sweeps, as the view of sweeps shades it.
 * @param {any} evidence as the server tells it; null for none
 * @returns {import('/views/sweeps.js').SweepWindow[]}
 */
export function evidenceWindows(evidence) {
  const curves = Object.entries(evidence?.curves ?? {});
  const most = Math.max(...curves.flatMap(([, pieces]) => pieces.map((/** @type {any} */ piece) => Math.abs(piece.logOdds))), 1e-12);
  return curves.flatMap(([sweep, pieces]) => pieces
    .filter((/** @type {any} */ piece) => Math.abs(piece.logOdds) >= LEAST_SHARE * most)
    .map((/** @type {any} */ piece) => ({ from: piece.fromSeconds, to: piece.toSeconds, sweep: Number(sweep), weight: Math.abs(piece.logOdds) / most, against: piece.logOdds < 0 })));
}

/**
 * A recording as the view of sweeps takes it; samples are asked for as they are looked at.
 * @param {any} recording as the server tells it
 * @param {any} [evidence] for its call, to be shaded
 * @returns {import('/views/sweeps.js').SweepsData}
 */
export function recordingData(recording, evidence) {
  const rows = new Map(recording.inspection.sweeps.map((/** @type {any} */ row) => [row.number, row]));
  return {
    windows: evidenceWindows(evidence),
    sweeps: recording.sweeps.map((/** @type {any} */ sweep) => {
      const row = rows.get(sweep.number);
      return {
        number: sweep.number, rateHz: sweep.rateHz, duration: sweep.duration,
        amplitude: typeof row?.amplitudePicoamps === 'number' ? row.amplitudePicoamps : null, protocol: row?.protocol,
        leftOut: recording.choices.leftOut.includes(sweep.number), findings: row?.reasons ?? [],
        spikes: (recording.spikes[sweep.number] ?? []).map((/** @type {any} */ spike) => ({
          threshold: { t: spike.threshold, v: spike.thresholdMillivolts }, peak: { t: spike.peak, v: spike.peakMillivolts },
          trough: spike.trough === null ? undefined : { t: spike.trough, v: spike.troughMillivolts } })),
      };
    }),
  };
}

/**
 * @param {string} file id of the recording
 * @returns {any} what the view of sweeps asks for every stretch
 */
export function traceSource(file) {
  return (/** @type {number[]} */ numbers, /** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ pixels, /** @type {AbortSignal} */ signal) => ask(
    `/api/recordings/${encodeURIComponent(file)}/traces?sweeps=${numbers.join(',')}&from=${from}&to=${to}&columns=${Math.max(50, Math.round(pixels))}`, { signal });
}
