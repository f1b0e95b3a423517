// @ts-check
import { unpacked } from './cells.js';

/**
 * @param {Float64Array} times ascending
 * @param {Float64Array} values there
 * @param {number} count of places equally far apart
 * @param {number} from
 * @param {number} to
 * @returns {Float64Array} on straight lines between the values
 */
function onGrid(times, values, count, from, to) {
  const found = new Float64Array(count);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const time = from + ((index + 0.5) / count) * (to - from);
    while (at < times.length - 2 && times[at + 1] < time) at += 1;
    const span = times[at + 1] - times[at];
    const part = span > 0 ? Math.max(0, Math.min(1, (time - times[at]) / span)) : 0;
    found[index] = times.length === 1 ? values[0] : values[at] + part * (values[at + 1] - values[at]);
  }
  return found;
}

/**
 * @param {import('./cells.js').PageTraces} traces
 * @returns {import('./sweeps.js').SweepsData}
 */
export function sweepsOf(traces) {
  return {
    sweeps: traces.sweeps.map((sweep) => {
      const voltage = unpacked(sweep.potential, sweep.lowMillivolts, sweep.highMillivolts);
      const times = unpacked(sweep.currentTimes, sweep.fromSeconds, sweep.toSeconds);
      return {
        number: sweep.number,
        protocol: sweep.role,
        amplitude: sweep.amplitudePicoamps,
        start: sweep.fromSeconds,
        rateHz: voltage.length / (sweep.toSeconds - sweep.fromSeconds),
        voltage,
        current: times.length > 0
          ? onGrid(times, unpacked(sweep.current, sweep.lowPicoamps, sweep.highPicoamps), voltage.length, sweep.fromSeconds, sweep.toSeconds) : null,
        spikes: Array.from({ length: sweep.spikes.length / 4 }, (_, spike) => {
          const [thresholdAt, threshold, peakAt, peak] = sweep.spikes.slice(4 * spike, 4 * spike + 4);
          return { threshold: { t: thresholdAt, v: threshold }, peak: { t: peakAt, v: peak } };
        }),
      };
    }),
  };
}
