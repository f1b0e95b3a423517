package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Cuts the data into sweeps. The synch array gives the length of each; without one all are as long
 * as the protocol says.
 */
final class SweepExtents {
  static final String PLACE = "sweeps";

  /** More than any protocol has; fewer than would fill the memory. */
  private static final long MAX_SWEEPS = 100_000;

  /** Bytes of an entry of the synch array: start and length. */
  private static final int ENTRY_BYTES = 8;

  private final AbfFile file;
  private final Layout layout;

  /**
   * @param samples number of all samples of all channels
   * @param episodes number of sweeps as the header gives it
   * @param samplesPerEpisode of all channels, as the header gives it
   * @param synchTimeUnit microseconds, in which some files give the lengths of events; 0 if none
   */
  record Layout(
      OperationMode mode,
      int channels,
      long samples,
      long episodes,
      long samplesPerEpisode,
      double synchTimeUnit) {}

  SweepExtents(AbfFile file, Layout layout) {
    this.file = file;
    this.layout = layout;
  }

  /**
   * @param synchPosition of the synch array
   * @param synchEntries 0 without one
   * @throws org.patchbridge.recording.RecordingException where the lengths do not fit the data
   */
  List<SweepExtent> of(long synchPosition, long synchEntries) {
    if (layout.mode() == OperationMode.GAP_FREE) {
      return inSequence(List.of(layout.samples()));
    }
    if (synchEntries > 0) {
      return fromSynchArray(lengths(synchPosition, synchEntries));
    }
    if (layout.mode() == OperationMode.VARIABLE_LENGTH_EVENTS) {
      return inSequence(List.of(layout.samples()));
    }
    return uniform();
  }

  private List<Long> lengths(long position, long entries) {
    checkCount(entries);
    HeaderBytes array = file.read("synch array", position, entries * ENTRY_BYTES);
    List<Long> lengths = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      long length = array.int32(i * ENTRY_BYTES + Integer.BYTES);
      if (length < 0) {
        throw file.refusal(
            "synch array", "sweep " + i + " has " + length + " samples", "the file is damaged");
      }
      lengths.add(length);
    }
    return lengths;
  }

  private List<SweepExtent> fromSynchArray(List<Long> lengths) {
    long sum = sum(lengths);
    if (sum <= layout.samples()) {
      return inSequence(lengths);
    }
    double unit = layout.synchTimeUnit();
    if (layout.mode() == OperationMode.VARIABLE_LENGTH_EVENTS && unit > 0) {
      List<Long> inSamples = lengths.stream().map(length -> Math.round(length / unit)).toList();
      if (sum(inSamples) <= layout.samples()) {
        return inSequence(inSamples);
      }
    }
    throw file.refusal(
        "synch array",
        "its sweeps have " + sum + " samples, but the data have " + layout.samples(),
        "the file is damaged: copy or download it again");
  }

  private List<SweepExtent> uniform() {
    long length = layout.samplesPerEpisode();
    long episodes = layout.episodes();
    if (length <= 0 && episodes > 0) {
      length = layout.samples() / episodes;
    } else if (length > 0 && episodes <= 0) {
      episodes = layout.samples() / length;
    }
    if (length <= 0 || episodes <= 0) {
      throw file.refusal(PLACE, "the header gives no length of a sweep", "the file is damaged");
    }
    checkCount(episodes);
    if (length > layout.samples() / episodes) {
      throw file.refusal(
          PLACE,
          String.format(
              Locale.ROOT,
              "%d sweeps of %d samples are declared, but the data have %d",
              episodes,
              length,
              layout.samples()),
          "the file is damaged: copy or download it again");
    }
    return inSequence(Collections.nCopies((int) episodes, length));
  }

  private void checkCount(long sweeps) {
    if (sweeps > MAX_SWEEPS) {
      throw file.refusal(
          PLACE,
          sweeps + " sweeps are declared; more than " + MAX_SWEEPS + " are not read",
          "the header is probably damaged");
    }
  }

  private List<SweepExtent> inSequence(List<Long> lengths) {
    List<SweepExtent> extents = new ArrayList<>();
    long start = 0;
    for (long length : lengths) {
      extents.add(new SweepExtent(start, length - length % layout.channels()));
      start += length;
    }
    return extents;
  }

  private static long sum(List<Long> lengths) {
    return lengths.stream().mapToLong(Long::longValue).sum();
  }
}
