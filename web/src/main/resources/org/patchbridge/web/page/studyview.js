// @ts-check
import { button, element } from '/views/dom.js';
import { dots } from '/views/dots.js';
import { ask } from './api.js';
import { commandLine } from './commandline.js';
import { reportFrame } from './reportframe.js';
import { runPanel } from './runpanel.js';

/** @param {any} cohort */
function cohortRow(cohort) {
  const unknown = cohort.cellsWithoutDonor ? `, of ${cohort.cellsWithoutDonor} cells not known` : '';
  return element('tr', {}, element('th', { scope: 'row' }, element('b', {}, cohort.name), element('span', { class: 'cohort-classes' },
    cohort.classes.map((/** @type {any} */ each) => `${each.subclass} ${each.cells}`).join(', '))),
  element('td', { class: 'number' }, String(cohort.cells)), element('td', { class: 'number' }, `${cohort.donors}${unknown}`));
}

/** @param {any[]} cohorts */
function cohortTable(cohorts) {
  return element('table', { class: 'small-table cohort-table' }, element('thead', {}, element('tr', {},
    element('th', { scope: 'col' }, 'cohort'), element('th', { scope: 'col', class: 'number' }, 'cells'), element('th', { scope: 'col', class: 'number' }, 'donors'))),
  element('tbody', {}, ...cohorts.map(cohortRow)));
}

/** @param {any} result */
function dotsRow(result) {
  return { name: result.model, group: result.cohort, value: result.macroF1, low: result.low ?? undefined, high: result.high ?? undefined,
    kind: /** @type {'model' | 'baseline'} */ (result.isBaseline ? 'baseline' : 'model'), note: `${result.split}; ${result.cells} cells, interval over ${result.over}` };
}

/** @param {any} result */
function resultRow(result) {
  const number = (/** @type {number | null} */ value) => (value === null ? '' : value.toFixed(2));
  return element('tr', {}, element('th', { scope: 'row' }, element('b', {}, result.model), element('span', { class: 'cohort-classes' }, `${result.cohort}; ${result.split}`)),
    element('td', { class: 'number' }, number(result.macroF1)), element('td', { class: 'number' }, result.low === null ? '' : `${number(result.low)} to ${number(result.high)}`));
}

/** @param {any} report */
function resultTable(report) {
  return element('details', {}, element('summary', {}, `All ${report.results.length} results with their splits`),
    element('table', { class: 'small-table' }, element('caption', {}, 'macro-F1 on held-out cells, with its 95 % interval'), element('thead', {}, element('tr', {},
      element('th', { scope: 'col' }, 'model'), element('th', { scope: 'col', class: 'number' }, 'macro-F1'), element('th', { scope: 'col', class: 'number' }, '95 %'))),
    element('tbody', {}, ...report.results.map(resultRow))));
}

/** Cohorts, results and report of the study that was opened, and what is run on it. @param {{store: import('./store.js').Store}} page */
export function studyView({ store }) {
  const command = commandLine();
  const name = element('span', { class: 'quiet study-name' });
  const trouble = element('div', { role: 'status' });
  const cohorts = element('section', { class: 'part' });
  const results = element('section', { class: 'part' });
  const frame = reportFrame();
  const run = runPanel(command.show, () => refresh());
  const root = element('div', { class: 'view view-study' },
    element('header', { class: 'bar' }, element('h1', {}, 'Study'), name, element('span', { class: 'bar-space' }), command.root),
    trouble, element('div', { class: 'study-columns' }, element('div', { class: 'study-side' }, run.root, cohorts, results), frame.root));
  run.root.hidden = true;
  let isShown = false;
  let asking = false;
  let again = false;
  let drawn = '';

  /** @param {any} report */
  function drawResults(report) {
    if (!report) {
      results.replaceChildren(element('h2', {}, 'Results'), element('p', { class: 'quiet' }, 'Nothing was evaluated yet, or no report was written.'));
      return;
    }
    const host = element('div', { class: 'study-dots' });
    results.replaceChildren(element('h2', {}, 'Results ', element('span', { class: 'quiet' }, `of the report of ${new Date(report.generatedAt).toLocaleString()}`)),
      ...report.notices.map((/** @type {string} */ each) => element('p', { class: 'simulated' }, each)), host, resultTable(report));
    const rows = report.results.filter((/** @type {any} */ each) => each.macroF1 !== null).map(dotsRow);
    if (rows.length) dots(host, { rows, metric: 'macro-F1', domain: [0, 1] }, { label: 'macro-F1 of what was evaluated', file: 'study-results', sorted: true });
    else host.append(element('p', { class: 'quiet' }, 'The report holds no result.'));
  }

  /** @param {any} study */
  function draw(study) {
    name.textContent = study.name;
    trouble.replaceChildren(...study.trouble.map((/** @type {string} */ each) => element('p', { class: 'trouble' }, element('span', {}, each),
      button('Try again', () => refresh(), { class: 'button button-small' }))));
    run.root.hidden = false;
    run.show(study);
    frame.show(study.reportStamp);
    const key = JSON.stringify([study.cohorts, study.report]);
    if (key === drawn) return;
    drawn = key;
    cohorts.replaceChildren(element('h2', {}, 'Cohorts'), study.cohorts.length ? cohortTable(study.cohorts)
      : element('p', { class: 'quiet' }, 'The study holds no cohort; fill it with ', element('code', {}, 'patchbridge extract'), ' or ', element('code', {}, 'patchbridge import'), '.'));
    drawResults(study.report);
  }

  /** Asks once for whatever number of changes there were meanwhile. */
  async function refresh() {
    again = true;
    if (asking) return;
    asking = true;
    try {
      while (again) {
        again = false;
        draw(await ask('/api/study'));
      }
    } catch (error) {
      trouble.replaceChildren(element('p', { class: 'trouble' }, /** @type {Error} */ (error).message));
    } finally {
      asking = false;
    }
  }

  store.addEventListener('change', () => { if (isShown) refresh(); });
  return {
    root,
    show() {
      isShown = true;
      refresh();
    },
    hide() {
      isShown = false;
    },
  };
}
