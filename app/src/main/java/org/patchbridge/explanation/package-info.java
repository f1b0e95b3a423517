/**
 * Why a model calls one cell what it does, as a page: start at {@link
 * org.patchbridge.explanation.CallPage}.
 */
package org.patchbridge.explanation;
