// @ts-check
import { element, setAttributes, svgElement, Tip, whenResized } from './dom.js';
import { Frame } from './frame.js';
import { extent, fixedNumber, linear, ticks } from './numbers.js';

/**
 * A model, a baseline or a difference, with its interval.
 * @typedef {Object} DotsRow
 * @property {string} name for people
 * @property {number} value
 * @property {number} [low] of the interval
 * @property {number} [high]
 * @property {'model' | 'best' | 'baseline' | 'difference'} [kind] a model unless said
 * @property {string} [group] rows of one group stand together under its name
 * @property {string} [note] in the tip and the table
 * @property {string} [id] for `options.onPick`
 */
/**
 * @typedef {Object} DotsData
 * @property {DotsRow[]} rows shown in this order; `options.sorted` puts the best first
 * @property {{name: string, value: number}[]} [lines] published values
 * @property {string} metric "macro-F1"
 * @property {[number, number]} [domain] of the axis; fitted to the data unless said
 * @property {string} [interval] "95 % interval" unless said
 * @property {number} [digits] 2 unless said
 */

const ROW = 24;
const GROUP = 26;
const AXIS = 26;

/**
 * A dot and an interval a row, best first where asked, published values as dashed lines.
 * @param {HTMLElement} host
 * @param {DotsData} data
 * @param {import('./dom.js').ViewOptions & {sorted?: boolean, onPick?: (row: DotsRow) => void, picked?: string}} [options]
 * @returns {import('./dom.js').View<DotsData>}
 */
