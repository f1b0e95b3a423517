// @ts-check
import { drawAsVector } from './vector.js';
import { svgElement } from './dom.js';
import { SvgContext } from './svgcontext.js';

const FONT = '11px system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif';
const AXIS_PX = 52;

/**
 * One channel's lines over time.
 * @typedef {Object} ChartSettings
 * @property {string} unit
 * @property {number} lines
 * @property {number} height px
 * @property {boolean} times whether the time axis is written below
 * @property {(line: number) => {colour: string, width: number}} style
 * @property {() => [number, number] | null} locked the range of y where it is locked
 * @property {import('./colours.js').Paint} paint
 * @property {(chart: SweepChart) => void} drawBelow
 * @property {(chart: SweepChart) => void} drawAbove
 * @property {(from: number, to: number) => void} zoomed
 * @property {(chart: SweepChart) => void} pointed
 */

/** uPlot, of one channel. It stands in the page as a classic script, before the views. */
export class SweepChart {
  /**
   * @param {HTMLElement} host
   * @param {number} width
   * @param {ChartSettings} settings
   */
  constructor(host, width, settings) {
    this.settings = settings;
    /** @type {[number, number]} */
    this.range = [0, 1];
    const Plot = /** @type {typeof import('uplot') | undefined} */ (Reflect.get(globalThis, 'uPlot'));
    if (!Plot) throw new Error('uPlot is not loaded: link vendor/uPlot.iife.min.js before the views');
    this.plot = new Plot(this.#options(width), this.#empty(), host);
    this.plot.ctx.canvas.setAttribute('aria-hidden', 'true');
    drawAsVector(this.plot.ctx.canvas, () => this.asVector());
  }

  /** @returns {import('uplot').AlignedData} */
  #empty() {
    return /** @type {import('uplot').AlignedData} */ ([
      [],
      ...Array.from({ length: this.settings.lines }, () => []),
    ]);
  }

