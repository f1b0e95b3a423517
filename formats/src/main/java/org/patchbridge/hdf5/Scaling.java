package org.patchbridge.hdf5;

/**
 * From stored numbers to mV or pA: stored × conversion + offset gives volts or amperes (or what the
 * unit says), times the factor to ours. The two products are rounded one after the other, as the
 * reference rounds them (ephys_nwb_data.py:189); float32 samples stay in float32 throughout.
 */
public record Scaling(double conversion, double offset, double unitFactor) {

  double applyDouble(double stored) {
    double base = stored * conversion;
    return (offset == 0 ? base : base + offset) * unitFactor;
  }

  double applySingle(float stored) {
    float base = stored * (float) conversion;
    return (offset == 0 ? base : base + (float) offset) * (float) unitFactor;
  }
}
