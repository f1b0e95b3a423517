/**
 * From a file to the features of its cell: finding recordings, reading them within a share of the
 * memory, extracting them as the settings say.
 */
package org.patchbridge.extraction;
