/**
 * A study: a folder with its store, and the pipeline that names every step from the inputs to the
 * report in order.
 */
package org.patchbridge.study;
