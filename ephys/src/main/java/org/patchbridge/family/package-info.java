/** The feature families of a cell, one class each, and the presets that say how they are taken. */
package org.patchbridge.family;
