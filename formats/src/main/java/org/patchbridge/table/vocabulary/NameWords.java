package org.patchbridge.table.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names in one spelling: of one column, laboratories write the words in many ways and orders. */
final class NameWords {
  private static final List<Map.Entry<String, String>> SPELLINGS =
      List.of(
          Map.entry("action potentials?", "ap"),
          Map.entry("spikes?|aps|ap1", "ap"),
          Map.entry("(membrane )?(potential|voltage)|vm", "v"),
          Map.entry("resting", "rest"),
          Map.entry("half width", "halfwidth"),
          Map.entry("(fast )?after ?hyperpolari[sz]ation|fahp|fast ahp", "ahp"),
          Map.entry("(membrane )?time constant|tau m|taum|membrane tau", "tau"),
          Map.entry("amp", "amplitude"),
          Map.entry("r in|rin|r input|input r|rinput", "input resistance"),
          Map.entry("max(imum|imal)?", "max"),
          Map.entry("average|avg", "mean"),
          Map.entry("freq|frequencies", "frequency"),
          Map.entry("thresh|thr", "threshold"),
          Map.entry("inter ?ap interval|interspike interval|inter spike interval", "isi"));

  private static final Set<String> FILLERS = Set.of("first", "1st", "of", "the", "at", "value");

  private NameWords() {}

  /** Lower case words with single spaces; punctuation and underscores count as spaces. */
  static String plain(String name) {
    String text =
        name.replaceAll("[\u03c4]", "tau")
            .replaceAll("(?<=[a-z])(?=[A-Z][a-z])", " ")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}%+@]+", " ")
            .strip();
    for (Map.Entry<String, String> spelling : SPELLINGS) {
      text =
          text.replaceAll(
              "(?<![\\p{L}\\p{N}])(" + spelling.getKey() + ")(?![\\p{L}\\p{N}])",
              spelling.getValue());
    }
    return text;
  }

  /** The same for all orders of the words. */
  static String key(String plain) {
    return Arrays.stream(plain.split(" "))
        .filter(word -> !FILLERS.contains(word))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(" "));
  }
}
