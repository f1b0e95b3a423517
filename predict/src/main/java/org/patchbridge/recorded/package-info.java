/** Recordings for models that were trained on tables. */
package org.patchbridge.recorded;
