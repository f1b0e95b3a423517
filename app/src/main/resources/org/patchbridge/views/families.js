// @ts-check
import { classColour } from './colours.js';
import { element, svgElement, Tip, whenResized } from './dom.js';
import { Frame } from './frame.js';
import { extent, linear, shortNumber, ticks } from './numbers.js';

/**
 * What is usual of a class, at each place of the family.
 * @typedef {{name: string, low: number[], median: number[], high: number[]}} Envelope
 */
/**
 * One family of features.
 * @typedef {Object} Family
 * @property {string} name "first spike"
 * @property {string} [unit] of the values
 * @property {number[]} [x] the places; 0, 1, 2 … unless said
 * @property {string} [xName] "ms after the threshold"
 * @property {(number | null)[] | null} cell the cell's values; null where it has none
 * @property {string} [absent] why it has none
 * @property {Envelope[]} classes
 */
/**
 * @typedef {Object} FamiliesData
 * @property {Family[]} families
 * @property {string} [cell] the cell's name
 * @property {string[]} [shown] the classes shown first; all unless said
 */

const HEIGHT = 116;
const MARGIN = { top: 20, right: 6, bottom: 22, left: 34 };

/**
 * A cell's families over the envelopes of the classes, a small panel each.
 * @param {HTMLElement} host
 * @param {FamiliesData} data
 * @param {import('./dom.js').ViewOptions & {panelWidth?: number}} [options]
 * @returns {import('./dom.js').View<FamiliesData>}
 */
