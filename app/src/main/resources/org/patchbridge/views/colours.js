// @ts-check

/** The subclasses that have a colour of their own, in the order in which they are shown. */
export const SUBCLASSES = Object.freeze(['Lamp5', 'Pvalb', 'Sst', 'Vip', 'Sncg']);

const SERIES = 8;
const GOLDEN_ANGLE = 137.508;

/** @type {Readonly<Record<string, string>>} */
const SPECIES_NAMES = Object.freeze({
  mouse: 'mouse',
  'mus musculus': 'mouse',
  human: 'human',
  'homo sapiens': 'human',
});

/**
 * By what points are coloured. Classes and species have fixed colours, everything else gets one by its place.
 * @typedef {'class' | 'predicted' | 'species' | 'condition' | 'donor' | 'cohort'} Colouring
 */

/** One colour a value, the same wherever the value is shown. */
export class ColourScale {
  /** @type {Map<string, string>} */
  #names = new Map();

  /**
   * @param {Colouring} kind
   * @param {Iterable<string>} values
   */
  constructor(kind, values) {
    const distinct = [...new Set(values)].filter(Boolean);
    /** @param {string} value */
    const place = (value) => (SUBCLASSES.indexOf(value) + SUBCLASSES.length + 1) % (SUBCLASSES.length + 1);
    distinct.sort((one, other) => {
      const known = Number(SUBCLASSES.includes(other)) - Number(SUBCLASSES.includes(one));
      return known || place(one) - place(other) || one.localeCompare(other, 'en', { numeric: true });
    });
    /** The values in the order of a legend. @readonly */
    this.values = /** @type {readonly string[]} */ (distinct);
    let free = 0;
    for (const value of distinct) {
      const own = kind === 'species' ? SPECIES_NAMES[value.toLowerCase()] : SUBCLASSES.find((each) => each === value);
      if (own) this.#names.set(value, own);
      else
        this.#names.set(
          value,
          distinct.length > SERIES + SUBCLASSES.length ? `hue:${free++}` : `series-${free++ % SERIES}`,
        );
    }
  }

  /**
   * @param {string | null | undefined} value
   * @returns {string} a CSS colour; grey for no value
   */
  of(value) {
    const name = value ? this.#names.get(value) : undefined;
    if (!name) return 'var(--none)';
    if (name.startsWith('hue:')) return `hsl(${((Number(name.slice(4)) * GOLDEN_ANGLE) % 360).toFixed(0)} 55% 52%)`;
    return `var(--${name})`;
  }

  /**
   * @param {string | null | undefined} value
   * @returns {string} the colour of a text on a ground of its colour
   */
  on(value) {
    const name = value ? this.#names.get(value) : undefined;
    return name && !name.startsWith('hue:') ? `var(--on-${name})` : '#000';
  }
}

/**
 * @param {string | null | undefined} name a subclass
 * @returns {string} its CSS colour; grey for one we have none for
 */
export function classColour(name) {
  return name && SUBCLASSES.includes(name) ? `var(--${name})` : 'var(--none)';
}

/** CSS colours as a canvas wants them: resolved, for the theme of now. */
export class Paint {
  /** @type {Map<string, string>} */
  #known = new Map();
  #probe;

  /** @param {Element} host */
  constructor(host) {
    this.#probe = document.createElement('span');
    this.#probe.hidden = true;
    host.append(this.#probe);
  }

  /**
   * @param {string} colour any CSS colour
   * @returns {string} `rgb(…)`
   */
  resolve(colour) {
    let found = this.#known.get(colour);
    if (found === undefined) {
      this.#probe.style.color = colour;
      found = getComputedStyle(this.#probe).color;
      this.#known.set(colour, found);
    }
    return found;
  }

  forget() {
    this.#known.clear();
  }
}

/**
 * Calls back when the page turns dark or light.
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function whenThemeChanges(changed) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => dark.removeEventListener('change', changed);
}
