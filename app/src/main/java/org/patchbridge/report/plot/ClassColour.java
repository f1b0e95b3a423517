package org.patchbridge.report.plot;

import java.util.List;
import java.util.Locale;

/**
 * One colour per subclass, the same in every figure and in both species. The style sheet gives each
 * name a light and a dark value, told apart with the common colour-vision deficiencies (after Okabe
 * &amp; Ito 2008).
 */
public final class ClassColour {
  private static final List<String> KNOWN = List.of("Lamp5", "Pvalb", "Sncg", "Sst", "Vip");

  private ClassColour() {}

  /** A CSS colour. Classes other than the five get the neutral one. */
  public static String of(String subclass) {
    String name = subclass.toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> name.startsWith(known.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(known -> "var(--" + known + ")")
        .orElse("var(--none)");
  }
}
