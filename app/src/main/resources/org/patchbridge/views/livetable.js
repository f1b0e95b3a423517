// @ts-check
import { classChip } from './chip.js';
import { button, element } from './dom.js';
import { csvText, saveCsv } from './download.js';
import { counted, fixedNumber, shortNumber } from './numbers.js';
import { filterOf, sortedRows } from './rows.js';

const VIRTUAL_FROM = 500;
const SPARE = 12;

/** A table that is sorted, filtered, searched, copied and chosen from. */
export class LiveTable {
  /**
   * @param {HTMLTableElement} node
   * @param {import('./table.js').TableColumn[]} columns
   * @param {import('./rows.js').TableRow[]} rows
   * @param {import('./table.js').TableOptions} options
   */
  constructor(node, columns, rows, options) {
    this.node = node;
    this.columns = columns;
    this.options = options;
    this.rows = rows;
    this.view = rows;
    /** @type {{column: number, order: 'ascending' | 'descending'} | null} */
    this.sort = options.sort ?? null;
    /** @type {Map<number, string>} */
    this.filters = new Map();
    this.search = '';
    this.current = 0;
    this.anchor = 0;
    this.rowHeight = 0;
    this.label = options.label ?? node.caption?.textContent?.trim() ?? 'Table';
    this.body = node.tBodies[0] ?? node.createTBody();
    this.source = {};
    /** @type {[number, number]} */
    this.painted = [-1, -1];
    this.scroller = element('div', { class: 'pb-scroll', tabindex: 0, role: 'region', 'aria-label': this.label });
    this.status = element('span', { class: 'pb-note', 'aria-live': 'polite' });
    this.filterButton = button('filter', () => this.#openFilters(this.filterRow.hidden), {
      'aria-expanded': 'false',
    });
    this.filterRow = this.#filterRow();
    this.holder = element('div', { class: 'pb-view pb-table' });
    this.#dress();
  }

  get virtual() {
    return this.rows.length > VIRTUAL_FROM;
  }

  #dress() {
    this.node.before(this.holder);
    const controls = element(
      'div',
      { class: 'pb-table-controls', 'data-control': true },
      element('input', {
        type: 'search',
        class: 'pb-input',
        placeholder: 'Search',
        'aria-label': `Search in ${this.label}`,
        on: {
          input: (/** @type {Event} */ event) => {
            this.search = /** @type {HTMLInputElement} */ (event.target).value;
            this.refresh();
          },
        },
      }),
      this.filterButton,
      button('copy', () => this.#copy(), { title: 'Copy the rows shown as CSV' }),
      button('CSV', () => saveCsv(this.options.file ?? this.label, this.grid())),
      this.status,
    );
    this.scroller.append(this.node);
    this.holder.append(controls, this.scroller);
    if (this.virtual || this.options.height) {
      this.scroller.style.maxHeight = `${this.options.height ?? 480}px`;
      this.scroller.classList.add('pb-tall');
    }
    if (this.virtual) this.node.classList.add('pb-virtual');
    this.#head();
    this.node.tHead?.append(this.filterRow);
    if (this.options.filters) this.#openFilters(true);
    this.scroller.addEventListener('scroll', () => this.virtual && this.paint(), { passive: true });
    this.printing = false;
    this.print = (/** @type {Event} */ event) => {
      this.printing = event.type === 'beforeprint';
      this.paint(true);
    };
    addEventListener('beforeprint', this.print);
    addEventListener('afterprint', this.print);
    if (this.options.selection || this.options.onOpen) this.#choosing();
    this.refresh();
  }

  #head() {
    const cells = [...(this.node.tHead?.rows[0]?.cells ?? [])];
    cells.forEach((cell, column) => {
      const sorter = element('button', {
        type: 'button',
        class: 'pb-sorter',
        on: { click: () => this.#sortBy(column) },
      });
      sorter.append(...cell.childNodes);
      cell.append(sorter);
    });
  }

  #filterRow() {
    return element(
      'tr',
      { class: 'pb-filters', hidden: true, 'data-control': true },
      ...this.columns.map((column, index) =>
        element(
          'td',
          {},
          element('input', {
            class: 'pb-input',
            'aria-label': `Filter ${column.name}`,
            placeholder: column.type === 'number' ? '\u2265 0.5' : 'text',
            title: 'A part of the text, or \u2265 0.5, \u2264 3, 0.2..0.5, = Pvalb',
            on: {
              input: (/** @type {Event} */ event) => {
                this.filters.set(index, /** @type {HTMLInputElement} */ (event.target).value);
                this.refresh();
              },
            },
          }),
        ),
      ),
    );
  }

  /** @param {boolean} open */
  #openFilters(open) {
    this.filterRow.hidden = !open;
    this.filterButton.setAttribute('aria-expanded', String(open));
    if (open) this.filterRow.querySelector('input')?.focus({ preventScroll: true });
    else {
      this.filters.clear();
      for (const input of this.filterRow.querySelectorAll('input')) input.value = '';
      this.refresh();
    }
  }

  /** @param {number} column */
  #sortBy(column) {
    const first = this.columns[column].type === 'number' ? 'descending' : 'ascending';
    const second = first === 'ascending' ? 'descending' : 'ascending';
    if (this.sort?.column !== column) this.sort = { column, order: first };
    else this.sort = this.sort.order === first ? { column, order: second } : null;
    this.refresh();
  }

  async #copy() {
    const text = csvText(this.grid());
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page from disk may have no clipboard.
      const area = element('textarea', { class: 'pb-hidden', 'aria-hidden': 'true' });
      area.value = text;
      this.holder.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    this.status.textContent = `${counted(this.view.length, 'row')} copied`;
  }

  /** @returns {import('./download.js').Grid} the rows shown, in their order */
  grid() {
    return { columns: this.columns.map((column) => column.name), rows: this.view.map((row) => row.values) };
  }

  /** Finds the rows to show, and shows them. */
  refresh() {
    const asked = [...this.filters].flatMap(([column, text]) => {
      const test = filterOf(text);
      return test ? [{ column, test }] : [];
    });
    const part = this.search.trim().toLowerCase();
    let found = this.rows.filter(
      (row) =>
        asked.every(({ column, test }) => test(row.values[column])) &&
        (part === '' ||
          row.values.some((value) =>
            String(value ?? '')
              .toLowerCase()
              .includes(part),
          )),
    );
    if (this.sort)
      found = sortedRows(found, this.sort.column, this.sort.order, this.columns[this.sort.column].type === 'number');
    this.view = found;
    this.current = Math.min(this.current, Math.max(0, found.length - 1));
    [...(this.node.tHead?.rows[0]?.cells ?? [])].forEach((cell, column) => {
      if (this.sort?.column === column) cell.setAttribute('aria-sort', this.sort.order);
      else cell.removeAttribute('aria-sort');
    });
    const all = found.length === this.rows.length;
    this.status.textContent = all
      ? counted(found.length, 'row')
      : `${found.length.toLocaleString('en-GB')} of ${counted(this.rows.length, 'row')}`;
    this.paint(true);
  }

  /** @param {import('./rows.js').TableRow} row @param {number} place */
  #rowNode(row, place) {
    if (!row.node) {
      row.node = element(
        'tr',
        {},
        ...this.columns.map((column, index) => this.#cell(column, row.values[index], row.id)),
      );
      if (row.id !== null) row.node.dataset.id = row.id;
    }
    if (this.virtual) row.node.setAttribute('aria-rowindex', String(place + 2));
    if (this.choosable) {
      row.node.tabIndex = place === this.current ? 0 : -1;
      row.node.setAttribute(
        'aria-selected',
        String(row.id !== null && (this.options.selection?.ids.has(row.id) ?? false)),
      );
    }
    return row.node;
  }

  /** @param {import('./table.js').TableColumn} column @param {string | number | null} value @param {string | null} id */
  #cell(column, value, id) {
    const shown = column.show
      ? column.show(value, id)
      : typeof value === 'number'
        ? column.digits === undefined
          ? shortNumber(value)
          : fixedNumber(value, column.digits)
        : value;
    const chip = column.type === 'class' && value !== null && value !== '' && !column.show;
    return element(
      'td',
      { class: column.type === 'number' && 'pb-number' },
      chip ? classChip(String(value)) : (shown ?? ''),
    );
  }

  /** @param {boolean} [anew] whether the rows have changed */
  paint(anew = false) {
    if (!this.virtual || this.printing) {
      this.body.replaceChildren(...this.view.map((row, place) => this.#rowNode(row, place)));
      return;
    }
    if (this.rowHeight === 0) this.#measure();
    const height = this.rowHeight;
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / height) - SPARE);
    const last = Math.min(
      this.view.length,
      Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / height) + SPARE,
    );
    if (!anew && this.painted[0] === first && this.painted[1] === last) return;
    this.painted = [first, last];
    const focused =
      document.activeElement instanceof HTMLTableRowElement && this.body.contains(document.activeElement);
    const width = this.columns.length;
    /** @param {number} rows */
    const spacer = (rows) =>
      rows > 0
        ? [
            element(
              'tr',
              { 'aria-hidden': 'true', class: 'pb-spacer' },
              element('td', { colspan: width, style: { height: `${rows * height}px` } }),
            ),
          ]
        : [];
    this.body.replaceChildren(
      ...spacer(first),
      ...this.view.slice(first, last).map((row, index) => this.#rowNode(row, first + index)),
      ...spacer(this.view.length - last),
    );
    this.node.setAttribute('aria-rowcount', String(this.view.length + 1));
    if (focused) this.view[this.current]?.node?.focus({ preventScroll: true });
  }

  #measure() {
    // The widest texts settle the columns, so that they do not jump while rows come and go.
    const widest = this.columns.map((_, column) =>
      this.rows.reduce(
        (longest, row) =>
          String(row.values[column] ?? '').length > String(longest.values[column] ?? '').length ? row : longest,
        this.rows[0],
      ),
    );
    this.body.replaceChildren(...[...new Set(widest)].map((row) => this.#rowNode(row, 0)));
    const cells = [...(this.node.tHead?.rows[0]?.cells ?? [])];
    const widths = cells.map((cell) => cell.getBoundingClientRect().width);
    this.rowHeight = this.body.rows[0]?.getBoundingClientRect().height || 28;
    if (widths.every((width) => width > 0)) cells.forEach((cell, index) => (cell.style.width = `${widths[index]}px`));
  }

  get choosable() {
    return this.options.selection !== undefined || this.options.onOpen !== undefined;
  }

  #choosing() {
    this.node.setAttribute('role', 'grid');
    this.node.setAttribute('aria-multiselectable', 'true');
    this.node.classList.add('pb-choosable');
    /** @param {Event} event */
    const placeOf = (event) => {
      const node = event.target instanceof Element ? event.target.closest('tr') : null;
      return this.view.findIndex((row) => row.node === node && node !== null);
    };
    this.body.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a, button, input, label')) return;
      const place = placeOf(event);
      if (place >= 0) this.#choose(place, event.ctrlKey || event.metaKey, event.shiftKey);
    });
    this.body.addEventListener('dblclick', (event) => this.#open(placeOf(event)));
    this.body.addEventListener('keydown', (event) => this.#keyed(event));
    this.stop = this.options.selection?.subscribe(({ source }) => {
      this.paint(true);
      if (source !== this.source) this.#reveal();
    });
  }

  /** @param {number} place @param {boolean} adds @param {boolean} range */
  #choose(place, adds, range) {
    const { selection } = this.options;
    const { id } = this.view[place];
    this.current = place;
    if (range) {
      const [from, to] = [Math.min(this.anchor, place), Math.max(this.anchor, place)];
      selection?.set(
        this.view.slice(from, to + 1).flatMap((row) => (row.id === null ? [] : [row.id])),
        this.source,
      );
    } else if (id !== null) {
      this.anchor = place;
      if (adds || (selection?.ids.size === 1 && selection.ids.has(id))) selection?.toggle(id, this.source);
      else selection?.set([id], this.source);
    }
    this.paint(true);
    this.view[place].node?.focus({ preventScroll: true });
  }

  /** @param {number} place */
  #open(place) {
    const id = this.view[place]?.id;
    if (id) this.options.onOpen?.(id);
  }

  /** @param {KeyboardEvent} event */
  #keyed(event) {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const page = 12;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[
      event.key
    ];
    if (step !== undefined) {
      event.preventDefault();
      this.current = Math.max(0, Math.min(this.view.length - 1, this.current + step));
      this.#scrollTo(this.current);
      this.paint(true);
      this.view[this.current]?.node?.focus({ preventScroll: true });
    } else if (event.key === ' ') {
      event.preventDefault();
      this.#choose(this.current, event.ctrlKey || event.metaKey, event.shiftKey);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.options.onOpen) this.#open(this.current);
      else this.#choose(this.current, false, false);
    } else if (event.key === 'Escape') this.options.selection?.clear(this.source);
  }

  /** Scrolls to the first chosen row, inside the table only. */
  #reveal() {
    const place = this.view.findIndex((row) => row.id !== null && this.options.selection?.ids.has(row.id));
    if (place >= 0) this.#scrollTo(place);
  }

  /** @param {number} place */
  #scrollTo(place) {
    const box = this.scroller;
    if (box.scrollHeight <= box.clientHeight) return;
    const node = this.view[place]?.node;
    const head = this.node.tHead?.offsetHeight ?? 0;
    const height = this.virtual ? this.rowHeight : (node?.offsetHeight ?? 28);
    const top = this.virtual ? place * this.rowHeight + head : (node?.offsetTop ?? 0);
    if (top - head < box.scrollTop) box.scrollTop = top - head;
    else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
  }

  destroy() {
    this.stop?.();
    if (this.print) {
      removeEventListener('beforeprint', this.print);
      removeEventListener('afterprint', this.print);
    }
    this.holder.remove();
  }
}
