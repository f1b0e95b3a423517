// @ts-check
import { ColourScale, whenThemeChanges } from './colours.js';
import { button, element, Tip, uniqueId, whenResized } from './dom.js';
import { Frame } from './frame.js';
import { counted } from './numbers.js';
import { placeIn, ScatterPlane } from './scatterplane.js';

/**
 * A cell in the plane.
 * @typedef {Object} ScatterPoint
 * @property {string} id `COHORT/CELL`
 * @property {number} x
 * @property {number} y
 * @property {number} [x2] its place in the second panel; the same unless said
 * @property {number} [y2]
 * @property {[number, number][]} [later] its places in the third panel and after; those in the second unless said
 * @property {string} [name] for people; the id unless said
 * @property {string} [class] the true or, where there is none, the called one
 * @property {string} [predicted]
 * @property {string} [species]
 * @property {string} [condition]
 * @property {string} [donor]
 * @property {string} [cohort]
 * @property {boolean} [ring] one of the user's cells: a ring, above all others
 * @property {string} [note] a line more in the tip
 */
/**
 * @typedef {Object} ScatterData
 * @property {ScatterPoint[]} points up to 20,000
 * @property {string[]} [panels] titles of several panels, such as "before" and "after"; one panel unless said
 * @property {string} [axes] what the plane is, "UMAP of 44 features"
 */
/**
 * @typedef {Object} ScatterMore
 * @property {import('./colours.js').Colouring} [colourBy] at first; class unless said
 * @property {number} [height] px
 * @property {(id: string) => void} [onOpen] Enter on a chosen point, or a double click
 * @typedef {import('./dom.js').ViewOptions & ScatterMore} ScatterOptions
 */

/** @type {readonly {key: import('./colours.js').Colouring, name: string}[]} */
const COLOURINGS = Object.freeze([
  { key: 'class', name: 'subclass' },
  { key: 'predicted', name: 'call' },
  { key: 'species', name: 'species' },
  { key: 'condition', name: 'condition' },
  { key: 'donor', name: 'donor' },
  { key: 'cohort', name: 'cohort' },
]);

const MOST_KEYS = 16;
const SCATTER_KEYS =
  'Arrow keys go from point to point, Enter or Space chooses, with Shift adds; plus and minus zoom, 0 shows all, Escape clears.';

/** The scatter's state, its controls and what it listens to. */
class ScatterView {
  /**
   * @param {HTMLElement} host
   * @param {ScatterData} data
   * @param {ScatterOptions} options
   */
  constructor(host, data, options) {
    this.data = data;
    this.options = options;
    this.colouring = options.colourBy ?? 'class';
    this.scale = new ColourScale('class', []);
    /** @type {Set<string>} */
    this.off = new Set();
    this.lassoing = false;
    this.frame = new Frame(host, 'scatter', options, 'Cells in a plane', () => this.grid());
    this.controls = element('div', { class: 'pb-controls', 'data-control': true });
    this.stage = element('div', { class: 'pb-stage' });
    this.legend = element('div', { class: 'pb-legend', role: 'group', 'aria-label': 'Shown' });
    this.caption = element('div', { class: 'pb-note' });
    this.frame.body.append(this.controls, this.stage, this.legend, this.caption);
    this.plane = new ScatterPlane(this.stage);
    this.tip = new Tip(this.stage);
    const help = uniqueId('help');
    this.stage.append(element('span', { class: 'pb-hidden', id: help }, SCATTER_KEYS));
    for (const [name, value] of Object.entries({
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'scatter plot',
      'aria-label': this.frame.label,
      'aria-describedby': help,
    }))
      this.plane.canvas.setAttribute(name, value);
    this.#listen();
    this.stops = [
      whenResized(this.stage, (width) => this.resize(width)),
      whenThemeChanges(() => this.plane.forgetColours()),
      options.selection?.subscribe(() => this.mark()) ?? (() => undefined),
    ];
    this.show(data);
  }

  /** @returns {import('./download.js').Grid} */
  grid() {
    const titles = this.data.panels ?? [''];
    const after = titles.length === 2 ? ['after'] : titles.slice(1);
    return {
      columns: [
        'id',
        'x',
        'y',
        ...after.flatMap((each) => [`x ${each}`, `y ${each}`]),
        ...COLOURINGS.map((each) => each.name),
      ],
      rows: this.data.points.map((point) => [
        point.id,
        ...titles.flatMap((_, panel) => placeIn(point, panel)),
        ...COLOURINGS.map(({ key }) => point[key] ?? null),
      ]),
    };
  }

