/**
 * Times of the parts (JMH) and of whole batches. Nothing here is part of the product; {@code
 * bench/README.md} says how to run it.
 */
package org.patchbridge.bench;
