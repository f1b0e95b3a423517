package org.patchbridge.web.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the page can start: a closed list, so that nothing from a request becomes an argument. */
public enum RunChoice {
  EVALUATE_DEFAULT(
      "Evaluate: standard classifiers",
      "An ensemble of standard classifiers and its forest alone, on every cohort.",
      "evaluate",
      "--preset",
      "default"),
  EVALUATE_GOUWENS(
      "Evaluate: Gouwens baseline",
      "Sparse principal components of each family, then a class-balanced forest.",
      "evaluate",
      "--preset",
      "gouwens"),
  EVALUATE_PAPER(
      "Evaluate: sequence models of one species",
      "The Gouwens baseline and sequence models of one species. Published cohorts take hours.",
      "evaluate",
      "--preset",
      "paper"),
  TRANSFER(
      "Transfer: what mouse cells add for human ones",
      "Sequence models with and without mouse cells on the same folds. It needs a cohort of each"
          + " species with the same classes and features, and takes hours for published ones.",
      "transfer"),
  TOPOLOGY(
      "Topology: the shape of the cells' spaces",
      "Persistent homology and Mapper graphs with bands and tests by donors.",
      "topology"),
  REPORT(
      "Report: write it again",
      "The report of all that was evaluated, topology included. Nothing is evaluated anew.",
      "report");

  private final String title;
  private final String words;
  private final List<String> arguments;

  RunChoice(String title, String words, String... arguments) {
    this.title = title;
    this.words = words;
    this.arguments = List.of(arguments);
  }

  /** The choice of a key, if there is one. */
  public static Optional<RunChoice> of(String key) {
    return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /** How the page names it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** What it does, for people. */
  public String words() {
    return words;
  }

  /** The command and its options. */
  List<String> arguments(String study) {
    return Stream.concat(arguments.stream(), Stream.of("--study", study)).toList();
  }
}
