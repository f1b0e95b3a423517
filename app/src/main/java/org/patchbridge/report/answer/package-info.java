/** The answers that a report opens with, and the cells behind them. */
package org.patchbridge.report.answer;
