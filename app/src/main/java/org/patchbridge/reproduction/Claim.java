package org.patchbridge.reproduction;

import java.util.List;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.PublishedNumber;
import org.patchbridge.report.value.PublishedResults;

/**
 * A statement of the publication that one model is better than another, by macro-F1.
 *
 * @param first model that is said to be better
 */
record Claim(String words, String species, String first, String second) {
  private static final String ATTENTION = "bilstm-attention";
  private static final String SMOTE = "bilstm-attention+smote";

  static final List<Claim> ALL =
      List.of(
          new Claim(
              "attention, not sparse PCA + forest",
              "mouse",
              ATTENTION,
              PublishedResults.SPARSE_PCA_FOREST),
          new Claim("attention, not the last family", "mouse", ATTENTION, "bilstm"),
          new Claim("SMOTE besides", "mouse", SMOTE, ATTENTION),
          new Claim("ArcFace besides", "mouse", "arcface+smote", SMOTE),
          new Claim("SMOTE besides", "human", SMOTE, ATTENTION),
          new Claim("ArcFace besides", "human", "arcface+smote", SMOTE),
          new Claim(
              "joint with mouse cells, not human only",
              "human",
              "joint, then fine-tuned",
              "human only"));

  /** The difference of the two published means. */
  double published(List<PublishedNumber> numbers) {
    return value(numbers, first) - value(numbers, second);
  }

  private double value(List<PublishedNumber> numbers, String subject) {
    return numbers.stream()
        .filter(each -> each.species().equals(species) && each.subject().equals(subject))
        .filter(each -> each.metric().equals(MetricValue.MACRO_F1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing published of " + subject))
        .value();
  }
}
