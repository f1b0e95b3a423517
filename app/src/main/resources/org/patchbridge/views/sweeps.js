// @ts-check
import { Paint, whenThemeChanges } from './colours.js';
import { button, element, uniqueId, whenResized } from './dom.js';
import { Frame } from './frame.js';
import { decimateTraces, Trace, unfoldDecimated } from './minmax.js';
import { counted, extent, fixedNumber } from './numbers.js';
import { SweepChart } from './sweepchart.js';
import { listenToPointer } from './sweepgestures.js';
import { drawSpikes, drawWindows } from './sweepmarks.js';
import { amplitudeColour, sweepButton, sweepInfo, sweepKeys, sweepsInfo, sweepWords } from './sweeptexts.js';

/**
 * A place on the voltage.
 * @typedef {{t: number, v: number}} SweepPoint s and mV
 */
/**
 * One sweep. Without samples, `options.source` gives what is seen of it.
 * @typedef {Object} Sweep
 * @property {number} number as in the recording
 * @property {number | null} [amplitude] of the stimulus, pA
 * @property {number} [rateHz] of the samples
 * @property {number} [start] time of the first sample, s; 0 unless said
 * @property {number} [duration] s, where there are no samples
 * @property {ArrayLike<number>} [voltage] mV
 * @property {ArrayLike<number> | null} [current] pA
 * @property {{threshold?: SweepPoint, peak: SweepPoint, trough?: SweepPoint}[]} [spikes]
 * @property {string} [protocol] "long square"
 * @property {string[]} [findings] of quality control
 * @property {boolean} [leftOut]
 */
/**
 * A stretch of time the call rests on.
 * @typedef {{from: number, to: number, label?: string, weight?: number, class?: string, against?: boolean, sweep?: number}} SweepWindow
 *     weight of one; against the call or for it, where that is known; of one sweep, or of all
 */
/** @typedef {{sweeps: Sweep[], windows?: SweepWindow[]}} SweepsData */
/**
 * @typedef {(sweeps: number[], from: number, to: number, pixels: number, signal: AbortSignal) => Promise<import('./minmax.js').Decimated>} SweepSource
 */
/**
 * @typedef {Object} SweepsMore
 * @property {SweepSource} [source] asked for every stretch that is looked at
 * @property {number} [focus] the number of the sweep shown first; all of them unless said
 * @property {number} [height] of the voltage, px
 * @property {(number: number, leftOut: boolean) => void} [onLeaveOut] lets a sweep be left out
 * @property {(number: number | null) => void} [onFocus] another sweep is looked at; null: all of them
 * @typedef {import('./dom.js').ViewOptions & SweepsMore} SweepsOptions
 */

const SWEEP_KEYS =
  'Left and right step through the sweeps, A shows all; with Shift they move along the time; plus and minus zoom, 0 shows all of the time, L locks the voltage axis, X leaves a sweep out.';
const MOST_MARKED = 600;
const MOST_OVERLAID = 60;
const PATIENCE_MS = 90;

