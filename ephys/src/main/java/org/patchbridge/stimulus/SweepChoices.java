package org.patchbridge.stimulus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.Recording;
import org.patchbridge.recording.SweepInfo;

/**
 * What a person decided about single sweeps after looking at them: to leave them out, or what they
 * are for. Goes before stimulus codes and everything that is told from the stimulus.
 */
public final class SweepChoices {
  /** The finding that tells of it, one a recording. */
  public static final String FINDING = "chosen-by-hand";

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
  private static final SweepChoices NONE = new SweepChoices(List.of());

  private final List<Choice> choices;

  private SweepChoices(List<Choice> choices) {
    this.choices = List.copyOf(choices);
  }

  /**
   * @param recording its id or the name of its file
   * @param protocol empty to leave the sweeps out
   */
  private record Choice(
      String recording, List<ProtocolFile.Range> sweeps, Optional<Protocol> protocol) {
    boolean holds(Recording other, int sweep) {
      return (recording.equals(other.id())
              || recording.equals(other.source().replaceFirst("^.*[\\\\/]", "")))
          && sweeps.stream().anyMatch(range -> range.first() <= sweep && sweep <= range.last());
    }

    String words() {
      StringBuilder words = new StringBuilder(recording).append(':');
      for (int i = 0; i < sweeps.size(); i++) {
        ProtocolFile.Range range = sweeps.get(i);
        words.append(i == 0 ? "" : ",").append(range.first());
        words.append(range.first() == range.last() ? "" : "-" + range.last());
      }
      return words + protocol.map(each -> "=" + each.stimulusName()).orElse("");
    }
  }

  /** Every sweep as its file has it. */
  public static SweepChoices none() {
    return NONE;
  }

  /**
   * These, and sweeps that are left out.
   *
   * @param text for example {@code cell.nwb:5,7-9}: a recording's id or file name, and sweeps of it
   * @throws IllegalArgumentException where it is not written so
   */
  public SweepChoices leavingOut(String text) {
    return with(text, Optional.empty());
  }

  /**
   * These, and sweeps that are of a protocol.
   *
   * @param text for example {@code cell.nwb:5,7-9=ramp}; one of long-square, short-square and ramp
   * @throws IllegalArgumentException where it is not written so
   */
  public SweepChoices naming(String text) {
    int equals = text.lastIndexOf('=');
    String name = equals < 0 ? "" : text.substring(equals + 1);
    Optional<Protocol> protocol = Protocol.byName(name);
    if (protocol.isEmpty()) {
      throw new IllegalArgumentException(
          text + ": write RECORDING:SWEEPS=PROTOCOL with long-square, short-square or ramp");
    }
    return with(text.substring(0, equals), protocol);
  }

  private SweepChoices with(String text, Optional<Protocol> protocol) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException(text + ": write RECORDING:SWEEPS, as in cell.nwb:5,7-9");
    }
    List<ProtocolFile.Range> ranges = new ArrayList<>();
    for (String part : text.substring(colon + 1).split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        throw new IllegalArgumentException(
            text + ": \"" + part + "\" is no sweep and no range of sweeps, as in cell.nwb:5,7-9");
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      ranges.add(new ProtocolFile.Range(first, last));
    }
    List<Choice> more = new ArrayList<>(choices);
    more.add(new Choice(text.substring(0, colon), List.copyOf(ranges), protocol));
    return new SweepChoices(more);
  }

  /** Equal texts choose the same; empty where nothing is chosen. */
  public String description() {
    return String.join(" ", choices.stream().map(Choice::words).toList());
  }

  /**
   * The recording as the person wants it, with a finding that says so; the recording itself where
   * nothing is chosen for it. Closes the recording if that fails.
   */
  public Recording settle(Recording recording) {
    Set<Integer> leftOut = new TreeSet<>();
    Map<SweepInfo, String> codes = new HashMap<>();
    Map<String, Set<Integer>> named = new TreeMap<>();
    for (SweepInfo sweep : recording.sweeps()) {
      for (Choice choice : choices) {
        if (choice.holds(recording, sweep.number())) {
          choice
              .protocol()
              .ifPresentOrElse(
                  protocol -> {
                    codes.put(sweep, protocol.stimulusName());
                    named
                        .computeIfAbsent(protocol.stimulusName(), name -> new TreeSet<>())
                        .add(sweep.number());
                  },
                  () -> leftOut.add(sweep.number()));
        }
      }
    }
    if (leftOut.isEmpty() && codes.isEmpty()) {
      return recording;
    }
    Finding finding = new Finding(FINDING, Severity.INFO, "", sentence(leftOut, named));
    Recording recoded = new RecodedRecording(recording, codes, finding);
    return leftOut.isEmpty() ? recoded : new WithoutSweeps(recoded, new HashSet<>(leftOut));
  }

  private static String sentence(Set<Integer> leftOut, Map<String, Set<Integer>> named) {
    List<String> parts = new ArrayList<>();
    if (!leftOut.isEmpty()) {
      parts.add("left out " + inWords(leftOut));
    }
    named.forEach((protocol, sweeps) -> parts.add(inWords(sweeps) + " taken as " + protocol));
    return "by hand: " + String.join("; ", parts);
  }

  private static String inWords(Set<Integer> sweeps) {
    return (sweeps.size() == 1 ? "sweep " : "sweeps ")
        + String.join(", ", sweeps.stream().map(String::valueOf).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SweepChoices that && choices.equals(that.choices);
  }

  @Override
  public int hashCode() {
    return choices.hashCode();
  }

  @Override
  public String toString() {
    return description();
  }
}
