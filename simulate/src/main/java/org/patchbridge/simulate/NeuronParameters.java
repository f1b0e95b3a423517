package org.patchbridge.simulate;

import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;

/** The parameters of one model neuron. Immutable. */
final class NeuronParameters {
  private final double[] values;

  private NeuronParameters(double[] values) {
    this.values = values;
  }

  /**
   * @throws IllegalArgumentException where a parameter is missing or not finite
   */
  static NeuronParameters of(Map<Parameter, Double> values) {
    double[] ordered = new double[Parameter.values().length];
    for (Parameter parameter : Parameter.values()) {
      Double value = values.get(parameter);
      if (value == null || !Double.isFinite(value)) {
        throw new IllegalArgumentException(parameter.label() + " is " + value);
      }
      ordered[parameter.ordinal()] = value;
    }
    return new NeuronParameters(ordered);
  }

  double get(Parameter parameter) {
    return values[parameter.ordinal()];
  }

  NeuronParameters with(Parameter parameter, double value) {
    double[] changed = values.clone();
    changed[parameter.ordinal()] = value;
    return new NeuronParameters(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NeuronParameters that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "NeuronParameters[", "]");
    for (Parameter parameter : Parameter.values()) {
      text.add(parameter.label() + "=" + get(parameter) + " " + parameter.unit());
    }
    return text.toString();
  }
}
