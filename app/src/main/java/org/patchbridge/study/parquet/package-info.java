/**
 * Extraction results as Parquet, one row a recording, for many machines that share no store: made
 * by {@link org.patchbridge.study.parquet.ResultFolder}, brought into a study by {@link
 * org.patchbridge.study.parquet.Gathering}.
 */
package org.patchbridge.study.parquet;
