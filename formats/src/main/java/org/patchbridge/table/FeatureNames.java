package org.patchbridge.table;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.patchbridge.table.schema.NearestName;
import org.patchbridge.table.vocabulary.HeaderText;
import org.patchbridge.table.vocabulary.Vocabulary;

/** Finds the column that is probably meant for a feature, whose name is {@code family.feature}. */
public final class FeatureNames {
  /** Fewer letters are contained in too many names. */
  private static final int LEAST_LETTERS = 3;

  private FeatureNames() {}

  /**
   * Of the names given the first that is the feature but for its family, its letters' case or its
   * punctuation ({@code Tau} for {@code subthreshold.tau}); else one that is known as another name
   * of the same measure ({@code Membrane time constant (ms)}); else one that begins with the
   * feature's name or whose name the feature begins with ({@code tau_s}); else one that is hardly
   * spelt otherwise; empty where there is none.
   */
  public static Optional<String> closest(String feature, Collection<String> given) {
    String wanted = bare(feature);
    return first(given, wanted, String::equals)
        .or(() -> synonym(feature, given))
        .or(() -> first(given, wanted, FeatureNames::oneBeginsWithOther))
        .or(
            () ->
                NearestName.to(wanted, given.stream().map(FeatureNames::bare).toList())
                    .flatMap(near -> first(given, near, String::equals)));
  }

  private static Optional<String> first(
      Collection<String> given, String wanted, BiPredicate<String, String> fits) {
    return given.stream().filter(name -> fits.test(bare(name), wanted)).findFirst();
  }

  private static Optional<String> synonym(String feature, Collection<String> given) {
    Vocabulary vocabulary = Vocabulary.get();
    return vocabulary
        .feature(feature.substring(feature.lastIndexOf('.') + 1))
        .flatMap(
            meant ->
                given.stream()
                    .filter(
                        name ->
                            vocabulary
                                .column(HeaderText.of(name).name(), given)
                                .filter(meant::isOfSame)
                                .isPresent())
                    .findFirst());
  }

  private static boolean oneBeginsWithOther(String one, String other) {
    return Math.min(one.length(), other.length()) >= LEAST_LETTERS
        && (one.startsWith(other) || other.startsWith(one));
  }

  /** Without family, case and punctuation. */
  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
