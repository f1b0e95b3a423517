/** Whether a sweep can be used: one small check each, limits in a file. */
package org.patchbridge.quality;
