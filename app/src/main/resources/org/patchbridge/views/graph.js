// @ts-check
import { ColourScale } from './colours.js';
import { element, svgElement, Tip, whenResized } from './dom.js';
import { Frame } from './frame.js';
import { layoutGraph } from './layout.js';
import { counted, extent, percent } from './numbers.js';

/**
 * A node of a Mapper graph.
 * @typedef {Object} GraphNode
 * @property {string} id
 * @property {string[]} members ids of cells
 * @property {Record<string, number>} classes cells a class
 * @property {Record<string, number>} [species] cells a species; a ring where there are several
 * @property {string} [donor] the only donor of its cells; such a node is outlined
 * @property {number} [x] its place, in any unit; laid out here unless said
 * @property {number} [y]
 */
/**
 * @typedef {{from: string, to: string, shared: number, stability?: number}} GraphEdge shared: cells in both;
 *     stability: the share of resampled graphs that have it
 */
/** @typedef {{nodes: GraphNode[], edges: GraphEdge[]}} GraphData */

/**
 * A Mapper graph: pies of classes, rings of species, one-donor nodes outlined, faint what is unstable.
 * @param {HTMLElement} host
 * @param {GraphData} data
 * @param {import('./dom.js').ViewOptions & {height?: number}} [options]
 * @returns {import('./dom.js').View<GraphData>}
 */
