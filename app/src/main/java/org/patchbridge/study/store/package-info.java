/** The store of a study, {@code study.duckdb}: one class a table. */
package org.patchbridge.study.store;
