/**
 * The extraction of recordings and the cross-validation of models as jobs on Apache Spark. What is
 * computed is the program's; here stands only how it is given out and collected.
 */
package org.patchbridge.spark;
