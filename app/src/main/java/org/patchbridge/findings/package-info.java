/** From a study's stored results to the sections of its report. */
package org.patchbridge.findings;
