/** Simulated recordings, and a model of simulated cells, for who has none of their own. */
package org.patchbridge.web.example;
