/** Where on the traces of a recording evidence lies. */
package org.patchbridge.saliency;