export function dots(host, data, options = {}) {
  let shown = data;
  let picked = options.picked;
  const frame = new Frame(host, 'dots', options, `${data.metric} of the models`, () => ({
    columns: ['name', 'group', 'kind', shown.metric, 'low', 'high', 'note'],
    rows: [
      ...shown.rows.map((row) => [
        row.name,
        row.group ?? null,
        row.kind ?? 'model',
        row.value,
        row.low ?? null,
        row.high ?? null,
        row.note ?? null,
      ]),
      ...(shown.lines ?? []).map((line) => [line.name, null, 'published', line.value, null, null, null]),
    ],
  }));
  const tip = new Tip(frame.root);
  const digits = () => shown.digits ?? 2;

  /** @param {DotsRow} row */
  function words(row) {
    const interval =
      row.low !== undefined && row.high !== undefined
        ? ` (${fixedNumber(row.low, digits())} to ${fixedNumber(row.high, digits())})`
        : '';
    return `${valueText(row)}${interval}`;
  }

  /** @param {DotsRow} row @returns {string} with its sign where it is a difference */
  function valueText(row) {
    return `${row.kind === 'difference' && row.value > 0 ? '+' : ''}${fixedNumber(row.value, digits())}`;
  }

  function orderedRows() {
    const rows = options.sorted ? [...shown.rows].sort((one, other) => other.value - one.value) : [...shown.rows];
    const groups = [...new Set(rows.map((row) => row.group ?? ''))];
    return groups.flatMap((group) => rows.filter((row) => (row.group ?? '') === group));
  }

  /** @param {number} width */
  function draw(width) {
    const rows = orderedRows();
    const longest = Math.max(0, ...rows.map((row) => row.name.length));
    const left = Math.min(width * 0.46, Math.max(80, longest * 6.6 + 14));
    const right = 46;
    const lines = shown.lines ?? [];
    const domain = shown.domain ?? paddedDomain(rows, lines);
    const x = linear(domain, [left, width - right - 8]);
    const top = lines.length > 0 ? 18 * lineLabels(lines, x, width).levels + 2 : 4;
    const svg = svgElement('svg', { width, role: options.onPick ? 'group' : 'img', 'aria-label': frame.label });
    let y = top;
    let group = '';
    const body = svgElement('g');
    for (const row of rows) {
      if (row.group && row.group !== group) {
        group = row.group;
        body.append(svgElement('text', { class: 'pb-heading', x: 0, y: y + 16 }, group));
        y += GROUP;
      }
      body.append(rowMark(row, y + ROW / 2, x, width, left));
      y += ROW;
    }
    svg.append(axis(domain, x, top, y), ...published(lines, x, top, y, width), body);
    svg.setAttribute('height', String(y + AXIS));
    svg.setAttribute('viewBox', `0 0 ${width} ${y + AXIS}`);
    const hadFocus = frame.body.contains(document.activeElement)
      ? document.activeElement?.closest('g')?.dataset.name
      : undefined;
    frame.body.replaceChildren(svg);
    if (hadFocus !== undefined) {
      for (const mark of svg.querySelectorAll('.pb-row')) {
        if (!(mark instanceof SVGElement) || mark.dataset.name !== hadFocus) continue;
        const hit = mark.firstElementChild;
        if (hit instanceof SVGElement) hit.focus();
      }
    }
  }

  /** @param {DotsRow[]} rows @param {{value: number}[]} lines @returns {[number, number]} */
  function paddedDomain(rows, lines) {
    const [low, high] = extent([
      ...rows.flatMap((row) => [row.value, row.low, row.high]),
      ...lines.map((line) => line.value),
      ...(rows.some((row) => row.kind === 'difference') ? [0] : []),
    ]);
    const pad = (high - low || 0.1) * 0.06;
    return [low - pad, high + pad];
  }

  /** @param {[number, number]} domain @param {(value: number) => number} x @param {number} top @param {number} bottom */
  function axis(domain, x, top, bottom) {
    const group = svgElement('g', { class: 'pb-axis' });
    for (const tick of ticks(domain[0], domain[1], Math.max(2, (x(domain[1]) - x(domain[0])) / 70))) {
      group.append(
        svgElement('line', {
          class: tick === 0 && domain[0] < 0 ? 'pb-zero' : 'pb-grid',
          x1: x(tick),
          x2: x(tick),
          y1: top,
          y2: bottom,
        }),
        svgElement(
          'text',
          { x: x(tick), y: bottom + 15, 'text-anchor': 'middle' },
          fixedNumber(tick, decimals(domain)),
        ),
      );
    }
    group.append(svgElement('text', { class: 'pb-axis-name', x: 0, y: bottom + 15 }, shown.metric));
    return group;
  }

  /** @param {[number, number]} domain */
  const decimals = (domain) => (domain[1] - domain[0] >= 10 ? 0 : domain[1] - domain[0] >= 0.45 ? 1 : 2);

  /** @param {{name: string, value: number}[]} lines @param {(value: number) => number} x @param {number} width */
  function lineLabels(lines, x, width) {
    /** @type {number[]} */
    const ends = [];
    const placed = [...lines]
      .sort((one, other) => one.value - other.value)
      .map((line) => {
        const size = line.name.length * 5.8 + 8;
        const start = Math.min(Math.max(0, x(line.value) - size / 2), width - size);
        let level = ends.findIndex((end) => end <= start);
        if (level < 0) level = ends.length;
        ends[level] = start + size;
        return { line, start: start + size / 2, level };
      });
    return { placed, levels: ends.length };
  }

  /** @param {{name: string, value: number}[]} lines @param {(value: number) => number} x @param {number} top @param {number} bottom @param {number} width */
  function published(lines, x, top, bottom, width) {
    return lineLabels(lines, x, width).placed.map(({ line, start, level }) =>
      svgElement(
        'g',
        { class: 'pb-published' },
        svgElement('line', { x1: x(line.value), x2: x(line.value), y1: 15 + 18 * level, y2: bottom }),
        svgElement('text', { x: start, y: 11 + 18 * level, 'text-anchor': 'middle' }, line.name),
      ),
    );
  }

  /** @param {DotsRow} row @param {number} y @param {(value: number) => number} x @param {number} width @param {number} left */
  function rowMark(row, y, x, width, left) {
    const kind = row.kind ?? 'model';
    const most = Math.floor((left - 8) / 6.3);
    const name = row.name.length > most ? `${row.name.slice(0, most - 1)}…` : row.name;
    const mark = svgElement(
      'g',
      { class: `pb-row pb-kind-${kind}${row.id && row.id === picked ? ' pb-picked' : ''}`, 'data-name': row.name },
      svgElement('rect', { class: 'pb-hit', x: 0, y: y - ROW / 2, width, height: ROW, rx: 3 }),
      svgElement('text', { class: 'pb-name', x: 0, y: y + 4 }, name),
      row.low !== undefined &&
        row.high !== undefined &&
        svgElement('line', { class: 'pb-interval', x1: x(row.low), x2: x(row.high), y1: y, y2: y }),
      svgElement('circle', { cx: x(row.value), cy: y, r: kind === 'baseline' ? 3.5 : 4.5 }),
      svgElement('text', { class: 'pb-value', x: width, y: y + 4, 'text-anchor': 'end' }, valueText(row)),
    );
    const said = `${row.name}: ${shown.metric} ${words(row)}${row.note ? `, ${row.note}` : ''}`;
    mark.addEventListener('pointermove', (event) => {
      const box = frame.root.getBoundingClientRect();
      tip.show(event.clientX - box.left, event.clientY - box.top, [
        element('b', {}, row.name),
        `${shown.metric} ${words(row)}`,
        row.note ?? null,
      ]);
    });
    mark.addEventListener('pointerleave', () => tip.hide());
    if (options.onPick) {
      // The texts beside it are for eyes; this one names the row in full.
      const hit = /** @type {SVGRectElement} */ (mark.firstElementChild);
      setAttributes(hit, {
        tabindex: 0,
        role: 'button',
        'aria-label': said,
        'aria-pressed': row.id ? String(row.id === picked) : null,
      });
      mark.addEventListener('click', () => pick(row));
      mark.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          pick(row);
        }
      });
    }
    return mark;
  }

  /** @param {DotsRow} row */
  function pick(row) {
    picked = row.id;
    redraw();
    options.onPick?.(row);
  }

  const redraw = () => draw(Math.max(220, frame.body.clientWidth));
  const stop = whenResized(frame.body, redraw);
  redraw();
  return {
    update(next) {
      shown = next;
      redraw();
      frame.refresh();
    },
    destroy() {
      stop();
      frame.destroy();
    },
  };
}
