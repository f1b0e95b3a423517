/** The study that the window was opened with: what it holds, and what is run on it. */
package org.patchbridge.web.study;
