/**
 * The store of a study, {@code study.duckdb}: one class a table, and what is exported from them.
 */
package org.patchbridge.study.store;
