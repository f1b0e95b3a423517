// @ts-check
import { figureSvg } from './vector.js';

/**
 * A table as it is written: one text or number a field, `null` for nothing.
 * @typedef {{columns: readonly string[], rows: readonly (readonly (string | number | null | undefined)[])[]}} Grid
 */

/**
 * A field that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
 * @param {string | number | null | undefined} value
 * @returns {string}
 */
export function csvField(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = value.replaceAll('\u2212', '-');
  const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim());
  const plain = number ? text.trim() : value;
  const guarded =
    !number && /^[\s\u0000-\u001f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/.test(plain)
      ? `'${plain}`
      : plain;
  return /[",\r\n;\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * @param {Grid} grid
 * @returns {string} RFC 4180, formulas made harmless
 */
export function csvText(grid) {
  return [grid.columns, ...grid.rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

/**
 * @param {string} stem
 * @returns {string} a file's name of harmless characters
 */
export function fileStem(stem) {
  const plain = stem
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain.slice(0, 80) || 'figure';
}

/**
 * @param {string} name
 * @param {Blob} content
 */
export function saveBlob(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * @param {string} stem
 * @param {Grid} grid
 */
export function saveCsv(stem, grid) {
  saveBlob(`${fileStem(stem)}.csv`, new Blob(['\ufeff', csvText(grid)], { type: 'text/csv;charset=utf-8' }));
}

/**
 * @param {Element} figure
 * @returns {string} as it is seen, with its styles, without its controls
 */
export function svgText(figure) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(figureSvg(figure))}\n`;
}

/**
 * @param {string} stem
 * @param {Element} figure
 */
export function saveSvg(stem, figure) {
  saveBlob(`${fileStem(stem)}.svg`, new Blob([svgText(figure)], { type: 'image/svg+xml' }));
}

/**
 * @param {Element} figure
 * @param {number} [scale] pixels a pixel
 * @returns {Promise<Blob>}
 */
export async function pngOf(figure, scale = 2) {
  const svg = figureSvg(figure);
  const address = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }),
  );
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(Number(svg.getAttribute('width')) * scale);
    canvas.height = Math.ceil(Number(svg.getAttribute('height')) * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The figure is too large for a PNG'))));
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * @param {string} stem
 * @param {Element} figure
 */
export async function savePng(stem, figure) {
  saveBlob(`${fileStem(stem)}.png`, await pngOf(figure));
}
