/** What commands tell their caller: progress, the version, the exit code. */
package org.patchbridge.cli.console;
