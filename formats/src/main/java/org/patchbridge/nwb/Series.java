package org.patchbridge.nwb;

import java.util.Optional;
import java.util.OptionalInt;
import org.patchbridge.recording.ClampMode;

/**
 * One response or stimulus of a file, without its samples.
 *
 * @param path of its group in the file
 * @param address of its group's header in the file
 * @param type neurodata type, for example {@code CurrentClampSeries}
 * @param sweepNumber as the file gives it
 * @param stimulusCode as in the stimulus ontology; empty where unknown
 * @param electrode where the file's link leads
 * @param bridgeBalance whether a bridge balance was noted
 * @param biasCurrent whether a bias current was noted
 */
record Series(
    String path,
    long address,
    String type,
    OptionalInt sweepNumber,
    String stimulusCode,
    Optional<String> electrode,
    SamplingRate rate,
    boolean bridgeBalance,
    boolean biasCurrent,
    StoredSamples samples) {

  Series withSweepNumber(int number) {
    return new Series(
        path,
        address,
        type,
        OptionalInt.of(number),
        stimulusCode,
        electrode,
        rate,
        bridgeBalance,
        biasCurrent,
        samples);
  }

  /** Empty for types that are no response of a patch-clamp amplifier. */
  Optional<ClampMode> clampMode() {
    return switch (type) {
      case "CurrentClampSeries" -> Optional.of(ClampMode.CURRENT_CLAMP);
      case "IZeroClampSeries" -> Optional.of(ClampMode.I_ZERO);
      case "VoltageClampSeries" -> Optional.of(ClampMode.VOLTAGE_CLAMP);
      default -> Optional.empty();
    };
  }

  /** The sweep number, else the number in the name. */
  OptionalInt numberOrNameNumber() {
    return sweepNumber.isPresent() ? sweepNumber : numberInName();
  }

  /** The last number in the series' name, as in {@code data_00017_AD0} or {@code ic__Step__3}. */
  private OptionalInt numberInName() {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("_(AD|DA)\\d+$", "");
    String digits = name.replaceFirst("^.*?(\\d*)$", "$1");
    return digits.isEmpty() || digits.length() > 9
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(digits));
  }
}
