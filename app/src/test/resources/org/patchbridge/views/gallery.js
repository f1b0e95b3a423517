// The gallery's data, the same every time.
let seed = Number(new URLSearchParams(location.search).get('seed') ?? 7);
const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const normal = () => random() + random() + random() + random() - 2;
const hostile = new URLSearchParams(location.search).has('hostile');
const many = Number(new URLSearchParams(location.search).get('points') ?? 1200);
const BAD = '"><img src=x onerror="window.attacked=true">';
const text = (plain) => (hostile ? `${BAD}${plain}` : plain);
const CLASSES = ['Lamp5', 'Pvalb', 'Sst', 'Vip', 'Sncg'].map((name) => (hostile && name === 'Sncg' ? `${BAD}` : name));
const at = (id) => document.getElementById(id);
const selection = new Selection();
globalThis.selection = selection;
globalThis.views = {};
globalThis.sweepsView = sweeps;
globalThis.csvField = csvField;

const centres = [[7, 6], [0, 0], [2, 5], [-4, 8], [4, 9]];
const points = Array.from({ length: many }, (_, index) => {
  const kind = Math.floor(random() * random() * 4.99);
  const human = index % 6 === 0;
  const x = centres[kind][0] + normal() * 1.1;
  const y = centres[kind][1] + normal() * 1.1;
  return { id: text(`mouse/${index}`), name: text(`cell ${index}`), x: x + (human ? 3.5 : 0), y: y + (human ? -1.5 : 0), x2: x + (human ? 0.2 : 0), y2: y,
    class: CLASSES[kind], predicted: CLASSES[random() < 0.9 ? kind : (kind + 1) % 5], species: human ? 'human' : 'mouse', donor: text(`donor ${index % 40}`),
    condition: index % 2 ? 'V1' : 'temporal cortex' };
});
points.push({ id: text('mine/1'), name: text('2026_03_12_0007.abf'), x: 3.4, y: -1.2, x2: 0.3, y2: 0.2, class: 'Pvalb', species: 'mouse', ring: true });
views.scatter = scatter(at('scatter'), { points, panels: ['before adaptation', 'after adaptation'], axes: 'Plane of the reference, 44 features' },
  { selection, label: 'Both species in one plane', onOpen: (id) => { globalThis.opened = id; } });

views.dots = dots(at('dots'), { metric: 'macro-F1', rows: [
  { id: 'a', name: text('ensemble'), value: 0.907, low: 0.892, high: 0.918, kind: 'best', group: 'mouse V1', note: '982 donors' },
  { id: 'b', name: text('forest'), value: 0.871, low: 0.857, high: 0.886, group: 'mouse V1' },
  { id: 'c', name: text('BiLSTM with attention, balanced'), value: 0.866, low: 0.85, high: 0.88, group: 'mouse V1' },
  { id: 'd', name: text('largest class'), value: 0.22, low: 0.21, high: 0.23, kind: 'baseline', group: 'mouse V1' },
  { id: 'e', name: text('ensemble, human'), value: 0.807, low: 0.765, high: 0.843, kind: 'best', group: 'human cortex' },
  { id: 'f', name: text('joint transfer'), value: 0.66, low: 0.6, high: 0.71, group: 'human cortex' },
  { id: 'g', name: text('largest class, human'), value: 0.17, low: 0.15, high: 0.19, kind: 'baseline', group: 'human cortex' }],
lines: [{ name: text('Gouwens 2020'), value: 0.88 }, { name: 'Ghaderi 2018', value: 0.81 }] }, { label: 'Macro-F1 of the models', onPick: (row) => { globalThis.picked = row.id; } });
views.differences = dots(at('differences'), { metric: 'Δ macro-F1', rows: [
  { name: 'joint − human only', value: 0.034, low: 0.011, high: 0.058, kind: 'difference' },
  { name: 'aligned − human only', value: 0.012, low: -0.014, high: 0.04, kind: 'difference' },
  { name: 'mouse only − human only', value: -0.21, low: -0.25, high: -0.17, kind: 'difference' }] }, { label: 'What transfer changes' });

