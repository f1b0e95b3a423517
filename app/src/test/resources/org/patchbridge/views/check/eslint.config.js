import js from '@eslint/js';

const browser = ['document', 'globalThis', 'navigator', 'getComputedStyle', 'matchMedia', 'performance', 'setTimeout', 'clearTimeout',
  'requestAnimationFrame', 'cancelAnimationFrame', 'addEventListener', 'removeEventListener', 'URL', 'Blob', 'Image', 'Node', 'Text',
  'Element', 'HTMLElement', 'SVGElement', 'SVGSVGElement', 'HTMLCanvasElement', 'HTMLInputElement', 'HTMLTableRowElement',
  'HTMLTableCellElement', 'HTMLDetailsElement', 'KeyboardEvent', 'IntersectionObserver', 'location', 'atob', 'ImageData', 'ResizeObserver', 'EventTarget', 'CustomEvent', 'XMLSerializer', 'AbortController'];

export default [
  js.configs.recommended,
  {
    files: ['views/*.js'],
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: 'module',
      globals: Object.fromEntries(browser.map((name) => [name, 'readonly'])),
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'eqeqeq': 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-shadow': 'error', 'no-eval': 'error', 'no-implied-eval': 'error',
      'no-new-func': 'error', 'no-alert': 'error', 'no-console': 'error', 'no-param-reassign': 'error', 'object-shorthand': 'error',
      'prefer-template': 'error', 'no-else-return': 'error', 'no-useless-return': 'error', 'no-lonely-if': 'error', 'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
      'max-len': ['error', { code: 150, ignoreUrls: true, ignoreComments: true, ignoreRegExpLiterals: true, ignoreStrings: true, ignorePattern: '^ *(/\\*)?\\*' }],
      'no-control-regex': 'off',
      'no-restricted-properties': ['error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write', 'cssText'].map((property) => ({ property, message: 'A text is never markup.' }))],
      'no-restricted-syntax': ['error',
        { selector: 'ExportDefaultDeclaration', message: 'The linker knows named exports only.' },
        { selector: 'ImportExpression', message: 'The linker knows no dynamic import.' },
        { selector: 'ExportNamedDeclaration[specifiers.length>0]', message: 'Export where it is declared.' },
        { selector: 'CallExpression[callee.property.name="setAttribute"] > Literal[value=/^(style|on.*)$/]', message: 'A strict policy forbids it.' }],
    },
  },
];