export function graph(host, data, options = {}) {
  let shown = data;
  const { selection } = options;
  const source = {};
  const frame = new Frame(host, 'graph', options, 'Mapper graph', () => ({
    columns: ['node', 'cells', 'one donor', ...classNames().map((name) => name), ...speciesNames(), 'linked with'],
    rows: shown.nodes.map((node) => [
      node.id,
      node.members.length,
      node.donor ?? null,
      ...classNames().map((name) => node.classes[name] ?? 0),
      ...speciesNames().map((name) => node.species?.[name] ?? 0),
      neighbours(node.id).join(' '),
    ]),
  }));
  const tip = new Tip(frame.root);
  const legend = element('div', { class: 'pb-legend' });
  const plane = element('div', { class: 'pb-plane' });
  frame.body.append(plane, legend);
  let classScale = new ColourScale('class', []);
  let speciesScale = new ColourScale('species', []);
  /** @type {Map<string, {mark: SVGGElement, node: GraphNode, x: number, y: number}>} */
  const marks = new Map();

  const classNames = () => classScale.values;
  const speciesNames = () => speciesScale.values;
  /** @param {string} id */
  const neighbours = (id) =>
    shown.edges
      .filter((edge) => edge.from === id || edge.to === id)
      .map((edge) => (edge.from === id ? edge.to : edge.from));

  /** @returns {[number, number][]} */
  function places() {
    if (shown.nodes.every((node) => node.x !== undefined && node.y !== undefined)) {
      return shown.nodes.map((node) => [node.x ?? 0, node.y ?? 0]);
    }
    const index = new Map(shown.nodes.map((node, at) => [node.id, at]));
    return layoutGraph(
      shown.nodes.length,
      shown.edges.flatMap((edge) => {
        const from = index.get(edge.from);
        const to = index.get(edge.to);
        return from === undefined || to === undefined ? [] : [{ from, to }];
      }),
    );
  }

  /** @type {[number, number][]} */
  let laidOut = [];

  /** @param {number} width */
  function draw(width) {
    const height = options.height ?? Math.min(460, Math.max(260, width * 0.62));
    const [left, right] = extent(laidOut.map((place) => place[0]));
    const [top, bottom] = extent(laidOut.map((place) => place[1]));
    const room = 30;
    const scale = Math.min((width - 2 * room) / (right - left || 1), (height - 2 * room) / (bottom - top || 1));
    const most = Math.max(1, ...shown.nodes.map((node) => node.members.length));
    const at = laidOut.map(([x, y]) => [
      width / 2 + (x - (left + right) / 2) * scale,
      height / 2 + (y - (top + bottom) / 2) * scale,
    ]);
    const largest = Math.max(4, Math.min(16, 9 + width / 90, typicalGap(at) * 0.5 - 5));
    const radiusOf = (/** @type {GraphNode} */ node) => 4 + Math.sqrt(node.members.length / most) * largest;
    const svg = svgElement('svg', {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'group',
      'aria-label': frame.label,
    });
    marks.clear();
    const placed = new Map(shown.nodes.map((node, index) => [node.id, at[index]]));
    for (const edge of shown.edges) {
      const from = placed.get(edge.from);
      const to = placed.get(edge.to);
      if (!from || !to) continue;
      const line = svgElement('line', {
        class: 'pb-edge',
        x1: from[0],
        y1: from[1],
        x2: to[0],
        y2: to[1],
        'stroke-width': Math.min(5, 0.8 + Math.sqrt(edge.shared) * 0.6),
      });
      if (edge.stability !== undefined) {
        line.style.strokeOpacity = String(0.15 + 0.85 * edge.stability);
        if (edge.stability < 0.5) line.setAttribute('stroke-dasharray', '3 3');
      }
      svg.append(line);
    }
    shown.nodes.forEach((node, index) => svg.append(nodeMark(node, at[index], radiusOf(node), index)));
    plane.replaceChildren(svg);
    mark();
  }

  /** @param {GraphNode} node @param {number[]} at @param {number} radius @param {number} index */
  function nodeMark(node, at, radius, index) {
    const group = svgElement('g', {
      class: 'pb-node',
      transform: `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)})`,
      tabindex: index === 0 ? 0 : -1,
      role: 'button',
      'aria-label': words(node),
    });
    group.append(svgElement('circle', { class: 'pb-halo', r: radius + 5 }));
    group.append(...slices(node.classes, classScale, 0, radius));
    if (node.species && speciesNames().length > 1)
      group.append(...slices(node.species, speciesScale, radius + 1, radius + 3.5));
    if (node.donor)
      group.append(
        svgElement('circle', { class: 'pb-one-donor', r: radius + (speciesNames().length > 1 ? 5 : 2.5) }),
      );
    const seen = () =>
      tip.show(at[0], at[1], [
        element('b', {}, counted(node.members.length, 'cell')),
        shares(node.classes),
        node.species && speciesNames().length > 1 ? shares(node.species) : null,
        node.donor ? `one donor: ${node.donor}` : null,
      ]);
    group.addEventListener('pointerenter', seen);
    group.addEventListener('focus', seen);
    group.addEventListener('pointerleave', () => tip.hide());
    group.addEventListener('blur', () => tip.hide());
    group.addEventListener('click', (event) => choose(node, event.shiftKey || event.ctrlKey || event.metaKey));
    group.addEventListener('keydown', (event) => keyed(event, node));
    marks.set(node.id, { mark: group, node, x: at[0], y: at[1] });
    return group;
  }

  /** @param {Record<string, number>} counts */
  function shares(counts) {
    const total = Object.values(counts).reduce((sum, each) => sum + each, 0) || 1;
    return Object.entries(counts)
      .filter(([, each]) => each > 0)
      .sort((one, other) => other[1] - one[1])
      .map(([name, each]) => `${name} ${percent(each / total)}`)
      .join(', ');
  }

  /** @param {GraphNode} node */
  const words = (node) =>
    `Node of ${counted(node.members.length, 'cell')}: ${shares(node.classes)}${node.donor ? `, one donor, ${node.donor}` : ''}`;

  /** @param {GraphNode} node @param {boolean} adds */
  function choose(node, adds) {
    if (!selection) return;
    const same = selection.ids.size === node.members.length && node.members.every((id) => selection.ids.has(id));
    if (same) selection.clear(source);
    else selection.set(adds ? [...selection.ids, ...node.members] : node.members, source);
    frame.say(`${counted(selection.ids.size, 'cell')} chosen`);
  }

  /** @param {KeyboardEvent} event @param {GraphNode} node */
  function keyed(event, node) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(node, event.shiftKey);
      return;
    }
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const here = marks.get(node.id);
    if (!direction || !here) return;
    event.preventDefault();
    let best = null;
    let cost = Infinity;
    for (const other of marks.values()) {
      const along = (other.x - here.x) * direction[0] + (other.y - here.y) * direction[1];
      if (along <= 1) continue;
      const aside = Math.abs((other.x - here.x) * direction[1]) + Math.abs((other.y - here.y) * direction[0]);
      if (along + 2 * aside < cost) {
        cost = along + 2 * aside;
        best = other;
      }
    }
    if (best) {
      here.mark.setAttribute('tabindex', '-1');
      best.mark.setAttribute('tabindex', '0');
      best.mark.focus();
    }
  }

  function mark() {
    const chosen = selection?.ids ?? new Set();
    for (const { mark: group, node } of marks.values()) {
      const inside = node.members.filter((id) => chosen.has(id)).length;
      group.classList.toggle('pb-chosen', inside > 0);
      group.classList.toggle('pb-faint', chosen.size > 0 && inside === 0);
      group.setAttribute('aria-pressed', inside === 0 ? 'false' : inside === node.members.length ? 'true' : 'mixed');
    }
  }

  function drawLegend() {
    /** @param {string} name @param {string} colour @param {string} shape */
    const key = (name, colour, shape) =>
      element('span', { class: `pb-key ${shape}`, style: { '--key': colour } }, element('i', {}), name);
    const species =
      speciesNames().length > 1 ? speciesNames().map((name) => key(name, speciesScale.of(name), 'pb-key-ring')) : [];
    legend.replaceChildren(
      ...classNames().map((name) => key(name, classScale.of(name), '')),
      ...species,
      ...(shown.nodes.some((node) => node.donor) ? [key('one donor only', 'var(--ink)', 'pb-key-dashed')] : []),
      ...(shown.edges.some((edge) => edge.stability !== undefined)
        ? [element('span', { class: 'pb-note' }, 'faint links: seldom found again')]
        : []),
    );
  }

  /** @param {GraphData} next */
  function update(next) {
    shown = next;
    classScale = new ColourScale(
      'class',
      next.nodes.flatMap((node) => Object.keys(node.classes)),
    );
    speciesScale = new ColourScale(
      'species',
      next.nodes.flatMap((node) => Object.keys(node.species ?? {})),
    );
    laidOut = places();
    drawLegend();
    draw(Math.max(240, plane.clientWidth));
    frame.refresh();
  }

  const stopResizing = whenResized(plane, draw);
  const stopListening = selection?.subscribe(mark);
  update(data);
  return {
    update,
    destroy() {
      stopResizing();
      stopListening?.();
      frame.destroy();
    },
  };
}

