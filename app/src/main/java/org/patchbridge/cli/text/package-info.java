/** What several commands print in the same words. */
package org.patchbridge.cli.text;
