/** The command line: one class per command. Holds no science; every step is named in the study. */
package org.patchbridge.cli;
