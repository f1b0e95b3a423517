// @ts-check

/**
 * What the pointer moves.
 * @typedef {Object} TimeWindow
 * @property {[number, number]} range the time shown, s
 * @property {import('./sweepchart.js').SweepChart[]} charts
 * @property {(from: number, to: number) => void} setRange
 * @property {(factor: number, at?: number) => void} zoom
 * @property {(share: number) => void} move
 * @property {() => void} showAll
 */

/**
 * Two fingers zoom about the time between them, and move it along; one finger scrolls the page.
 * @param {HTMLElement} stage
 * @param {TimeWindow} view
 * @param {(clientX: number) => number | undefined} timeAt
 */
function pinchZooms(stage, view, timeAt) {
  /** @type {Map<number, number>} */
  const fingers = new Map();
  /** @type {{low: number, high: number} | null} the times under the fingers when the second came down */
  let held = null;

  const lift = (/** @type {PointerEvent} */ event) => {
    fingers.delete(event.pointerId);
    if (fingers.size < 2) held = null;
  };
  stage.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    fingers.set(event.pointerId, event.clientX);
    if (fingers.size !== 2) return;
    const [left, right] = [...fingers.values()].sort((one, other) => one - other);
    const low = timeAt(left);
    const high = timeAt(right);
    held = low !== undefined && high !== undefined && high > low ? { low, high } : null;
  });
  stage.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    fingers.set(event.pointerId, event.clientX);
    const over = view.charts[0]?.plot.over.getBoundingClientRect();
    if (!held || fingers.size !== 2 || !over) return;
    const [left, right] = [...fingers.values()].sort((one, other) => one - other);
    const perPixel = (held.high - held.low) / Math.max(12, right - left);
    const from = held.low - (left - over.left) * perPixel;
    view.setRange(from, from + over.width * perPixel);
  });
  for (const end of /** @type {const} */ (['pointerup', 'pointercancel', 'pointerleave'])) {
    stage.addEventListener(end, lift);
  }
}

/**
 * The wheel and two fingers zoom, a drag with Shift or the middle button moves along, a double click shows all of the time.
 * @param {HTMLElement} stage
 * @param {TimeWindow} view
 */
export function listenToPointer(stage, view) {
  /** @param {number} clientX @returns {number | undefined} */
  const timeAt = (clientX) => {
    const plot = view.charts[0]?.plot;
    return plot?.posToVal(clientX - plot.over.getBoundingClientRect().left, 'x');
  };
  stage.addEventListener(
    'wheel',
    (event) => {
      if (!stage.contains(document.activeElement) && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) view.move(event.deltaX / 800);
      else view.zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 260), timeAt(event.clientX));
    },
    { passive: false },
  );
  pinchZooms(stage, view, timeAt);
  stage.addEventListener('dblclick', () => view.showAll());
  // With Shift, or the middle button, a drag moves along; it must not reach uPlot, whose drag zooms.
  stage.addEventListener(
    'mousedown',
    (event) => {
      stage.focus({ preventScroll: true });
      if (!event.shiftKey && event.button !== 1) return;
      event.preventDefault();
      event.stopPropagation();
      const [from, to] = view.range;
      const grabbed = timeAt(event.clientX);
      const perPixel = (to - from) / (view.charts[0]?.plot.over.clientWidth || 1);
      const startX = event.clientX;
      /** @param {MouseEvent} next */
      const drag = (next) =>
        view.setRange(from - (next.clientX - startX) * perPixel, to - (next.clientX - startX) * perPixel);
      const drop = () => {
        removeEventListener('mousemove', drag);
        removeEventListener('mouseup', drop);
      };
      if (grabbed === undefined) return;
      addEventListener('mousemove', drag);
      addEventListener('mouseup', drop);
    },
    { capture: true },
  );
}