/**
 * @param {Record<string, number>} counts
 * @param {ColourScale} scale
 * @param {number} inner radius
 * @param {number} outer radius
 * @returns {SVGElement[]}
 */
function slices(counts, scale, inner, outer) {
  const entries = scale.values.flatMap((name) => (counts[name] > 0 ? [[name, counts[name]]] : []));
  const total = entries.reduce((sum, [, count]) => sum + Number(count), 0) || 1;
  if (entries.length === 1 && inner === 0) {
    return [svgElement('circle', { class: 'pb-slice', r: outer, style: { fill: scale.of(String(entries[0][0])) } })];
  }
  let from = 0;
  return entries.map(([name, count]) => {
    const to = from + Math.min(0.9999, Number(count) / total) * 2 * Math.PI;
    const slice = svgElement('path', {
      class: 'pb-slice',
      d: slicePath(from, to, inner, outer),
      style: { fill: scale.of(String(name)) },
    });
    from = to;
    return slice;
  });
}

/**
 * @param {number} from angle, clockwise from the top
 * @param {number} to
 * @param {number} inner
 * @param {number} outer
 */
function slicePath(from, to, inner, outer) {
  /** @param {number} angle @param {number} radius */
  const at = (angle, radius) => `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  const large = to - from > Math.PI ? 1 : 0;
  /** @param {number} angle @param {number} radius @param {number} turn */
  const arc = (angle, radius, turn) => `A${radius} ${radius} 0 ${large} ${turn} ${at(angle, radius)}`;
  if (inner === 0) return `M0 0L${at(from, outer)}${arc(to, outer, 1)}Z`;
  return `M${at(from, outer)}${arc(to, outer, 1)}L${at(to, inner)}${arc(from, inner, 0)}Z`;
}

/**
 * @param {number[][]} places
 * @returns {number} the median way to the nearest neighbour
 */
function typicalGap(places) {
  const gaps = places.map(([x, y], one) =>
    Math.min(Infinity, ...places.map(([a, b], other) => (one === other ? Infinity : Math.hypot(a - x, b - y)))),
  );
  return gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? Infinity;
}
