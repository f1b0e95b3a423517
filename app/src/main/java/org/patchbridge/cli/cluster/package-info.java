/** Commands and options for work that many machines share. */
package org.patchbridge.cli.cluster;