/** The sweeps' state, controls and keys. */
class SweepsView {
  /**
   * @param {HTMLElement} host
   * @param {SweepsData} data
   * @param {SweepsOptions} options
   */
  constructor(host, data, options) {
    this.options = options;
    this.data = data;
    /** @type {Sweep[]} */
    this.sweeps = [];
    /** The sweep looked at; -1 for all. */
    this.focus = -1;
    /** Which sweep each line shows: the last line lies above the others. @type {number[]} */
    this.slots = [];
    /** @type {(Trace | null)[]} */
    this.voltages = [];
    /** @type {(Trace | null)[]} */
    this.currents = [];
    /** @type {[number, number]} */
    this.amplitudes = [0, 1];
    /** @type {[number, number]} */
    this.full = [0, 0];
    /** @type {[number, number]} */
    this.range = [0, 0];
    /** @type {{voltage: [number, number] | null, current: [number, number] | null}} */
    this.ranges = { voltage: null, current: null };
    /** @type {SweepChart[]} */
    this.charts = [];
    /** @type {import('./minmax.js').Decimated | null} */
    this.fetched = null;
    /** The width drawn for, px. */
    this.width = 0;
    this.locked = true;
    this.marked = true;
    this.frame = new Frame(host, 'sweeps', options, 'Sweeps', () => this.grid());
    this.paint = new Paint(this.frame.root);
    this.controls = element('div', { class: 'pb-controls', 'data-control': true });
    const help = uniqueId('help');
    this.stage = element('div', {
      class: 'pb-stage',
      tabindex: 0,
      role: 'application',
      'aria-roledescription': 'sweeps over time',
      'aria-label': this.frame.label,
      'aria-describedby': help,
      on: { keydown: (/** @type {KeyboardEvent} */ event) => this.keyed(event) },
    });
    this.strip = element('div', { class: 'pb-strip', role: 'group', 'aria-label': 'Sweeps' });
    this.info = element('div', { class: 'pb-info' });
    this.readout = element('div', { class: 'pb-readout', 'aria-hidden': 'true', 'data-control': true });
    this.key = element('div', { class: 'pb-legend' });
    this.frame.body.append(
      this.controls,
      element('div', { class: 'pb-line' }, this.info, this.readout),
      this.stage,
      this.strip,
      this.key,
      element('span', { class: 'pb-hidden', id: help }, SWEEP_KEYS),
    );
    listenToPointer(this.stage, this);
    this.show(data);
    if (options.focus !== undefined) this.focusOn(this.sweeps.findIndex((sweep) => sweep.number === options.focus));
    this.stops = [whenResized(this.stage, (width) => this.resize(width)), whenThemeChanges(() => this.repaint())];
  }

  /** @returns {import('./download.js').Grid} */
  grid() {
    return {
      columns: ['sweep', 'protocol', 'amplitude pA', 'spikes', 'first spike s', 'left out', 'findings'],
      rows: this.sweeps.map((sweep) => [
        sweep.number,
        sweep.protocol ?? null,
        sweep.amplitude ?? null,
        sweep.spikes?.length ?? null,
        sweep.spikes?.[0]?.peak.t ?? null,
        sweep.leftOut ? 'yes' : '',
        sweep.findings?.join('; ') ?? null,
      ]),
    };
  }

  /** @param {SweepsData} data */
  show(data) {
    const before = this.sweeps[this.focus]?.number;
    const end = this.full[1];
    this.data = data;
    this.sweeps = data.sweeps;
    this.focus = this.sweeps.findIndex((sweep) => sweep.number === before);
    this.voltages = this.sweeps.map((sweep) =>
      sweep.voltage ? new Trace(sweep.voltage, sweep.rateHz ?? 1, sweep.start) : null,
    );
    this.currents = this.sweeps.map((sweep) =>
      sweep.current ? new Trace(sweep.current, sweep.rateHz ?? 1, sweep.start) : null,
    );
    this.amplitudes = extent(this.sweeps.map((sweep) => sweep.amplitude));
    const ends = this.sweeps.map(
      (sweep) => (sweep.start ?? 0) + (sweep.duration ?? (sweep.voltage?.length ?? 0) / (sweep.rateHz ?? 1)),
    );
    this.full = [Math.min(0, ...this.sweeps.map((sweep) => sweep.start ?? 0)), Math.max(1e-3, ...ends)];
    if (end !== this.full[1]) this.range = this.full;
    this.ranges = { voltage: this.#whole(this.voltages), current: this.#whole(this.currents) };
    this.slots = this.sweeps.map((_, index) => index);
    this.#build();
    this.#drawControls();
    this.#drawStrip();
    this.#arrange();
    this.load();
    this.frame.refresh();
  }

  /** @param {(Trace | null)[]} traces @returns {[number, number] | null} */
  #whole(traces) {
    const ends = traces.flatMap((trace) => trace?.between(0, trace.values.length) ?? []);
    return ends.length > 0 ? extent(ends) : null;
  }

