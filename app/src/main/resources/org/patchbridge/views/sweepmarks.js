// @ts-check
import { classColour } from './colours.js';

/** @param {import('./sweeps.js').SweepWindow} window */
function windowColour(window) {
  if (window.class) return classColour(window.class);
  if (window.against === undefined) return 'var(--accent)';
  return window.against ? 'var(--against)' : 'var(--for)';
}

/**
 * Shades the stretches a call rests on.
 * @param {import('./sweepchart.js').SweepChart} chart
 * @param {import('./sweeps.js').SweepWindow[]} windows
 * @param {number | null} sweep the one looked at; null for all, of which those of single sweeps are not shown
 * @param {boolean} named
 */
export function drawWindows(chart, windows, sweep, named) {
  const { ctx, bbox } = chart.plot;
  const { paint } = chart.settings;
  const ratio = globalThis.devicePixelRatio || 1;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const window of windows) {
    if (window.sweep !== undefined && window.sweep !== sweep) continue;
    const [left] = chart.placeOf(window.from, 0);
    const [right] = chart.placeOf(window.to, 0);
    ctx.fillStyle = paint.resolve(windowColour(window));
    ctx.globalAlpha = 0.07 + 0.15 * Math.max(0, Math.min(1, window.weight ?? 0.5));
    ctx.fillRect(left, bbox.top, Math.max(1.5 * ratio, right - left), bbox.height);
    ctx.globalAlpha = 1;
    if (named && window.label && right - left > 30 * ratio) {
      ctx.font = `${11 * ratio}px system-ui, sans-serif`;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'alphabetic';
      ctx.fillStyle = paint.resolve('var(--dim)');
      ctx.fillText(window.label, left + 4 * ratio, bbox.top + 12 * ratio, right - left - 8 * ratio);
    }
  }
  ctx.restore();
}

/**
 * Marks threshold, peak and trough.
 * @param {import('./sweepchart.js').SweepChart} chart
 * @param {NonNullable<import('./sweeps.js').Sweep['spikes']>} spikes
 * @param {boolean} large
 */
export function drawSpikes(chart, spikes, large) {
  const { ctx, bbox } = chart.plot;
  const { paint } = chart.settings;
  const ratio = globalThis.devicePixelRatio || 1;
  const size = (large ? 3.6 : 2.4) * ratio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 8 * ratio, bbox.width, bbox.height + 8 * ratio);
  ctx.clip();
  ctx.lineWidth = 1.3 * ratio;
  for (const spike of spikes) {
    if (spike.threshold) {
      const [x, y] = chart.placeOf(spike.threshold.t, spike.threshold.v);
      ctx.beginPath();
      ctx.arc(x, y, size * 0.8, 0, 2 * Math.PI);
      ctx.strokeStyle = paint.resolve('var(--mark-threshold)');
      ctx.stroke();
    }
    triangle(ctx, chart.placeOf(spike.peak.t, spike.peak.v), size, -1, paint.resolve('var(--mark-peak)'));
    if (spike.trough)
      triangle(ctx, chart.placeOf(spike.trough.t, spike.trough.v), size, 1, paint.resolve('var(--mark-trough)'));
  }
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {[number, number]} at its tip
 * @param {number} size
 * @param {1 | -1} side 1: below its place, pointing up
 * @param {string} colour
 */
function triangle(ctx, [x, y], size, side, colour) {
  ctx.beginPath();
  ctx.moveTo(x, y + side * size * 0.6);
  ctx.lineTo(x - size, y + side * size * 2.2);
  ctx.lineTo(x + size, y + side * size * 2.2);
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
}
