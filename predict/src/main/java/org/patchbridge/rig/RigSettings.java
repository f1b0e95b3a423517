package org.patchbridge.rig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.work.InputException;

/**
 * How batches are adapted.
 *
 * @param method asked for
 * @param mix shares of the subclasses that the user states; empty where none are
 * @param background further cells of the same rig, which are not called
 */
public record RigSettings(
    AdaptationMethod method, Map<String, Double> mix, List<Cohort> background) {
  private static final double TOLERANCE = 0.02;

  public RigSettings {
    mix = Map.copyOf(mix);
    background = List.copyOf(background);
  }

  /** Decides by itself, without a stated mix or background. */
  public static RigSettings auto() {
    return new RigSettings(AdaptationMethod.AUTO, Map.of(), List.of());
  }

  /**
   * The stated mix in the order of a model's classes, of sum 1.
   *
   * @throws InputException where subclasses are not those of the model, or shares are no shares
   */
  Optional<double[]> mixOf(Bundle bundle) {
    if (mix.isEmpty()) {
      return Optional.empty();
    }
    if (!mix.keySet().equals(Set.copyOf(bundle.classes()))) {
      throw new InputException(
          "--mix names "
              + mix.keySet().stream().sorted().toList()
              + "; the model knows "
              + bundle.classes()
              + ": give a share for each of these");
    }
    double[] shares = bundle.classes().stream().mapToDouble(mix::get).toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share >= 0 ? share : Double.NaN;
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new InputException(
          "--mix: shares are " + new TreeMap<>(mix) + "; they must not be negative and add up to 1");
    }
    for (int label = 0; label < shares.length; label++) {
      shares[label] /= sum;
    }
    return Optional.of(shares);
  }
}
