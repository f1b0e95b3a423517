import js from '@eslint/js';

const browser = ['document', 'window', 'location', 'history', 'navigator', 'fetch', 'setTimeout', 'clearTimeout', 'requestAnimationFrame',
  'getComputedStyle', 'URL', 'URLSearchParams', 'Blob', 'File', 'Node', 'Element', 'HTMLElement', 'HTMLInputElement', 'ResizeObserver',
  'Event', 'EventTarget', 'CustomEvent', 'EventSource', 'XMLHttpRequest', 'Response', 'RequestInit', 'AbortController'];

export default [
  js.configs.recommended,
  {
    files: ['page/*.js'],
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: 'module',
      globals: Object.fromEntries(browser.map((name) => [name, 'readonly'])),
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'eqeqeq': 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-shadow': 'error', 'no-eval': 'error', 'no-implied-eval': 'error',
      'no-new-func': 'error', 'no-console': 'error', 'no-param-reassign': 'error', 'object-shorthand': 'error', 'prefer-template': 'error',
      'no-else-return': 'error', 'no-useless-return': 'error', 'no-lonely-if': 'error', 'no-unused-vars': 'error',
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      'no-restricted-properties': ['error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write', 'cssText'].map((property) => ({ property, message: 'A text is never markup.' }))],
      'no-restricted-syntax': ['error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what is exported.' },
        { selector: 'ImportExpression', message: 'What a page needs is loaded with it.' },
        { selector: 'CallExpression[callee.property.name="setAttribute"] > Literal[value=/^(style|on.*)$/]', message: 'A strict policy forbids it.' }],
    },
  },
];