  #build() {
    this.charts.forEach((chart) => chart.destroy());
    this.stage.replaceChildren();
    const width = this.stage.clientWidth || 600;
    this.width = width;
    const hasCurrent = this.options.source !== undefined || this.currents.some((trace) => trace !== null);
    /** @param {'voltage' | 'current'} channel */
    const chart = (channel) =>
      new SweepChart(this.stage, width, {
        unit: channel === 'voltage' ? 'mV' : 'pA',
        lines: this.sweeps.length,
        height: this.#height(channel),
        times: channel === 'current' || !hasCurrent,
        paint: this.paint,
        style: (line) => this.#style(line),
        locked: () => (this.locked ? this.ranges[channel] : null),
        drawBelow: (drawn) =>
          drawWindows(drawn, this.data.windows ?? [], this.sweeps[this.focus]?.number ?? null, channel === 'voltage'),
        drawAbove: (drawn) => this.#above(drawn, channel),
        zoomed: (from, to) => this.setRange(from, to),
        pointed: (drawn) => this.#read(drawn),
      });
    this.charts = hasCurrent ? [chart('voltage'), chart('current')] : [chart('voltage')];
    for (const each of this.charts) {
      const over = each.plot.over;
      over.append(element('span', { class: 'pb-axis-unit', 'aria-hidden': 'true' }, each.settings.unit));
    }
  }

  /** @param {'voltage' | 'current'} channel */
  #height(channel) {
    const voltage =
      this.options.height ?? Math.round(Math.min(300, Math.max(190, (this.stage.clientWidth || 600) * 0.36)));
    return channel === 'voltage' ? voltage : Math.round(voltage * 0.34) + 24;
  }

  /** @param {number} width */
  resize(width) {
    if (width === this.width) return;
    this.width = width;
    this.charts.forEach((chart, index) => chart.resize(width, this.#height(index === 0 ? 'voltage' : 'current')));
    this.load();
  }

  /** @param {number} line @returns {{colour: string, width: number}} */
  #style(line) {
    const index = this.slots[line] ?? line;
    const sweep = this.sweeps[index];
    if (this.focus >= 0) {
      return index === this.focus
        ? { colour: this.paint.resolve('var(--accent)'), width: 1.3 }
        : { colour: this.paint.resolve('var(--rest)'), width: 0.7 };
    }
    if (sweep.leftOut) return { colour: this.paint.resolve('var(--rest)'), width: 0.7 };
    return { colour: this.paint.resolve(amplitudeColour(sweep, this.amplitudes)), width: 1 };
  }

  /** Puts the sweep looked at above the others. */
  #arrange() {
    const order = this.sweeps.map((_, index) => index);
    order.sort(
      (one, other) =>
        Number(one === this.focus) - Number(other === this.focus) ||
        Number(!this.sweeps[one].leftOut) - Number(!this.sweeps[other].leftOut) ||
        one - other,
    );
    this.slots = order;
  }

  /** Shows what is known of the stretch at once, and asks the source for the rest. */
  load() {
    const pixels = Math.max(200, Math.round((this.stage.clientWidth || 600) - 60));
    const { range } = this;
    const { slots } = this;
    if (this.voltages.some((trace) => trace !== null)) {
      this.charts.forEach((chart, index) => {
        const traces = index === 0 ? this.voltages : this.currents;
        chart.setData(
          decimateTraces(
            slots.map((slot) => traces[slot] ?? null),
            range[0],
            range[1],
            pixels,
          ),
          range,
        );
      });
      return;
    }
    if (this.fetched) this.#showFetched(this.fetched);
    this.#ask(range, pixels);
  }

  /** @param {[number, number]} range @param {number} pixels */
  #ask(range, pixels) {
    const { source } = this.options;
    if (!source) return;
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    clearTimeout(this.timer);
    this.timer = setTimeout(
      async () => {
        try {
          const numbers = this.sweeps.map((sweep) => sweep.number);
          const found = await source(numbers, range[0], range[1], pixels, asking.signal);
          if (asking.signal.aborted) return;
          this.fetched = found;
          if (range[0] === this.full[0] && range[1] === this.full[1]) this.#learnRanges(found);
          this.#showFetched(found);
          this.readout.textContent = '';
        } catch (failure) {
          if (asking.signal.aborted) return;
          const why = failure instanceof Error ? failure.message : String(failure);
          this.readout.textContent = `The samples could not be read: ${why}`;
        }
      },
      this.fetched ? PATIENCE_MS : 0,
    );
  }

  /** @param {import('./minmax.js').Decimated} found */
  #learnRanges(found) {
    const of = (/** @type {'voltage' | 'current'} */ channel) =>
      extent(
        found.sweeps.flatMap((sweep) => {
          const ends = sweep[channel];
          return ends ? [...extent(Array.from(ends[0])), ...extent(Array.from(ends[1]))] : [];
        }),
      );
    this.ranges = { voltage: of('voltage'), current: of('current') };
  }

  /** @param {import('./minmax.js').Decimated} found */
  #showFetched(found) {
    const numbers = this.slots.map((slot) => this.sweeps[slot].number);
    this.charts.forEach((chart, index) =>
      chart.setData(unfoldDecimated(found, numbers, index === 0 ? 'voltage' : 'current'), this.range),
    );
  }

  /** @param {number} from s @param {number} to s */
  setRange(from, to) {
    const [start, end] = this.full;
    const least = 5e-4;
    let span = Math.max(least, Math.min(end - start, to - from));
    if (to - from < least) span = least;
    const low = Math.max(start, Math.min(from, end - span));
    this.range = [low, low + span];
    this.load();
  }

  /** @param {number} factor @param {number} [at] the time that stays, s */
  zoom(factor, at) {
    const [from, to] = this.range;
    const stays = at ?? (from + to) / 2;
    this.setRange(stays - (stays - from) / factor, stays + (to - stays) / factor);
  }

  /** @param {number} share of the range */
  move(share) {
    const [from, to] = this.range;
    const by = (to - from) * share;
    this.setRange(from + by, to + by);
  }

  showAll() {
    const [from, to] = this.full;
    this.setRange(from, to);
  }

  /** @param {number} index of the sweep; -1 for all */
  focusOn(index) {
    this.focus = index;
    this.#arrange();
    this.#drawStrip();
    this.load();
    const sweep = this.sweeps[index];
    this.frame.say(sweep ? sweepWords(sweep) : `all ${counted(this.sweeps.length, 'sweep')}`);
    this.options.onFocus?.(sweep?.number ?? null);
  }

  /** @param {number} by */
  step(by) {
    const count = this.sweeps.length;
    if (count === 0) return;
    const from = this.focus;
    this.focusOn(from < 0 ? (by > 0 ? 0 : count - 1) : (from + by + count) % count);
  }

  #drawStrip() {
    this.allButton?.setAttribute('aria-pressed', String(this.focus < 0));
    this.strip.replaceChildren(
      ...this.sweeps.map((sweep, index) =>
        sweepButton(sweep, this.amplitudes, index === this.focus, () =>
          this.focusOn(index === this.focus ? -1 : index),
        ),
      ),
    );
    const sweep = this.sweeps[this.focus];
    const leave = this.options.onLeaveOut ? (/** @type {boolean} */ leftOut) => this.leaveOut(sweep, leftOut) : null;
    this.info.replaceChildren(...(sweep ? sweepInfo(sweep, leave) : sweepsInfo(this.sweeps)));
    this.key.replaceChildren(...sweepKeys(this.data, this.amplitudes));
  }

  #drawControls() {
    const lock = element('input', {
      type: 'checkbox',
      checked: this.locked,
      on: {
        change: () => {
          this.locked = lock.checked;
          this.load();
        },
      },
    });
    const marks = element('input', {
      type: 'checkbox',
      checked: this.marked,
      on: {
        change: () => {
          this.marked = marks.checked;
          this.charts.forEach((chart) => chart.redraw());
        },
      },
    });
    this.lock = lock;
    this.allButton = button('all', () => this.focusOn(-1), { 'aria-label': 'all sweeps' });
    this.controls.replaceChildren(
      element(
        'span',
        { class: 'pb-group' },
        button('\u2039', () => this.step(-1), { 'aria-label': 'previous sweep' }),
        this.allButton,
        button('\u203a', () => this.step(1), { 'aria-label': 'next sweep' }),
      ),
      element('span', { class: 'pb-space' }),
      element('label', { class: 'pb-check' }, lock, 'lock y'),
      (this.sweeps.some((sweep) => sweep.spikes) && element('label', { class: 'pb-check' }, marks, 'spikes')) || '',
      element(
        'span',
        { class: 'pb-group' },
        button('\u2212', () => this.zoom(1 / 2), { 'aria-label': 'zoom out' }),
        button('+', () => this.zoom(2), { 'aria-label': 'zoom in' }),
        button('all', () => this.showAll(), { 'aria-label': 'all of the time', title: 'all of the time' }),
      ),
    );
  }

  /** @param {Sweep} sweep @param {boolean} leftOut */
  leaveOut(sweep, leftOut) {
    sweep.leftOut = leftOut;
    this.#drawStrip();
    this.#arrange();
    this.load();
    this.frame.say(sweepWords(sweep));
    this.options.onLeaveOut?.(sweep.number, leftOut);
  }

  /** @param {SweepChart} chart @param {'voltage' | 'current'} channel */
  #above(chart, channel) {
    if (channel !== 'voltage' || !this.marked) return;
    const looked = this.sweeps[this.focus];
    const spikes = (looked ? [looked] : this.sweeps.filter((sweep) => !sweep.leftOut))
      .flatMap((sweep) => sweep.spikes ?? [])
      .filter((spike) => spike.peak.t >= chart.range[0] && spike.peak.t <= chart.range[1]);
    if (spikes.length <= (looked ? MOST_MARKED : MOST_OVERLAID)) drawSpikes(chart, spikes, looked !== undefined);
  }

  /** @param {SweepChart} chart */
  #read(chart) {
    const { idx, left, top } = chart.plot.cursor;
    if (idx === null || idx === undefined || left === undefined || top === undefined || left < 0) {
      this.readout.textContent = '';
      return;
    }
    let best = -1;
    let near = Infinity;
    this.slots.forEach((slot, line) => {
      const value = chart.plot.data[line + 1]?.[idx];
      if (value === null || value === undefined || (this.focus >= 0 && slot !== this.focus)) return;
      const far = Math.abs(chart.plot.valToPos(value, 'y') - top);
      if (far < near) {
        near = far;
        best = line;
      }
    });
    const time = chart.plot.data[0][idx];
    const value = best >= 0 ? chart.plot.data[best + 1][idx] : null;
    const sweep = this.sweeps[this.slots[best] ?? -1];
    this.readout.textContent = `${fixedNumber(time, 4)} s${sweep ? ` · ${fixedNumber(value, 1)} ${chart.settings.unit} · sweep ${sweep.number}` : ''}`;
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const sweep = this.sweeps[this.focus];
    /** @type {Record<string, () => void>} */
    const deeds = {
      ArrowLeft: () => (event.shiftKey ? this.move(-0.2) : this.step(-1)),
      ArrowRight: () => (event.shiftKey ? this.move(0.2) : this.step(1)),
      '+': () => this.zoom(2),
      '=': () => this.zoom(2),
      '-': () => this.zoom(0.5),
      0: () => this.showAll(),
      a: () => this.focusOn(-1),
      Escape: () => this.focusOn(-1),
      l: () => this.lock?.click(),
      x: () => sweep && this.options.onLeaveOut && this.leaveOut(sweep, !sweep.leftOut),
    };
    const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  repaint() {
    this.paint.forget();
    this.#drawStrip();
    this.charts.forEach((chart) => chart.redraw());
  }

  destroy() {
    this.stops?.forEach((stop) => stop());
    this.asking?.abort();
    clearTimeout(this.timer);
    this.charts.forEach((chart) => chart.destroy());
    this.frame.destroy();
  }
}

/**
 * Sweeps over each other, voltage above and current below on one axis of time.
 * @param {HTMLElement} host
 * @param {SweepsData} data
 * @param {SweepsOptions} [options]
 * @returns {import('./dom.js').View<SweepsData> & {range: () => [number, number], zoomTo: (from: number, to: number) => void}}
 *     and the time shown, s
 */
export function sweeps(host, data, options = {}) {
  const view = new SweepsView(host, data, options);
  return { update: (next) => view.show(next), destroy: () => view.destroy(), range: () => view.range, zoomTo: (from, to) => view.setRange(from, to) };
}
