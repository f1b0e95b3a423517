package org.patchbridge.title;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's name for people: {@code bilstm-attention+smote} is "Attention BiLSTM, minority classes
 * oversampled". A name that nobody here knows stays as it is, or gets a capital where it is made of
 * plain words.
 */
public final class ModelTitle {
  private static final Pattern MEMBER = Pattern.compile("ensemble with (.+)");
  private static final Pattern FEW = Pattern.compile("(.+)(, \\d+ training cells)");
  private static final String EARLIER = " (earlier version)";

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("bilstm", "BiLSTM"),
          Map.entry("bilstm-attention", "Attention BiLSTM"),
          Map.entry("arcface", "Attention BiLSTM, ArcFace loss"),
          Map.entry("sparse PCA + random forest", "Forest on sparse components"),
          Map.entry("per-family PCA + random forest", "Forest on components"),
          Map.entry("standardised scalars + random forest", "Forest on scalars"),
          Map.entry("ensemble of components", "Ensemble on components"),
          Map.entry("human only", "Network, human cells only"),
          Map.entry("encoder transfer", "Network, mouse encoder"),
          Map.entry("joint, then fine-tuned", "Network, joint then fine-tuned"),
          Map.entry("direct", "Mouse network as it is"),
          Map.entry("direct, prior corrected", "Mouse network, prior corrected"),
          Map.entry("direct, stated mix", "Mouse network, mix stated"),
          Map.entry("direct, logistic regression", "Mouse logistic regression as it is"),
          Map.entry("direct, logistic regression, stated mix", "Mouse logistic, mix stated"),
          Map.entry("ensemble and human only", "Ensemble with a human-only network"),
          Map.entry("ensemble and transfer", "Ensemble with a transfer network"),
          Map.entry("majority", "Most frequent class"),
          Map.entry("donor majority", "Most frequent class of the donor"),
          Map.entry("condition", "Most frequent class of the condition"));

  private static final Map<String, String> ADDED =
      Map.of("smote", "minority classes oversampled", "arcface", "ArcFace loss");

  private ModelTitle() {}

  /** Of a model or a label-only baseline. */
  public static String of(String name) {
    String known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    if (name.endsWith(EARLIER)) {
      return of(name.substring(0, name.length() - EARLIER.length())) + EARLIER;
    }
    int plus = name.lastIndexOf('+');
    if (plus > 0 && ADDED.containsKey(name.substring(plus + 1))) {
      return of(name.substring(0, plus)) + ", " + ADDED.get(name.substring(plus + 1));
    }
    Matcher few = FEW.matcher(name);
    if (few.matches()) {
      return of(few.group(1)) + few.group(2);
    }
    Matcher member = MEMBER.matcher(name);
    if (member.matches()) {
      return "Ensemble, also given " + member.group(1);
    }
    return name.matches("[a-z][a-z ,-]*") ? Words.capital(name) : name;
  }

  /** Where there is little room. */
  public static String brief(String name) {
    return of(name)
        .replace(", minority classes oversampled", ", oversampled")
        .replace("Attention BiLSTM, ArcFace loss", "ArcFace BiLSTM")
        .replace("Network, joint then fine-tuned", "Network, joint, then tuned")
        .replace("Mouse logistic regression as it is", "Mouse logistic as it is");
  }
}