const ids = CLASSES.map((row) => CLASSES.map((column) => points.filter((point) => point.class === row && point.predicted === column).map((point) => point.id)));
views.confusion = confusion(at('confusion'), { rows: CLASSES, counts: ids.map((row) => row.map((each) => each.length)), ids }, { selection, label: 'Ensemble on mouse V1' });

views.bars = bars(at('bars'), { probabilities: [{ name: 'Pvalb', value: 0.938 }, { name: 'Sst', value: 0.041 }, { name: 'Vip', value: 0.013 }, { name: 'Lamp5', value: 0.006 },
  { name: CLASSES[4], value: 0.002 }], called: 'Pvalb', set: ['Pvalb'], threshold: 0.7 }, { label: 'Probabilities of 2026_03_12_0007' });
views.evidence = evidence(at('evidence'), { for: 'Pvalb', against: 'Sst', items: [
  { name: text('spike width'), shown: '0.29 ms', usual: '0.25–0.36 ms', value: 2.1, id: 'width' }, { name: 'firing rate', shown: '188 Hz', value: 1.4, id: 'rate' },
  { name: 'upstroke ÷ downstroke', shown: '1.2', value: 1.1 }, { name: 'sag', shown: '0.02', value: 0.5 }, { name: 'input resistance', shown: '212 MΩ', value: -0.7 }] },
{ onPick: (item) => { globalThis.pickedItem = item.id; } });

const wave = (n, f) => Array.from({ length: n }, (_, index) => f(index));
const envelope = (name, f, spread) => ({ name, median: f, low: f.map((each) => each - spread), high: f.map((each) => each + spread) });
views.families = families(at('families'), { cell: text('2026_03_12_0007'), families: [
  { name: 'first spike', unit: 'mV', xName: 'ms', x: wave(60, (i) => i / 20 - 1), cell: wave(60, (i) => -50 + 82 * Math.exp(-(((i - 22) / 5) ** 2)) - 8 * Math.exp(-(((i - 36) / 8) ** 2))),
    classes: [envelope('Pvalb', wave(60, (i) => -50 + 80 * Math.exp(-(((i - 22) / 5.4) ** 2)) - 9 * Math.exp(-(((i - 36) / 8) ** 2))), 6), envelope('Sst', wave(60, (i) => -48 + 84 * Math.exp(-(((i - 25) / 8) ** 2))), 7)] },
  { name: 'firing rate', unit: 'Hz', xName: 'pA above rheobase', x: wave(12, (i) => i * 20), cell: wave(12, (i) => (i > 9 ? null : 14 * i)), classes: [envelope('Pvalb', wave(12, (i) => 15 * i), 12), envelope('Sst', wave(12, (i) => 7 * i), 8)] },
  { name: 'spike width by current', unit: 'ms', x: wave(12, (i) => i * 20), cell: wave(12, (i) => 0.29 + i * 0.004 + normal() * 0.005), classes: [envelope('Pvalb', wave(12, (i) => 0.31 + i * 0.003), 0.05), envelope('Sst', wave(12, (i) => 0.47 + i * 0.006), 0.07)] },
  { name: 'step subthreshold', unit: 'mV', cell: null, absent: 'no hyperpolarising step', classes: [envelope('Pvalb', wave(20, (i) => -1 - i * 0.2), 1)] },
  { name: text('instantaneous rate'), unit: 'norm.', x: wave(30, (i) => i / 30), cell: wave(30, (i) => 1 - 0.1 * i / 30 + normal() * 0.02), classes: [envelope('Pvalb', wave(30, (i) => 1 - 0.14 * i / 30), 0.1), envelope('Sst', wave(30, (i) => 0.9 - 0.4 * i / 30), 0.12)] }] });

