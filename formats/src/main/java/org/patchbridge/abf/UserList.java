package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Values that replace one parameter of a command, one a sweep.
 *
 * @param parameter code of what is replaced
 * @param values in the order of the sweeps
 * @param afterTheLast what happens when the sweeps outnumber the values
 */
record UserList(int parameter, List<Double> values, AfterTheLast afterTheLast) {
  /** Codes below this one are of the whole sweep, those above of an epoch. */
  static final int POST_TRAIN_PERIOD = 5;

  static final int POST_TRAIN_LEVEL = 6;
  private static final int EPOCH_LEVEL = 21;
  private static final int EPOCHS = 10;

  UserList {
    values = List.copyOf(values);
  }

  /** The value a sweep beyond the list gets. */
  enum AfterTheLast {
    STAYS,
    REPEATS
  }

  /** Parameters of an epoch in the order of their codes. */
  enum EpochParameter {
    LEVEL,
    DURATION,
    PULSE_PERIOD,
    PULSE_WIDTH
  }

  /**
   * @param text numbers between commas or blanks; what is no number counts as zero, as in Clampex
   * @return empty where there is no value
   */
  static Optional<UserList> of(int parameter, String text, AfterTheLast afterTheLast) {
    List<Double> values = new ArrayList<>();
    for (String item : text.split("[,\\s]+", -1)) {
      if (!item.isEmpty()) {
        values.add(number(item));
      }
    }
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new UserList(parameter, values, afterTheLast));
  }

  private static double number(String item) {
    try {
      double value = Double.parseDouble(item);
      return Double.isFinite(value) ? value : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Value of a parameter of the whole sweep in a sweep, from 0; empty if it is not replaced. */
  OptionalDouble value(int wanted, int sweep) {
    return parameter == wanted ? OptionalDouble.of(value(sweep)) : OptionalDouble.empty();
  }

  /** Value of a parameter of an epoch in a sweep, from 0; empty if it is not replaced. */
  OptionalDouble value(EpochParameter wanted, int epoch, int sweep) {
    boolean replaced =
        epoch < EPOCHS && parameter == EPOCH_LEVEL + EPOCHS * wanted.ordinal() + epoch;
    return replaced ? OptionalDouble.of(value(sweep)) : OptionalDouble.empty();
  }

  private double value(int sweep) {
    int entry =
        afterTheLast == AfterTheLast.REPEATS
            ? sweep % values.size()
            : Math.min(sweep, values.size() - 1);
    return values.get(entry);
  }
}