  /** @param {number} width @returns {import('uplot').Options} */
  #options(width) {
    const { settings } = this;
    const dim = () => settings.paint.resolve('var(--dim)');
    const line = () => settings.paint.resolve('var(--line)');
    const axis = { font: FONT, stroke: dim, ticks: { show: false }, grid: { stroke: line, width: 1 } };
    return {
      width,
      height: settings.height,
      pxAlign: 0,
      legend: { show: false },
      padding: [8, 8, settings.times ? 0 : 4, 0],
      scales: {
        x: { time: false, auto: false, range: () => this.range },
        y: { range: (_, low, high) => this.#fit(low, high) },
      },
      axes: [
        {
          ...axis,
          show: true,
          size: settings.times ? 24 : 0,
          gap: 4,
          values: settings.times ? timeTexts : () => [],
          space: 70,
        },
        {
          ...axis,
          size: AXIS_PX,
          gap: 6,
          space: 28,
          values: (_, values) => values.map((value) => String(Number(value.toPrecision(6))).replace('-', '\u2212')),
        },
      ],
      series: [
        {},
        ...Array.from({ length: settings.lines }, (_, index) => ({
          stroke: () => settings.style(index).colour,
          width: 1,
          points: { show: false },
          spanGaps: false,
        })),
      ],
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: true, y: false, setScale: false, uni: 1 },
        focus: { prox: -1 },
        bind: { dblclick: () => null },
      },
      hooks: {
        drawClear: [() => settings.drawBelow(this)],
        draw: [() => settings.drawAbove(this)],
        setCursor: [() => settings.pointed(this)],
        setSelect: [
          (plot) => {
            const { left, width: wide } = plot.select;
            if (wide > 3) settings.zoomed(plot.posToVal(left, 'x'), plot.posToVal(left + wide, 'x'));
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          },
        ],
      },
    };
  }

  /** @param {number} low @param {number} high @returns {[number, number]} */
  #fit(low, high) {
    const fixed = this.settings.locked();
    const [from, to] = fixed ?? [low, high];
    if (!Number.isFinite(from) || !Number.isFinite(to) || from === null || to === null) return [0, 1];
    const pad = (to - from || 2) * 0.06;
    return [from - pad, to + pad];
  }

  /**
   * @param {{t: number[], values: (number | null)[][]}} data
   * @param {[number, number]} range of time, s
   */
  setData(data, range) {
    this.range = range;
    for (let index = 0; index < this.settings.lines; index += 1) {
      this.plot.series[index + 1].width = this.settings.style(index).width;
    }
    this.plot.setData(
      /** @type {import('uplot').AlignedData} */ (/** @type {unknown} */ ([data.t, ...data.values])),
      true,
    );
  }

  /** @param {number} width @param {number} height */
  resize(width, height) {
    this.plot.setSize({ width, height });
  }

  redraw() {
    this.plot.redraw(false, true);
  }

  /** @param {number} time @param {number} value @returns {[number, number]} on the canvas, device px */
  placeOf(time, value) {
    return [this.plot.valToPos(time, 'x', true), this.plot.valToPos(value, 'y', true)];
  }

  /** @returns {SVGGElement} axes and lines as shapes */
  asVector() {
    const { plot, settings } = this;
    const ratio = plot.ctx.canvas.width / (plot.ctx.canvas.clientWidth || plot.width);
    const box = {
      left: plot.bbox.left / ratio,
      top: plot.bbox.top / ratio,
      width: plot.bbox.width / ratio,
      height: plot.bbox.height / ratio,
    };
    const group = svgElement('g', { 'font-family': 'system-ui, Arial, sans-serif', 'font-size': 11 });
    const dim = settings.paint.resolve('var(--dim)');
    const [low, high] = [plot.scales.y.min ?? 0, plot.scales.y.max ?? 1];
    for (const value of [low + (high - low) * 0.1, (low + high) / 2, high - (high - low) * 0.1].map((each) =>
      Number(each.toPrecision(2)),
    )) {
      const y = plot.valToPos(value, 'y', true) / ratio;
      group.append(
        svgElement('line', {
          x1: box.left,
          x2: box.left + box.width,
          y1: y,
          y2: y,
          stroke: settings.paint.resolve('var(--line)'),
        }),
        svgElement(
          'text',
          { x: box.left - 6, y: y + 4, 'text-anchor': 'end', fill: dim },
          String(value).replace('-', '\u2212'),
        ),
      );
    }
    if (settings.times) {
      for (const share of [0, 0.25, 0.5, 0.75, 1]) {
        const value = this.range[0] + share * (this.range[1] - this.range[0]);
        group.append(
          svgElement(
            'text',
            {
              x: box.left + share * box.width,
              y: box.top + box.height + 16,
              'text-anchor': share === 0 ? 'start' : share === 1 ? 'end' : 'middle',
              fill: dim,
            },
            `${Number(value.toPrecision(4))} s`,
          ),
        );
      }
    }
    const clip = svgElement('svg', { x: box.left, y: box.top, width: box.width, height: box.height });
    for (let line = 0; line < settings.lines; line += 1) clip.append(this.#vectorLine(line, box, ratio));
    group.append(this.#vectorMarks(ratio, settings.drawBelow), clip, this.#vectorMarks(ratio, settings.drawAbove));
    return group;
  }

  /** What is drawn below or above the lines. @param {number} ratio @param {(chart: SweepChart) => void} draw */
  #vectorMarks(ratio, draw) {
    const context = new SvgContext(ratio);
    const plot = Object.create(this.plot, { ctx: { value: context } });
    draw(Object.create(this, { plot: { value: plot } }));
    return context.group;
  }

  /** @param {number} line @param {{left: number, top: number}} box @param {number} ratio */
  #vectorLine(line, box, ratio) {
    const [t, ...values] = this.plot.data;
    const { colour, width } = this.settings.style(line);
    let path = '';
    let pen = 'M';
    Array.from(values[line] ?? []).forEach((value, index) => {
      if (value === null || value === undefined) {
        pen = 'M';
        return;
      }
      const [x, y] = this.placeOf(t[index], value);
      path += `${pen}${(x / ratio - box.left).toFixed(1)} ${(y / ratio - box.top).toFixed(1)}`;
      pen = 'L';
    });
    return svgElement('path', {
      d: path || 'M0 0',
      fill: 'none',
      stroke: colour,
      'stroke-width': width,
      'stroke-linejoin': 'round',
    });
  }

  destroy() {
    this.plot.destroy();
  }
}

/**
 * @param {unknown} _
 * @param {number[]} values s
 * @returns {string[]} s, or ms where the axis is short
 */
function timeTexts(_, values) {
  const short = values.length > 1 && values[values.length - 1] - values[0] < 0.1;
  return values.map((value, index) => {
    const text = String(Number((short ? value * 1000 : value).toPrecision(9))).replace('-', '\u2212');
    return index === values.length - 1 ? `${text} ${short ? 'ms' : 's'}` : text;
  });
}
