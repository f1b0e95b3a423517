// @ts-check
import { sweeps } from '/views/sweeps.js';
import { button, element } from '/views/dom.js';
import { ask, tell } from './api.js';
import { commandLine } from './commandline.js';
import { evidencePart } from './evidencepart.js';
import { recordingData, traceSource } from './recordingdata.js';

const PROTOCOLS = [['', 'as the file says'], ['long-square', 'long square'], ['short-square', 'short square'], ['ramp', 'ramp']];

/**
 * Sweeps of one recording, what quality control found, and what is chosen by hand.
 * @param {{store: import('./store.js').Store}} page
 */
export function recordingView({ store }) {
  const command = commandLine();
  const picker = element('select', { 'aria-label': 'Recording' });
  const electrode = element('select', { 'aria-label': 'Electrode' });
  const electrodeChoice = element('label', { class: 'control', hidden: true }, element('span', {}, 'electrode'), electrode);
  const shade = element('input', { type: 'checkbox', checked: true });
  const shading = element('label', { class: 'control control-check', title: 'E shows and hides it', hidden: true }, shade, element('span', {}, 'evidence'));
  const trouble = element('p', { class: 'trouble', role: 'alert', hidden: true });
  const callOf = element('span', { class: 'call-now', 'aria-live': 'polite' });
  const undo = button('Undo', () => act(() => tell('POST', `/api/files/${wanted}/undo`)), { class: 'button' });
  const bar = element('header', { class: 'bar' }, element('h1', { class: 'pb-hidden' }, 'Recording'), element('label', { class: 'control' }, element('span', {}, 'recording'), picker), electrodeChoice, shading, callOf, undo, element('span', { class: 'bar-space' }), command.root);
  const traces = element('div', { class: 'traces' });
  const side = element('div', { class: 'recording-side' });
  const root = element('div', { class: 'view view-recording' }, bar, trouble, element('div', { class: 'two two-wide' }, traces, side));
  let wanted = '';
  let shown = '';
  /** @type {any} */
  let view = null;
  /** @type {number | null} */
  let focused = null;
  /** @type {any} */
  let told = null;
  let before = '';
  /** @type {any} */
  let evidence = null;

  /** @param {() => Promise<unknown>} doing */
  async function act(doing) {
    trouble.hidden = true;
    try {
      before = callWords();
      await doing();
    } catch (error) {
      trouble.textContent = /** @type {Error} */ (error).message;
      trouble.hidden = false;
    }
  }

  /** @param {(choices: any) => void} change */
  function choose(change) {
    const choices = { electrode: told.choices.electrode, leftOut: [...told.choices.leftOut], protocols: { ...told.choices.protocols } };
    change(choices);
    return act(() => tell('PUT', `/api/files/${wanted}/choices`, choices));
  }

  /** Sweeps that were chosen about are those of the other cell. */
  electrode.addEventListener('change', () => {
    focused = null;
    act(() => tell('PUT', `/api/files/${wanted}/choices`, { electrode: electrode.value, leftOut: [], protocols: {} }));
  });

  /** Only where there is a choice. @param {any} recording */
  function electrodePanel(recording) {
    const { names, read } = recording.electrodes;
    const chosen = recording.choices.electrode;
    electrodeChoice.hidden = names.length < 2 && !chosen;
    const usual = chosen ? 'the usual one' : read === null ? 'all, as one cell' : `${read} (usual)`;
    const others = names.filter((/** @type {string} */ name) => chosen || name !== read);
    if (chosen && !others.includes(chosen)) others.push(chosen);
    electrode.replaceChildren(element('option', { value: '' }, usual), ...others.map((/** @type {string} */ name) => element('option', { value: name }, name)));
    electrode.value = chosen;
  }

  const figure = () => recordingData(told, shade.checked ? evidence : null);

  shade.addEventListener('change', () => view?.update(figure()));
  root.addEventListener('keydown', (event) => {
    const isTyped = event.target instanceof HTMLElement && event.target.matches('select, textarea, input:not([type=checkbox])');
    if (event.key.toLowerCase() !== 'e' || event.ctrlKey || event.metaKey || event.altKey || isTyped || shading.hidden) return;
    shade.checked = !shade.checked;
    view?.update(figure());
  });

  /** A place of the evidence, with what is around it. @param {any} place */
  function look(place) {
    shade.checked = true;
    focused = place.sweep;
    rebuild();
    const wide = Math.max(0.02, 3 * (place.toSeconds - place.fromSeconds));
    view.zoomTo(place.fromSeconds - wide, place.toSeconds + wide);
  }

  /** Of a recording with a call. @param {any} row */
  async function askEvidence(row) {
    if (row?.stage !== 'called') return null;
    try {
      return await ask(`/api/recordings/${encodeURIComponent(wanted)}/evidence`);
    } catch {
      // Called anew meanwhile: the next news asks again.
      return null;
    }
  }

  /** @param {number} number @param {boolean} isLeftOut */
  const leaveOut = (number, isLeftOut) => choose((choices) => {
    choices.leftOut = choices.leftOut.filter((/** @type {number} */ each) => each !== number);
    if (isLeftOut) choices.leftOut.push(number);
  });

  function callWords() {
    const row = store.rows.find((each) => each.file === wanted);
    if (!row) return '';
    if (row.stage !== 'called') return row.stage === 'read' ? '' : row.stage;
    const most = Math.max(...row.probabilities).toFixed(2);
    return `${row.subclass || `no call (${row.mostProbable})`} ${most}`;
  }

  /** @param {any} recording */
  function sidePanel(recording) {
    const { inspection } = recording;
    const state = { USED: 'used', DOUBTFUL: 'doubtful', SKIPPED: 'left out', NOT_ANALYSED: 'not analysed' };
    const findings = inspection.findings.filter((/** @type {any} */ each) => each.severity !== 'INFO');
    const lines = inspection.sweeps.map((/** @type {any} */ row) => {
      const protocol = element('select', { 'aria-label': `Protocol of sweep ${row.number}`, class: 'tiny' }, ...PROTOCOLS.map(([value, name]) => element('option', { value }, value ? name : row.protocol)));
      protocol.value = recording.choices.protocols[row.number] ?? '';
      protocol.addEventListener('change', () => choose((choices) => {
        if (protocol.value) choices.protocols[row.number] = protocol.value;
        else delete choices.protocols[row.number];
      }));
      const isOffered = recording.sweeps.some((/** @type {any} */ sweep) => sweep.number === row.number);
      const out = recording.choices.leftOut.includes(row.number);
      const use = element('input', { type: 'checkbox', checked: !out, 'aria-label': `Use sweep ${row.number}`, on: { change: (/** @type {any} */ event) => leaveOut(row.number, !event.target.checked) } });
      return element('tr', { class: `sweep-${row.state.toLowerCase()}` },
        element('td', {}, isOffered && use),
        element('td', { class: 'number' }, row.number === null ? '' : isOffered ? button(String(row.number), () => { focused = row.number; rebuild(); }, { class: 'pb-link', 'aria-label': `Show sweep ${row.number}` }) : String(row.number)),
        element('td', {}, isOffered ? protocol : row.protocol),
        element('td', { class: 'number' }, typeof row.amplitudePicoamps === 'number' ? `${Math.round(row.amplitudePicoamps)} pA` : ''),
        element('td', { class: 'number' }, row.spikes === null ? '' : String(row.spikes)),
        element('td', { title: row.reasons.join('; ') }, /** @type {any} */ (state)[row.state], row.reasons.length > 0 && element('span', { class: 'quiet' }, row.reasons[0] === 'left out by hand' ? ' by hand' : `: ${row.reasons[0]}`)));
    });
    side.replaceChildren(
      inspection.refusal ? element('p', { class: 'trouble' }, inspection.refusal) : '',
      element('section', { class: 'part' }, element('h2', {}, 'Sweeps'), element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Sweeps of the recording' },
        element('table', { class: 'small-table sweep-table' }, element('thead', {}, element('tr', {}, ...['use', 'no.', 'protocol', 'step', 'spikes', 'what became of it'].map((name) => element('th', { scope: 'col' }, name)))), element('tbody', {}, ...lines)))),
      evidencePart(evidence, look),
      element('section', { class: 'part' }, element('h2', {}, `Findings (${findings.length})`), findings.length ? element('ul', { class: 'notes' }, ...findings.slice(0, 60).map((/** @type {any} */ each) => element('li', {}, each.message, each.location && element('span', { class: 'quiet' }, ` at ${each.location}`)))) : element('p', { class: 'quiet' }, 'Nothing was noticed.')),
      element('section', { class: 'part' }, element('h2', {}, 'What was measured'), element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Features' }, element('table', { class: 'small-table' }, element('tbody', {}, ...inspection.scalars.map((/** @type {any} */ each) => element('tr', {},
        element('th', { scope: 'row' }, each.name.replaceAll('_', ' ')), element('td', { class: 'number' }, typeof each.value === 'number' ? Number(each.value.toPrecision(4)) : 'absent'), element('td', { class: 'quiet' }, each.unit === '1' ? '' : each.unit))))))));
  }

  function rebuild() {
    view?.destroy();
    traces.replaceChildren();
    const host = element('div', {});
    traces.append(host);
    view = sweeps(host, figure(), { source: traceSource(wanted), height: 320, label: `Sweeps of ${told.name}`, file: told.name, ...(focused === null ? {} : { focus: focused }), onLeaveOut: leaveOut, onFocus: (number) => { focused = number; } });
  }

  async function load() {
    const row = store.rows.find((each) => each.file === wanted);
    const key = JSON.stringify([wanted, row?.stage, row?.byHand, row?.sweeps, row?.spikes, row?.flags, row?.probabilities, store.state?.controls.model]);
    if (key === shown || !wanted) return;
    shown = key;
    if (row && (row.stage === 'waiting' || row.stage === 'reading')) return;
    try {
      const next = await ask(`/api/recordings/${encodeURIComponent(wanted)}`);
      const isOther = told?.id !== next.id || told?.choices.electrode !== next.choices.electrode;
      told = next;
      evidence = await askEvidence(row);
      shading.hidden = !evidence || Boolean(evidence.absence);
      if (isOther || !view) {
        if (isOther) focused = null;
        rebuild();
      } else view.update(figure());
      sidePanel(told);
      electrodePanel(told);
      command.show(told.command);
      undo.disabled = told.undoable === 0;
      trouble.hidden = true;
    } catch (error) {
      trouble.textContent = /** @type {Error} */ (error).message;
      trouble.hidden = false;
      view?.destroy();
      view = null;
      told = null;
      undo.disabled = !row?.byHand;
      traces.replaceChildren();
      side.replaceChildren();
    }
  }

  function refresh() {
    if (!store.state || !root.isConnected) return;
    const recordings = store.rows.filter((row) => row.kind === 'recording');
    picker.replaceChildren(...recordings.map((row) => element('option', { value: row.file }, row.name)));
    if (!recordings.some((row) => row.file === wanted)) wanted = recordings[0]?.file ?? '';
    picker.value = wanted;
    const now = callWords();
    callOf.replaceChildren(...(now ? [before && before !== now && !/waiting|reading/.test(before) ? element('span', { class: 'quiet' }, `${before} → `) : '', element('b', {}, now)] : []));
    if (recordings.length === 0) traces.replaceChildren(element('p', { class: 'hint' }, 'There is no recording yet. ', element('a', { href: '#call' }, 'Drop one')));
    else load();
  }

  picker.addEventListener('change', () => { location.hash = `#recording/${picker.value}`; });
  store.addEventListener('change', refresh);
  return {
    root,
    /** @param {string} id */
    show(id) {
      if (id && id !== wanted) {
        wanted = id;
        before = '';
      }
      refresh();
    },
    hide() {},
  };
}
