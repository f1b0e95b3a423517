// @ts-check
import { element } from '/views/dom.js';
import { tell } from './api.js';

/** @type {Record<string, string>} */
const STAGES = { running: 'running', stopping: 'stopping', stopped: 'stopped', done: 'done', failed: 'failed' };

/** How far the last line that says so is. @param {string[]} lines */
function share(lines) {
  for (const line of [...lines].reverse()) {
    if (!line.startsWith('patchbridge: ')) continue;
    const of = line.match(/, (\d+) of (\d+)/);
    if (of) return Number(of[1]) / Number(of[2]);
    const begun = line.match(/, (\d+) [a-z -]+, (\d+) done before$/);
    if (begun) return Number(begun[2]) / Number(begun[1]);
    if (/, \d+ [a-z -]+$/.test(line)) return 0;
  }
  return null;
}

/**
 * What can be started on the study, and what runs.
 * @param {(line: string) => void} showCommand
 * @param {() => void} changed
 */
export function runPanel(showCommand, changed) {
  const choice = element('select', { id: 'run-choice', 'aria-label': 'What to run' });
  const words = element('p', { class: 'quiet' });
  const start = element('button', { type: 'button', class: 'button button-main' }, 'Start');
  const stop = element('button', { type: 'button', class: 'button' }, 'Stop');
  const stage = element('span', { class: 'activity', role: 'status' });
  const progress = element('progress', { max: 1, 'aria-label': 'Progress of the command' });
  const message = element('p', { class: 'run-message', role: 'status' });
  const log = element('pre', { class: 'run-log', tabindex: '0', 'aria-label': 'What the command says' });
  const root = element('section', { class: 'part run' }, element('h2', {}, 'Run'),
    element('div', { class: 'run-row' }, element('label', { class: 'control run-choice' }, choice), start, stop),
    words, element('div', { class: 'run-row' }, stage, progress), message, log);
  /** @type {any} */
  let study = null;
  let offered = '';
  let asked = '';

  const isOn = () => study?.run?.stage === 'running' || study?.run?.stage === 'stopping';
  const chosen = () => study?.choices.find((/** @type {any} */ each) => each.key === choice.value);

  /** @param {string} path @param {unknown} [body] */
  async function send(path, body) {
    try {
      asked = '';
      await tell('POST', path, body);
    } catch (error) {
      asked = /** @type {Error} */ (error).message;
    }
    changed();
  }

  function drawChoice() {
    const one = chosen();
    words.textContent = one?.words ?? '';
    showCommand(one?.command ?? '');
    start.textContent = study?.run?.stage === 'stopped' && study.run.choice === choice.value ? 'Go on' : 'Start';
    start.disabled = isOn();
    stop.disabled = study?.run?.stage !== 'running';
    choice.disabled = isOn();
  }

  function drawRun() {
    const { run } = study;
    const on = isOn();
    stage.textContent = run ? STAGES[run.stage] + (run.exitCode === null ? '' : `, exit code ${run.exitCode}`) : '';
    stage.classList.toggle('is-busy', on);
    const part = run ? share(run.lines) : null;
    progress.hidden = !on;
    if (part === null) progress.removeAttribute('value');
    else progress.value = part;
    message.textContent = asked || (run?.message ?? '');
    message.hidden = !message.textContent;
    message.classList.toggle('trouble', Boolean(asked) || run?.stage === 'failed');
    log.hidden = !run?.lines.length;
    const text = run ? run.lines.join('\n') : '';
    if (log.textContent !== text) {
      log.textContent = text;
      log.scrollTop = log.scrollHeight;
    }
  }

  start.addEventListener('click', () => send('/api/study/run', { choice: choice.value }));
  stop.addEventListener('click', () => send('/api/study/run/stop'));
  choice.addEventListener('change', drawChoice);

  return {
    root,
    /** @param {any} next */
    show(next) {
      study = next;
      const key = JSON.stringify(next.choices);
      if (key !== offered) {
        offered = key;
        choice.replaceChildren(...next.choices.map((/** @type {any} */ each) => element('option', { value: each.key }, each.title)));
        if (next.run) choice.value = next.run.choice;
      }
      if (isOn()) choice.value = next.run.choice;
      drawChoice();
      drawRun();
    },
  };
}
