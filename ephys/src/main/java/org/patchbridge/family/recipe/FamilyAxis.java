package org.patchbridge.family.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.patchbridge.family.FamilySpec;
import org.patchbridge.family.FirstActionPotential;
import org.patchbridge.protocol.StepResponse;

/**
 * What the positions of a family's vector stand for, in units: one chunk for each protocol or
 * current, all on the same axis. Times assume bins as the presets take them.
 *
 * @param quantity what runs along the axis, for example {@code time from threshold}
 * @param unit of {@code quantity}
 * @param chunks in the order of the vector; together they are all of it
 */
public record FamilyAxis(String quantity, String unit, List<Chunk> chunks) {
  /** Sampling rate of first spikes, per ms. */
  private static final double SAMPLES_PER_MILLISECOND = 50;

  /** A vector of this many values, or fewer, has the paper's levels and steps. */
  private static final int PAPER_LEVELS_WIDTH = 150;

  private static final String STIMULUS = "time from onset";

  public FamilyAxis {
    chunks = List.copyOf(chunks);
  }

  /**
   * Neighbouring positions that belong together.
   *
   * @param label what tells the chunk from the others, for example {@code +40 pA}; empty where
   *     there is only one
   * @param from first position, from 0
   * @param length positions
   * @param start where the first position lies on the axis; the middle of a bin
   * @param step from one position to the next
   */
  public record Chunk(String label, int from, int length, double start, double step) {

    /** Where a position of the vector lies. */
    public double at(int position) {
      return start + (position - from) * step;
    }
  }

  /**
   * The axis of a family as wide as a preset makes it for steps of 1 s, or of another length where
   * that divides evenly.
   *
   * @param width of the vector
   * @return empty where the family is not one of {@link FamilySpec#all}, or the width does not
   *     divide into its chunks
   */
  public static Optional<FamilyAxis> of(String family, int width) {
    return switch (family) {
      case "first_ap_v" -> firstSpike(width, 0);
      case "first_ap_dv" -> firstSpike(width, 1);
      case "isi_shape" -> intervalShape(width);
      case "step_subthresh" -> steps(width);
      case "subthresh_norm", "subthresh_depol_norm" ->
          chunks("time from step onset", "ms", List.of(""), width, onset(), bin());
      case "psth" -> rates(width);
      default -> isBinnedTrain(family) ? levels(width, IpfxFamilies.BIN_MILLISECONDS) : none();
    };
  }

  private static boolean isBinnedTrain(String family) {
    return Stream.concat(
            Stream.of(FamilySpec.INST_FREQ, FamilySpec.INST_FREQ_NORM),
            SpikeMeasures.all().keySet().stream())
        .anyMatch(spec -> spec.name().equals(family));
  }

  /**
   * @param shorterBy 1 for differences, which lie between two samples
   */
  private static Optional<FamilyAxis> firstSpike(int width, int shorterBy) {
    int length = FirstActionPotential.LENGTH - shorterBy;
    List<String> protocols =
        width == length ? List.of("") : List.of("short square", "rheobase", "ramp");
    return width == length * protocols.size()
        ? chunks(
            "time from threshold",
            "ms",
            protocols,
            width,
            shorterBy / 2.0 / SAMPLES_PER_MILLISECOND,
            1 / SAMPLES_PER_MILLISECOND)
        : none();
  }

  private static Optional<FamilyAxis> intervalShape(int width) {
    double step = 100.0 / width;
    return chunks("part of the interspike interval", "%", List.of(""), width, step / 2, step);
  }

  private static Optional<FamilyAxis> steps(int width) {
    double[] currents =
        width % IpfxFamilies.STEPS.length == 0 ? IpfxFamilies.STEPS : PaperRecipe.STEPS;
    List<String> labels =
        labels(currents, current -> String.format(Locale.ROOT, "\u2212%.0f pA", -current));
    return chunks("time from step onset", "ms", labels, width, onset(), bin());
  }

  private static double onset() {
    return -1000 * StepResponse.MARGIN_SECONDS + bin() / 2;
  }

  private static double bin() {
    return 1000 * StepResponse.BIN_SECONDS;
  }

  private static Optional<FamilyAxis> rates(int width) {
    return levels(
        width,
        width == PAPER_LEVELS_WIDTH
            ? IpfxFamilies.BIN_MILLISECONDS
            : IpfxFamilies.RATE_BIN_MILLISECONDS);
  }

  private static Optional<FamilyAxis> levels(int width, int binMilliseconds) {
    double[] currents = width == PAPER_LEVELS_WIDTH ? PaperRecipe.LEVELS : IpfxFamilies.LEVELS;
    List<String> labels =
        labels(
            currents,
            current -> current == 0 ? "rheobase" : String.format(Locale.ROOT, "+%.0f pA", current));
    return chunks(STIMULUS, "ms", labels, width, binMilliseconds / 2.0, binMilliseconds);
  }

  private static List<String> labels(double[] currents, DoubleFunction<String> label) {
    return DoubleStream.of(currents).mapToObj(label).toList();
  }

  private static Optional<FamilyAxis> chunks(
      String quantity, String unit, List<String> labels, int width, double start, double step) {
    int length = width / labels.size();
    if (length == 0 || length * labels.size() != width) {
      return none();
    }
    List<Chunk> chunks = new ArrayList<>();
    for (int k = 0; k < labels.size(); k++) {
      chunks.add(new Chunk(labels.get(k), k * length, length, start, step));
    }
    return Optional.of(new FamilyAxis(quantity, unit, chunks));
  }

  private static Optional<FamilyAxis> none() {
    return Optional.empty();
  }
}
