// @ts-check

/** Figures and tables of a printed page are counted as they are printed; nothing that matters stays folded. */
export function printAsPaper() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  /** @type {Map<Element, string>} */
  const numbers = new Map();

  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')].map((each) => /** @type {HTMLDetailsElement} */ (each))
      .filter((each) => !each.matches('.model:not(.best), .more'));
    for (const each of opened) each.open = true;
    let figures = 0;
    let tables = 0;
    for (const label of document.querySelectorAll('figcaption > b:first-child, caption > b:first-child')) {
      if (label.closest('.model:not(.best), .more')) continue;
      numbers.set(label, label.textContent ?? '');
      label.textContent = label.parentElement?.tagName === 'CAPTION' ? `Table ${tables += 1}. ` : `Figure ${figures += 1}. `;
    }
  });

  addEventListener('afterprint', () => {
    for (const each of opened) each.open = false;
    for (const [label, text] of numbers) label.textContent = text;
    opened = [];
    numbers.clear();
  });
}
