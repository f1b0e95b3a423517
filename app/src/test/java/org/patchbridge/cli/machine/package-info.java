/** Tests of what is told of a machine. */
package org.patchbridge.cli.machine;