  /** @param {ScatterData} data */
  show(data) {
    this.data = data;
    this.byId = new Map(data.points.map((point, index) => [point.id, index]));
    this.plane.setPoints(data.points, data.panels ?? ['']);
    this.caption.textContent = data.axes ?? '';
    const present = COLOURINGS.filter(
      ({ key }) => new Set(data.points.map((point) => point[key]).filter(Boolean)).size > (key === 'class' ? 0 : 1),
    );
    this.present = present;
    if (present.length > 0 && !present.some(({ key }) => key === this.colouring)) this.colouring = present[0].key;
    this.#drawControls();
    this.recolour();
    this.resize(this.stage.clientWidth || 320);
    this.mark();
    this.frame.refresh();
  }

  /** @param {number} width */
  resize(width) {
    const { columns, rows } = this.plane.arrangement(width);
    const one = this.options.height ?? Math.round(Math.min(440, Math.max(240, (width / columns) * (columns > 1 ? 0.92 : 0.72))));
    this.plane.resize(width, one * rows);
  }

  #drawControls() {
    const chosen = element(
      'select',
      {
        class: 'pb-select',
        on: {
          change: (/** @type {Event} */ event) => {
            this.colouring = /** @type {import('./colours.js').Colouring} */ (
              /** @type {HTMLSelectElement} */ (event.target).value
            );
            this.off.clear();
            this.recolour();
          },
        },
      },
      ...(this.present ?? []).map(({ key, name }) =>
        element('option', { value: key, selected: key === this.colouring }, name),
      ),
    );
    this.lassoButton = button('lasso', () => this.#setLasso(!this.lassoing), {
      'aria-pressed': 'false',
      title: 'Draw around cells to choose them (or drag with Shift)',
    });
    this.controls.replaceChildren(
      ...((this.present ?? []).length > 1
        ? [element('label', { class: 'pb-choice' }, element('span', {}, 'colour'), chosen)]
        : []),
      element('span', { class: 'pb-space' }),
      ...(this.options.selection ? [this.lassoButton] : []),
      button('\u2212', () => this.plane.zoomBy(1 / 1.5), { 'aria-label': 'zoom out' }),
      button('+', () => this.plane.zoomBy(1.5), { 'aria-label': 'zoom in' }),
      button('all', () => this.#showAll(), { title: 'Show the whole plane' }),
    );
  }

  #showAll() {
    this.plane.reset();
    this.plane.draw();
  }

  /** @param {boolean} on */
  #setLasso(on) {
    this.lassoing = on;
    this.lassoButton?.setAttribute('aria-pressed', String(on));
    this.plane.canvas.classList.toggle('pb-lassoing', on);
  }

  /** Gives every point its colour, and says what they mean. */
  recolour() {
    const key = this.colouring;
    const { points } = this.data;
    this.scale = new ColourScale(
      key,
      points.map((point) => point[key] ?? ''),
    );
    this.plane.colours = points.map((point) => this.scale.of(point[key]));
    const species = new ColourScale(
      'species',
      points.map((point) => point.species ?? ''),
    ).values;
    const shaped = species.length > 1 && key !== 'species';
    this.plane.shapes = Uint8Array.from(points, (point) =>
      shaped && point.species ? species.indexOf(point.species) % 2 : 0,
    );
    this.#drawLegend(shaped ? species : []);
    this.hide();
  }

  /** @param {readonly string[]} species told apart by shape */
  #drawLegend(species) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const point of this.data.points)
      counts.set(point[this.colouring] ?? '', (counts.get(point[this.colouring] ?? '') ?? 0) + 1);
    const values = [...this.scale.values, ...(counts.has('') ? [''] : [])];
    if (values.length > MOST_KEYS) {
      this.legend.replaceChildren(
        element('span', { class: 'pb-note' }, `${this.scale.values.length} ${this.colouring}s, a colour each`),
      );
      return;
    }
    this.legend.replaceChildren(
      ...values.map((value) => {
        const key = element(
          'button',
          { type: 'button', class: 'pb-key', 'aria-pressed': 'true', style: { '--key': this.scale.of(value) } },
          element('i', {}),
          value || 'none',
          element('span', { class: 'pb-count' }, (counts.get(value) ?? 0).toLocaleString('en-GB')),
        );
        key.addEventListener('click', () => {
          if (!this.off.delete(value)) this.off.add(value);
          key.setAttribute('aria-pressed', String(!this.off.has(value)));
          this.hide();
        });
        return key;
      }),
      ...species.map((name, index) =>
        element(
          'span',
          { class: `pb-key pb-key-shape-${index % 2}`, style: { '--key': 'var(--dim)' } },
          element('i', {}),
          name,
        ),
      ),
      ...(this.data.points.some((point) => point.ring)
        ? [element('span', { class: 'pb-key pb-key-you' }, element('i', {}), 'your cells')]
        : []),
    );
  }

  hide() {
    this.data.points.forEach((point, index) => {
      this.plane.hidden[index] = this.off.has(point[this.colouring] ?? '') && !point.ring ? 1 : 0;
    });
    this.plane.draw();
  }

  mark() {
    const ids = this.options.selection?.ids ?? new Set();
    this.plane.anyChosen = false;
    this.plane.chosen.fill(0);
    for (const id of ids) {
      const index = this.byId?.get(id);
      if (index === undefined) continue;
      this.plane.chosen[index] = 1;
      this.plane.anyChosen = true;
    }
    this.plane.draw();
  }

  /** @param {number} index */
  words(index) {
    const point = this.data.points[index];
    const parts = [
      point.class,
      point.predicted && point.predicted !== point.class ? `called ${point.predicted}` : null,
      point.species,
      point.condition,
      point.donor ? `donor ${point.donor}` : null,
    ].filter(Boolean);
    return { name: point.name ?? point.id, facts: parts.join(' · '), note: point.note ?? null };
  }

  /** @param {{panel: number, index: number} | null} found */
  hover(found) {
    const index = found?.index ?? -1;
    this.plane.canvas.classList.toggle('pb-over', index >= 0);
    if (found) {
      const [x, y] = this.plane.placeOf(found.panel, index);
      const { name, facts, note } = this.words(index);
      this.tip.show(x, y, [element('b', {}, name), facts, note]);
    } else this.tip.hide();
    if (index === this.plane.hovered) return;
    this.plane.hovered = index;
    this.plane.draw();
  }

  /** @param {number} index @param {boolean} adds */
  choose(index, adds) {
    const { selection } = this.options;
    if (!selection) return;
    const { id } = this.data.points[index];
    if (adds || (selection.ids.size === 1 && selection.ids.has(id))) selection.toggle(id, this);
    else selection.set([id], this);
    this.frame.say(
      `${this.words(index).name}, ${selection.ids.has(id) ? 'chosen' : 'no longer chosen'}; ${counted(selection.ids.size, 'cell')} chosen`,
    );
  }

  #listen() {
    const { canvas } = this.plane;
    /** @type {Map<number, [number, number]>} */
    const fingers = new Map();
    let moved = 0;
    /** @param {MouseEvent} event @returns {[number, number]} */
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, at(event));
      moved = 0;
      canvas.setPointerCapture(event.pointerId);
      if (this.options.selection && fingers.size === 1 && (this.lassoing || event.shiftKey))
        this.plane.lasso = [at(event)];
    });
    canvas.addEventListener('pointermove', (event) => {
      const place = at(event);
      const before = fingers.get(event.pointerId);
      if (!before) {
        this.hover(this.plane.pointAt(place[0], place[1]));
        return;
      }
      fingers.set(event.pointerId, place);
      moved += Math.hypot(place[0] - before[0], place[1] - before[1]);
      if (moved > 3) this.#drag(before, place, [...fingers.values()]);
    });
    /** @param {PointerEvent} event */
    const lift = (event) => {
      if (!fingers.delete(event.pointerId)) return;
      if (this.plane.lasso && moved > 3) this.#finishLasso(this.plane.lasso, event.ctrlKey || event.metaKey);
      else if (moved <= 3 && event.type === 'pointerup')
        this.#press(at(event), event.shiftKey || event.ctrlKey || event.metaKey);
      this.plane.lasso = null;
      this.plane.draw();
    };
    canvas.addEventListener('pointerup', lift);
    canvas.addEventListener('pointercancel', lift);
    canvas.addEventListener('pointerleave', () => this.hover(null));
    canvas.addEventListener('blur', () => this.hover(null));
    canvas.addEventListener('dblclick', (event) => {
      const found = this.plane.pointAt(...at(event));
      if (found) this.options.onOpen?.(this.data.points[found.index].id);
    });
    canvas.addEventListener(
      'wheel',
      (event) => {
        // The page scrolls on until the plane has the focus.
        if (document.activeElement !== canvas && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        this.plane.zoomBy(Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 300), ...at(event));
      },
      { passive: false },
    );
    canvas.addEventListener('keydown', (event) => this.#keyed(event));
  }

  /** @param {[number, number]} before @param {[number, number]} place @param {[number, number][]} fingers */
  #drag(before, place, fingers) {
    this.hover(null);
    if (this.plane.lasso) {
      this.plane.lasso.push(place);
      this.plane.draw();
    } else if (fingers.length === 2) {
      const other = fingers[0][0] === place[0] && fingers[0][1] === place[1] ? fingers[1] : fingers[0];
      const [was, now] = [before, place].map((each) => Math.hypot(each[0] - other[0], each[1] - other[1]));
      if (was > 0) this.plane.zoomBy(now / was, ...other);
    } else this.plane.pan(place[0] - before[0], place[1] - before[1]);
  }

  /** @param {[number, number][]} outline @param {boolean} adds */
  #finishLasso(outline, adds) {
    const { selection } = this.options;
    const ids = this.plane.pointsWithin(outline).map((index) => this.data.points[index].id);
    selection?.set(adds ? [...selection.ids, ...ids] : ids, this);
    this.frame.say(`${counted(ids.length, 'cell')} within the lasso`);
    this.#setLasso(false);
  }

  /** @param {[number, number]} place @param {boolean} adds */
  #press(place, adds) {
    const found = this.plane.pointAt(...place);
    if (found) this.choose(found.index, adds);
    else if (!adds) this.options.selection?.clear(this);
  }

  /** @param {KeyboardEvent} event */
  #keyed(event) {
    /** @type {Record<string, [number, number]>} */
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const { plane } = this;
    if (arrows[event.key]) {
      if (event.altKey || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      this.#step(arrows[event.key]);
    } else if ((event.key === 'Enter' || event.key === ' ') && plane.hovered >= 0) {
      event.preventDefault();
      const { id } = this.data.points[plane.hovered];
      if (event.key === 'Enter' && this.options.onOpen && this.options.selection?.ids.has(id))
        this.options.onOpen(id);
      else this.choose(plane.hovered, event.shiftKey);
    } else if (event.key === '+' || event.key === '=') plane.zoomBy(1.4);
    else if (event.key === '-') plane.zoomBy(1 / 1.4);
    else if (event.key === '0') this.#showAll();
    else if (event.key === 'Escape') this.options.selection?.clear(this);
  }

  /** Goes to the nearest point that way. @param {[number, number]} direction */
  #step(direction) {
    const { plane } = this;
    if (this.data.points.length === 0) return;
    let next = -1;
    if (plane.hovered < 0) next = this.#start();
    else {
      const [x, y] = plane.placeOf(0, plane.hovered);
      let cost = Infinity;
      for (let index = 0; index < this.data.points.length; index += 1) {
        if (plane.hidden[index] || index === plane.hovered) continue;
        const [px, py] = plane.placeOf(0, index);
        const along = (px - x) * direction[0] + (py - y) * direction[1];
        if (along <= 0.01) continue;
        const aside = Math.abs((px - x) * direction[1]) + Math.abs((py - y) * direction[0]);
        if (aside <= 2 * along && along + 2 * aside < cost) {
          cost = along + 2 * aside;
          next = index;
        }
      }
    }
    if (next < 0) return;
    const [x, y] = plane.placeOf(0, next);
    const box = plane.boxes[0];
    if (x < box.left || x > box.left + box.width || y < box.top || y > box.top + box.height) {
      plane.pan(box.left + box.width / 2 - x, box.top + box.height / 2 - y);
    }
    this.hover({ panel: 0, index: next });
    const { name, facts, note } = this.words(next);
    this.frame.say([name, facts, note].filter(Boolean).join(', '));
  }

  /** @returns {number} where the keyboard begins: a chosen point, else one of the user's, else the one nearest to the middle */
  #start() {
    const chosen = this.plane.chosen.indexOf(1);
    if (chosen >= 0) return chosen;
    const own = this.data.points.findIndex((point) => point.ring);
    if (own >= 0) return own;
    const box = this.plane.boxes[0];
    return (
      this.plane.pointAt(box.left + box.width / 2, box.top + box.height / 2, Math.max(box.width, box.height))
        ?.index ?? 0
    );
  }

  destroy() {
    for (const stop of this.stops) stop();
    this.plane.destroy();
    this.frame.destroy();
  }
}

/**
 * Cells in a plane.
 * @param {HTMLElement} host
 * @param {ScatterData} data
 * @param {ScatterOptions} [options]
 * @returns {import('./dom.js').View<ScatterData>}
 */
export function scatter(host, data, options = {}) {
  const view = new ScatterView(host, data, options);
  return {
    update: (next) => view.show(next),
    destroy: () => view.destroy(),
  };
}
