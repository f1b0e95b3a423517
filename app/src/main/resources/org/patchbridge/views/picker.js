// @ts-check
import { element, uniqueId } from './dom.js';

/**
 * What is chosen, a value a field.
 * @typedef {Record<string, string>} Picked
 */
/**
 * @typedef {Object} PickerField
 * @property {string} name
 * @property {string} label "model"
 * @property {{value: string, label: string, note?: string}[]} options in the order shown
 */
/**
 * @typedef {Object} PickerData
 * @property {PickerField[]} fields
 * @property {Picked} value
 * @property {(value: Picked) => boolean} [exists] whether there is anything of these; options without are dimmed
 */

/**
 * A row of choices, model × split × cohort: few as buttons, many as a list.
 * @param {HTMLElement} host
 * @param {PickerData} data
 * @param {{label?: string, buttons?: number, onChange: (value: Picked, field: string) => void}} options
 * @returns {import('./dom.js').View<PickerData>}
 */
export function picker(host, data, options) {
  const root = element('div', {
    class: 'pb-picker',
    role: 'group',
    'aria-label': options.label ?? 'What is shown',
    'data-control': true,
  });
  host.append(root);
  let shown = data;
  const most = options.buttons ?? 4;

  /** @param {PickerField} field @param {string} value */
  function pick(field, value) {
    const next = { ...shown.value, [field.name]: value };
    show({ ...shown, value: next });
    options.onChange(next, field.name);
  }

  /** @param {PickerField} field @param {string} value */
  const missing = (field, value) => shown.exists && !shown.exists({ ...shown.value, [field.name]: value });

  /** @param {PickerField} field */
  function radios(field) {
    const group = uniqueId('choice');
    return element(
      'fieldset',
      { class: 'pb-segments' },
      element('legend', {}, field.label),
      ...field.options.map((each) =>
        element(
          'label',
          { title: each.note ?? null, class: missing(field, each.value) ? 'pb-missing' : '' },
          element('input', {
            type: 'radio',
            name: group,
            value: each.value,
            checked: each.value === shown.value[field.name],
            on: { change: () => pick(field, each.value) },
            'data-field': field.name,
          }),
          element('span', {}, each.label),
        ),
      ),
    );
  }

  /** @param {PickerField} field */
  function list(field) {
    return element(
      'label',
      { class: 'pb-choice' },
      element('span', {}, field.label),
      element(
        'select',
        {
          'data-field': field.name,
          on: {
            change: (/** @type {Event} */ event) =>
              pick(field, /** @type {HTMLSelectElement} */ (event.target).value),
          },
        },
        ...field.options.map((each) =>
          element(
            'option',
            { value: each.value, selected: each.value === shown.value[field.name] },
            each.label + (missing(field, each.value) ? ' (not run)' : ''),
          ),
        ),
      ),
    );
  }

  /** @param {PickerData} next */
  function show(next) {
    const focused =
      document.activeElement instanceof HTMLElement && root.contains(document.activeElement)
        ? document.activeElement.dataset.field
        : undefined;
    shown = next;
    root.replaceChildren(...next.fields.map((field) => (field.options.length <= most ? radios(field) : list(field))));
    if (focused) {
      const again = [...root.querySelectorAll('input:checked, select')].find(
        (each) => each instanceof HTMLElement && each.dataset.field === focused,
      );
      if (again instanceof HTMLElement) again.focus();
    }
  }

  show(data);
  return { update: show, destroy: () => root.remove() };
}
