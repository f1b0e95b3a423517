/** What is made of a study for others to see. */
package org.patchbridge.cli.share;
