/**
 * From mouse to human: a sequence model trained on mouse cells is applied to human cells, copied
 * and fine-tuned, or trained on both species together, on the same folds and seeds as its control,
 * which sees human cells only.
 */
package org.patchbridge.transfer;
