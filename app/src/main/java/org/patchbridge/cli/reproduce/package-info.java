/** The paper in one command. */
package org.patchbridge.cli.reproduce;