export function families(host, data, options = {}) {
  let shown = data;
  /** @type {Set<string>} */
  let visible = new Set();
  const frame = new Frame(host, 'families', options, 'Families of features over the classes', () => ({
    columns: [
      'family',
      'unit',
      'x',
      'cell',
      ...names().flatMap((name) => [`${name} low`, `${name} median`, `${name} high`]),
    ],
    rows: shown.families.flatMap((family) =>
      places(family).map((x, index) => [
        family.name,
        family.unit ?? null,
        x,
        family.cell?.[index] ?? null,
        ...names().flatMap((name) => {
          const found = family.classes.find((each) => each.name === name);
          return found ? [found.low[index], found.median[index], found.high[index]] : [null, null, null];
        }),
      ]),
    ),
  }));
  const tip = new Tip(frame.root);
  const legend = element('div', { class: 'pb-legend', role: 'group', 'aria-label': 'Classes shown' });
  const panels = element('div', { class: 'pb-panels' });
  frame.body.append(legend, panels);

  const names = () => [...new Set(shown.families.flatMap((family) => family.classes.map((each) => each.name)))];
  /** @param {Family} family */
  const places = (family) => family.x ?? (family.classes[0]?.median ?? family.cell ?? []).map((_, index) => index);

  /** @param {Family} family @param {number} width */
  function panel(family, width) {
    const x = places(family);
    const classes = family.classes.filter((each) => visible.has(each.name));
    const across = linear(extent(x), [MARGIN.left, width - MARGIN.right]);
    const [low, high] = extent([...(family.cell ?? []), ...classes.flatMap((each) => [...each.low, ...each.high])]);
    const pad = (high - low || 1) * 0.06;
    const down = linear([low - pad, high + pad], [HEIGHT - MARGIN.bottom, MARGIN.top]);
    const said = family.cell
      ? `${family.name}: the cell over ${classes.length} classes`
      : `${family.name}: ${family.absent ?? 'absent'}`;
    const svg = svgElement(
      'svg',
      { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': said },
      svgElement(
        'text',
        { class: 'pb-heading', x: 0, y: 11 },
        family.name,
        family.unit ? svgElement('tspan', { class: 'pb-unit', dx: 5 }, family.unit) : null,
      ),
    );
    for (const tick of ticks(low - pad, high + pad, 2)) {
      svg.append(
        svgElement('line', {
          class: 'pb-grid',
          x1: MARGIN.left,
          x2: width - MARGIN.right,
          y1: down(tick),
          y2: down(tick),
        }),
        svgElement('text', { x: MARGIN.left - 5, y: down(tick) + 3.5, 'text-anchor': 'end' }, shortNumber(tick)),
      );
    }
    const [first, last] = extent(x);
    svg.append(
      svgElement('text', { x: MARGIN.left, y: HEIGHT - 8 }, shortNumber(first)),
      svgElement('text', { x: width - MARGIN.right, y: HEIGHT - 8, 'text-anchor': 'end' }, shortNumber(last)),
      svgElement(
        'text',
        { x: (MARGIN.left + width - MARGIN.right) / 2, y: HEIGHT - 8, 'text-anchor': 'middle' },
        family.xName ?? '',
      ),
    );
    for (const each of classes) {
      const colour = classColour(each.name);
      const band = [
        ...x.map((at, index) => [at, each.high[index]]),
        ...x.map((at, index) => [at, each.low[index]]).reverse(),
      ];
      svg.append(
        svgElement('path', { class: 'pb-band', style: { fill: colour }, d: `${pathOf(band, across, down)}Z` }),
        svgElement('path', {
          class: 'pb-median',
          style: { stroke: colour },
          d: pathOf(
            x.map((at, index) => [at, each.median[index]]),
            across,
            down,
          ),
        }),
      );
    }
    if (family.cell) {
      svg.append(
        svgElement('path', {
          class: 'pb-cell',
          d: pathOf(
            x.map((at, index) => [at, family.cell?.[index] ?? null]),
            across,
            down,
          ),
        }),
      );
    } else {
      svg.append(
        svgElement(
          'text',
          { class: 'pb-absent', x: (MARGIN.left + width) / 2, y: HEIGHT / 2, 'text-anchor': 'middle' },
          family.absent ?? 'not measured',
        ),
      );
    }
    svg.addEventListener('pointermove', (event) => pointAt(event, svg, family, x, across));
    svg.addEventListener('pointerleave', () => tip.hide());
    return svg;
  }

  /** @param {PointerEvent} event @param {SVGSVGElement} svg @param {Family} family @param {number[]} x @param {(value: number) => number} across */
  function pointAt(event, svg, family, x, across) {
    const at = event.clientX - svg.getBoundingClientRect().left;
    let best = 0;
    x.forEach((each, index) => {
      if (Math.abs(across(each) - at) < Math.abs(across(x[best]) - at)) best = index;
    });
    const box = frame.root.getBoundingClientRect();
    tip.show(event.clientX - box.left, event.clientY - box.top, [
      element('b', {}, `${family.name} at ${shortNumber(x[best])}`),
      family.cell ? `this cell ${shortNumber(family.cell[best])} ${family.unit ?? ''}` : null,
      ...family.classes
        .filter((each) => visible.has(each.name))
        .map(
          ({ name, median, low, high }) =>
            `${name} ${shortNumber(median[best])} (${shortNumber(low[best])} to ${shortNumber(high[best])})`,
        ),
    ]);
  }

  function draw() {
    const room = panels.clientWidth || 320;
    const each = options.panelWidth ?? 210;
    const columns = Math.max(1, Math.floor((room + 18) / (each + 18)));
    const width = Math.floor((room - 18 * (columns - 1)) / columns);
    panels.replaceChildren(...shown.families.map((family) => panel(family, width)));
  }

  function drawLegend() {
    legend.replaceChildren(
      element('span', { class: 'pb-key pb-key-cell' }, element('i', {}), shown.cell ?? 'this cell'),
      ...names().map((name) => {
        const pressed = visible.has(name);
        const key = element(
          'button',
          { type: 'button', class: 'pb-key', 'aria-pressed': String(pressed), style: { '--key': classColour(name) } },
          element('i', {}),
          name,
        );
        key.addEventListener('click', () => {
          if (!visible.delete(name)) visible.add(name);
          key.setAttribute('aria-pressed', String(visible.has(name)));
          draw();
        });
        return key;
      }),
    );
  }

  /** @param {FamiliesData} next */
  function update(next) {
    shown = next;
    visible = new Set(next.shown ?? names());
    drawLegend();
    draw();
    frame.refresh();
  }

  const stop = whenResized(panels, draw);
  update(data);
  return {
    update,
    destroy() {
      stop();
      frame.destroy();
    },
  };
}

/**
 * @param {(number | null | undefined)[][]} points x and y; a break where y is nothing
 * @param {(value: number) => number} across
 * @param {(value: number) => number} down
 */
function pathOf(points, across, down) {
  let path = '';
  let pen = 'M';
  for (const [x, y] of points) {
    if (x === null || x === undefined || y === null || y === undefined || !Number.isFinite(y)) {
      pen = 'M';
      continue;
    }
    path += `${pen}${across(x).toFixed(1)} ${down(y).toFixed(1)}`;
    pen = 'L';
  }
  return path;
}
