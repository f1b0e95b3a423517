package org.patchbridge.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.stimulus.SweepChoices;

/**
 * What was decided by hand about one recording, or one table.
 *
 * @param electrode whose cell is read, of recordings of several cells; empty for the reader's
 *     choice
 * @param leftOut sweep numbers
 * @param protocols by sweep number: long-square, short-square or ramp
 * @param columns of a table: which is which feature, as the text of {@code --columns}; empty where
 *     none is mapped
 */
public record HandChoices(
    String electrode,
    SortedSet<Integer> leftOut,
    SortedMap<Integer, String> protocols,
    String columns) {
  public HandChoices {
    leftOut = new TreeSet<>(leftOut);
    protocols = new TreeMap<>(protocols);
  }

  public static HandChoices none() {
    return new HandChoices("", new TreeSet<>(), new TreeMap<>(), "");
  }

  /** About a recording. */
  public static HandChoices of(
      String electrode, SortedSet<Integer> leftOut, SortedMap<Integer, String> protocols) {
    return new HandChoices(electrode, leftOut, protocols, "");
  }

  /** About a table. */
  public static HandChoices mapping(String columns) {
    return new HandChoices("", new TreeSet<>(), new TreeMap<>(), columns);
  }

  /** Settings with the electrode alone, its sweeps as the file has them. */
  ExtractionSettings electrodeOf(String recording, ExtractionSettings settings) {
    return electrode.isEmpty() ? settings : settings.withElectrode(recording + ":" + electrode);
  }

  /** Settings with all that was decided. */
  ExtractionSettings of(String recording, ExtractionSettings settings) {
    return electrodeOf(recording, settings).withChoices(sweeps(recording));
  }

  /**
   * @param recording name of the file, as the options of the command line take it
   * @throws IllegalArgumentException where a protocol is none
   */
  private SweepChoices sweeps(String recording) {
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
    if (!columns.isEmpty()) {
      options.addAll(List.of("--columns", columnsFile(recording)));
    }
    if (!electrode.isEmpty()) {
      options.addAll(List.of("--electrode", recording + ":" + electrode));
    }
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

  /** The name under which a mapping of a table's columns is downloaded. */
  public static String columnsFile(String table) {
    return table.replaceFirst("\\.[^.]*$", "") + "-columns.yaml";
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
