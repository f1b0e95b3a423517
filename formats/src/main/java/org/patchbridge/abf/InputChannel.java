package org.patchbridge.abf;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A recorded channel (ADC).
 *
 * @param number physical number on the digitiser
 * @param unit as the file gives it
 * @param gain from a stored integer to the unit; 1 for files of floats
 * @param offset added after the gain, in the unit
 * @param telegraphMode what the amplifier reported: 0 voltage clamp, 1 current clamp, 2 current
 *     held at zero; empty without a telegraph
 */
record InputChannel(
    int number, String name, String unit, double gain, double offset, OptionalInt telegraphMode) {

  Optional<ChannelUnit> knownUnit() {
    return ChannelUnit.of(unit);
  }

  boolean is(ChannelUnit.Quantity quantity) {
    return knownUnit().filter(known -> known.quantity() == quantity).isPresent();
  }

  /** Name and unit, for messages. */
  String label() {
    return name + " (" + (unit.isEmpty() ? "no unit" : unit) + ")";
  }
}
