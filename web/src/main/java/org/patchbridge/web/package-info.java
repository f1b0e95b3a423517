/** The window: the program in a browser, on this machine alone. Start at {@code OpenCommand}. */
package org.patchbridge.web;
