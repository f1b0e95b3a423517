/** Options that several commands share. */
package org.patchbridge.cli.option;
