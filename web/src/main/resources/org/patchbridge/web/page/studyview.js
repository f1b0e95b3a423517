// @ts-check
import { button, element } from '/views/dom.js';
import { dots } from '/views/dots.js';
import { table } from '/views/table.js';
import { ask } from './api.js';
import { commandLine } from './commandline.js';
import { reportFrame } from './reportframe.js';
import { runPanel } from './runpanel.js';
import { studyPlanes } from './studyplanes.js';
import { tabs } from './tabs.js';

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

/** The models beside each other, to sort and filter. @param {HTMLElement} host @param {any} report */
function resultTable(host, report) {
  return table(host, {
    columns: [{ name: 'cohort' }, { name: 'model' }, { name: 'split' }, { name: 'cells', type: 'number' }, { name: 'macro-F1', type: 'number', digits: 3 },
      { name: '95 % from', type: 'number', digits: 3 }, { name: 'to', type: 'number', digits: 3 }, { name: 'interval over' }],
    rows: report.results.map((/** @type {any} */ each) => ({ cells: [each.cohort, each.model, each.split, each.cells, each.macroF1, each.low, each.high, each.over] })),
  }, { label: 'Models compared', file: 'study-models', sort: { column: 4, order: 'descending' } });
}

/** @param {any} one */
function evaluationRow(one) {
  return element('tr', {}, element('th', { scope: 'row' }, element('b', {}, one.model), element('span', { class: 'cohort-classes' }, `${one.cohort}; ${one.split}`)),
    element('td', {}, element('progress', { max: one.folds, value: one.done, 'aria-label': `Folds of ${one.model}, ${one.cohort}` })),
    element('td', { class: 'number' }, `${one.done} of ${one.folds}`));
}

/** @param {any[]} evaluations */
function evaluationTable(evaluations) {
  const open = evaluations.filter((one) => one.done < one.folds).length;
  return element('details', { open: open > 0 }, element('summary', {}, `${evaluations.length} ${evaluations.length === 1 ? 'evaluation' : 'evaluations'}${open ? `, ${open} not finished` : ', all finished'}`),
    element('table', { class: 'small-table evaluation-table' }, element('thead', {}, element('tr', {},
      element('th', { scope: 'col' }, 'model'), element('th', { scope: 'col', colspan: 2, class: 'number' }, 'folds'))),
    element('tbody', {}, ...evaluations.map(evaluationRow))));
}

/** Cohorts, results and report of the study that was opened, and what is run on it. @param {{store: import('./store.js').Store, selection: import('/views/selection.js').Selection}} page */
export function studyView({ store, selection }) {
  let isShown = false;
  const command = commandLine();
  const name = element('span', { class: 'quiet study-name' });
  const trouble = element('div', { role: 'status' });
  const cohorts = element('section', { class: 'part' });
  const evaluations = element('section', { class: 'part' });
  const results = element('section', { class: 'part' });
  const models = element('section', { class: 'study-plane' });
  const frame = reportFrame();
  const planes = studyPlanes(selection);
  const places = tabs('Of the study', [{ name: 'Report', panel: frame.root }, { name: 'Models', panel: models }, { name: 'Cells', panel: planes.cells },
    { name: 'Shape', panel: planes.shape }], () => showPlanes());
  const run = runPanel(command.show, () => refresh());
  const root = element('div', { class: 'view view-study' },
    element('header', { class: 'bar' }, element('h1', {}, 'Study'), name, element('span', { class: 'bar-space' }), command.root),
    trouble, element('div', { class: 'study-columns' }, element('div', { class: 'study-side' }, run.root, cohorts, evaluations, results), places.root));
  run.root.hidden = true;
  let asking = false;
  let again = false;
  let drawn = '';
  let reportStamp = '';

  /** Asked for only where they are looked at. */
  function showPlanes() {
    if (isShown && ['Cells', 'Shape'].includes(places.at())) planes.show(reportStamp).catch((error) => trouble.replaceChildren(element('p', { class: 'trouble' }, error.message)));
  }

  /** @param {any} report */
  function drawResults(report) {
    if (!report) {
      results.replaceChildren(element('h2', {}, 'Results'), element('p', { class: 'quiet' }, 'Nothing was evaluated yet, or no report was written.'));
      models.replaceChildren(element('p', { class: 'hint' }, 'There is no result to compare yet: evaluate the study.'));
      return;
    }
    const host = element('div', { class: 'study-dots' });
    results.replaceChildren(element('h2', {}, 'Results ', element('span', { class: 'quiet' }, `of the report of ${new Date(report.generatedAt).toLocaleString()}`)),
      ...report.notices.map((/** @type {string} */ each) => element('p', { class: 'simulated' }, each)), host);
    models.replaceChildren();
    resultTable(models, report);
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
    reportStamp = study.reportStamp;
    showPlanes();
    const key = JSON.stringify([study.cohorts, study.evaluations, study.report]);
    if (key === drawn) return;
    drawn = key;
    cohorts.replaceChildren(element('h2', {}, 'Cohorts'), study.cohorts.length ? cohortTable(study.cohorts)
      : element('p', { class: 'quiet' }, 'The study holds no cohort; fill it with ', element('code', {}, 'patchbridge extract'), ' or ', element('code', {}, 'patchbridge import'), '.'));
    evaluations.replaceChildren(element('h2', {}, 'Evaluations'), study.evaluations.length ? evaluationTable(study.evaluations)
      : element('p', { class: 'quiet' }, 'Nothing was begun yet.'));
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