const rate = 20000;
const samples = Number(new URLSearchParams(location.search).get('samples') ?? 30000);
const sweepOf = (number) => {
  const amplitude = -70 + number * 20;
  const voltage = new Float32Array(samples);
  const current = new Float32Array(samples);
  const spikes = [];
  let v = -70;
  let since = 1e9;
  for (let i = 0; i < samples; i += 1) {
    const on = i > samples * 0.17 && i < samples * 0.75;
    current[i] = on ? amplitude : 0;
    v += ((-70 + (on ? amplitude * 0.21 : 0)) - v) / 300;
    since += 1;
    if (on && v > -55.5 && since > 9000 / (amplitude / 20)) {
      since = 0;
      spikes.push({ threshold: { t: i / rate, v: -45 }, peak: { t: (i + 8) / rate, v: 22 }, trough: { t: (i + 30) / rate, v: -62 } });
    }
    voltage[i] = (since < 8 ? -45 + 67 * since / 8 : since < 30 ? 22 - 84 * (since - 8) / 22 : v - (since < 400 ? 4 * Math.exp(-since / 150) : 0)) + normal() * 0.25;
  }
  return { number, amplitude, rateHz: rate, voltage, current, spikes, protocol: text('long square'), findings: number === 3 ? [text('baseline drifts by 4 mV')] : [], leftOut: number === 5 };
};
const recorded = { sweeps: Array.from({ length: 14 }, (_, index) => sweepOf(index)), windows: [{ from: 0.26, to: 0.36, label: text('first spikes'), weight: 0.9 }, { from: 0.7, to: 0.95, weight: 0.4, label: 'steady rate' }] };
views.sweeps = sweeps(at('sweeps'), recorded, { label: 'Sweeps of 2026_03_12_0007', onLeaveOut: (number, out) => { globalThis.leftOut = [number, out]; } });

const nodes = Array.from({ length: 22 }, (_, index) => {
  const members = points.filter((_, place) => place % 22 === index).slice(0, 5 + (index * 7) % 40);
  const count = (key) => members.reduce((counts, each) => ({ ...counts, [each[key]]: (counts[each[key]] ?? 0) + 1 }), {});
  return { id: `n${index}`, members: members.map((each) => each.id), classes: count('class'), species: count('species'), donor: index % 9 === 4 ? text('donor 4') : undefined };
});
views.graph = graph(at('graph'), { nodes, edges: nodes.flatMap((node, index) => [
  ...(index < 14 ? [{ from: `n${index}`, to: `n${(index + 1) % 14}`, shared: 1 + index % 5, stability: 0.3 + 0.7 * random() }] : []),
  ...(index >= 14 ? [{ from: `n${index}`, to: `n${index < 18 ? index - 12 : index - 1}`, shared: 2, stability: 0.9 }] : [])]) }, { selection });

views.table = table(at('table'), { columns: [{ name: 'cell' }, { name: 'call', type: 'class' }, { name: 'probability', type: 'number', digits: 2 }, { name: 'species' }, { name: 'donor' }],
  rows: points.map((point) => ({ id: point.id, cells: [point.name, point.predicted ?? null, 0.5 + 0.5 * random(), point.species, point.donor ?? null] })) },
{ selection, label: 'Calls', height: 360 });
views.plain = enhanceTable(at('plain'), { label: 'Models' });

views.picker = picker(at('picker'), { value: { cohort: 'mouse', split: 'donor', model: 'ensemble' }, fields: [
  { name: 'cohort', label: 'cohort', options: [{ value: 'mouse', label: 'mouse V1' }, { value: 'human', label: 'human cortex' }] },
  { name: 'split', label: 'split', options: [{ value: 'donor', label: 'by donor' }, { value: 'cell', label: 'by cell' }] },
  { name: 'model', label: 'model', options: ['ensemble', 'forest', 'BiLSTM', 'boosted trees', 'nearest'].map((value) => ({ value, label: text(value) })) }],
exists: (value) => !(value.model === 'nearest' && value.cohort === 'human') }, { onChange: (value) => { globalThis.pickedValue = value; } });
document.body.dataset.drawn = 'yes';
