/**
 * Standard classifiers that make different mistakes, and their pooled opinion: the strongest model
 * on tables of scalar features. What each member counts for is chosen inside the training cells.
 */
package org.patchbridge.ensemble;
