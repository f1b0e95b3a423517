/** From labelled cells to a bundle: the fit, and what it is worth on cells it had not seen. */
package org.patchbridge.training;
