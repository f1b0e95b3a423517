package org.patchbridge.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patchbridge.stimulus.SweepChoices;

/**
 * What was decided by hand about the sweeps of one recording.
 *
 * @param leftOut sweep numbers
 * @param protocols by sweep number: long-square, short-square or ramp
 */
public record HandChoices(SortedSet<Integer> leftOut, SortedMap<Integer, String> protocols) {
  public HandChoices {
    leftOut = new TreeSet<>(leftOut);
    protocols = new TreeMap<>(protocols);
  }

  public static HandChoices none() {
    return new HandChoices(new TreeSet<>(), new TreeMap<>());
  }

  boolean isNone() {
    return leftOut.isEmpty() && protocols.isEmpty();
  }

  /**
   * @param recording name of the file, as the options of the command line take it
   * @throws IllegalArgumentException where a protocol is none
   */
  SweepChoices of(String recording) {
    SweepChoices choices = SweepChoices.none();
    if (!leftOut.isEmpty()) {
      choices = choices.leavingOut(recording + ":" + joined(leftOut));
    }
    for (Map.Entry<String, SortedSet<Integer>> one : byProtocol().entrySet()) {
      choices = choices.naming(recording + ":" + joined(one.getValue()) + "=" + one.getKey());
    }
    return choices;
  }

  /** The options of the command line that choose the same. */
  public List<String> options(String recording) {
    List<String> options = new ArrayList<>();
    if (!leftOut.isEmpty()) {
      options.addAll(List.of("--leave-out", recording + ":" + joined(leftOut)));
    }
    byProtocol()
        .forEach(
            (protocol, sweeps) ->
                options.addAll(
                    List.of("--sweep", recording + ":" + joined(sweeps) + "=" + protocol)));
    return options;
  }

  private SortedMap<String, SortedSet<Integer>> byProtocol() {
    SortedMap<String, SortedSet<Integer>> all = new TreeMap<>();
    protocols.forEach(
        (sweep, protocol) -> all.computeIfAbsent(protocol, name -> new TreeSet<>()).add(sweep));
    return all;
  }

  private static String joined(SortedSet<Integer> sweeps) {
    return String.join(",", sweeps.stream().map(String::valueOf).toList());
  }
}
