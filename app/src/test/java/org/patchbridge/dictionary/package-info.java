/** What docs/data-dictionary.md says, to be compared with what the program writes. */
package org.patchbridge.dictionary;
