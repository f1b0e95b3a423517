package org.patchbridge.recording;

/**
 * The floating-point type the reference computes a sweep in. Files that hold float32 are analysed
 * in float32 there, and level comparisons on digitised traces depend on it; all others in float64.
 */
public enum SamplePrecision {
  SINGLE,
  DOUBLE
}
