/** What the machine has that the program needs. */
package org.patchbridge.cli.machine;
