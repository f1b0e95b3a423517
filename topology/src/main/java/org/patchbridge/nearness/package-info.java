/** Euclidean distances between cells, and the nearest ones of each. Inside the module only. */
package org.patchbridge.nearness;
