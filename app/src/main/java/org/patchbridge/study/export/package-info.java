/** What leaves a study: tables as CSV and Parquet, cohorts as NumPy arrays. */
package org.patchbridge.study.export;
