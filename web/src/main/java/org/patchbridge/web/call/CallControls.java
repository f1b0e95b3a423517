package org.patchbridge.web.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patchbridge.adaptation.AdaptationMethod;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.Caller;
import org.patchbridge.rig.RigSettings;
import org.patchbridge.work.InputException;

/**
 * How cells are called, as {@code predict} has it: shares that are assumed, or adaptation, not
 * both.
 *
 * @param model id on the shelf; empty for none
 * @param adapt label of a method; empty for what is usual
 * @param mix stated shares of the batch; empty where none are stated
 * @param prior shares that are assumed without adaptation; empty where none are
 * @param estimatesPrior whether shares are found from the cells
 */
public record CallControls(
    String model,
    String adapt,
    Map<String, Double> mix,
    Map<String, Double> prior,
    boolean estimatesPrior) {
  public CallControls {
    model = Optional.ofNullable(model).orElse("");
    adapt = Optional.ofNullable(adapt).orElse("");
    mix = new TreeMap<>(Optional.ofNullable(mix).orElse(Map.of()));
    prior = new TreeMap<>(Optional.ofNullable(prior).orElse(Map.of()));
  }

  static CallControls of(String model) {
    return new CallControls(model, "", Map.of(), Map.of(), false);
  }

  /**
   * @throws InputException where they contradict each other or name what there is not
   */
  public void check() {
    if (hasPrior() && isAdaptionAsked()) {
      throw new InputException(
          "--prior and --adapt exclude each other: a batch is adapted together with its shares;"
              + " state them with --mix");
    }
    if (estimatesPrior && !prior.isEmpty()) {
      throw new InputException("shares are either stated or estimated, not both");
    }
    method();
  }

  private boolean hasPrior() {
    return estimatesPrior || !prior.isEmpty();
  }

  private boolean isAdaptionAsked() {
    return !adapt.isEmpty() || !mix.isEmpty();
  }

  private AdaptationMethod method() {
    String asked = adapt.isEmpty() ? AdaptationMethod.AUTO.label() : adapt;
    return Arrays.stream(AdaptationMethod.values())
        .filter(one -> one.label().equals(asked))
        .findFirst()
        .orElseThrow(() -> new InputException("there is no method '" + asked + "' to adapt with"));
  }

  /** As the command line decides it: a laboratory's own model needs no adaptation. */
  RigSettings rig(Bundle bundle) {
    boolean isOwn = bundle.origin().laboratory().isPresent() && !isAdaptionAsked();
    return hasPrior() || isOwn
        ? new RigSettings(AdaptationMethod.NONE, Map.of(), List.of())
        : new RigSettings(method(), mix, List.of());
  }

  /** With the shares that are stated. */
  Caller caller(Bundle bundle) {
    Caller caller = Caller.of(bundle);
    if (prior.isEmpty()) {
      return caller;
    }
    try {
      return caller.withPrior(prior);
    } catch (IllegalArgumentException impossible) {
      throw new InputException("--prior: " + impossible.getMessage(), impossible);
    }
  }

  /** The options of {@code predict} that say the same. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    if (!adapt.isEmpty()) {
      options.addAll(List.of("--adapt", adapt));
    }
    if (!mix.isEmpty()) {
      options.addAll(List.of("--mix", shares(mix)));
    }
    if (hasPrior()) {
      options.addAll(List.of("--prior", estimatesPrior ? "estimate" : shares(prior)));
    }
    return options;
  }

  private static String shares(Map<String, Double> shares) {
    return String.join(
        ",",
        shares.entrySet().stream()
            .map(one -> one.getKey() + "=" + String.format(Locale.ROOT, "%s", one.getValue()))
            .toList());
  }
}
