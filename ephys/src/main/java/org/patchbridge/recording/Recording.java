package org.patchbridge.recording;

import java.io.Closeable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An opened recording of one cell. Knows its sweeps; reads the samples of one only when asked, so
 * that memory does not grow with the file. Sweeps may be loaded from several threads.
 */
public interface Recording extends Closeable {

  /** File or address it was opened from, for messages. */
  String source();

  /** Identifier of the recording session or cell, as the file gives it; else the file's name. */
  String id();

  Subject subject();

  /** Whose cells the file holds, and whose is read. */
  default Electrodes electrodes() {
    return Electrodes.none();
  }

  /** Whether the file says that it was simulated; a recording that says nothing is a real one. */
  default boolean isSimulated() {
    return false;
  }

  /** Usable current-clamp sweeps in ascending sweep number. */
  List<SweepInfo> sweeps();

  /**
   * Whether stimulus codes name stimuli. Formats without them give the name of the whole protocol,
   * and what a sweep is for has to be told in another way.
   */
  default boolean hasStimulusCodes() {
    return true;
  }

  /** Sweeps that are not offered, voltage clamp included; those without a number come first. */
  default List<SkippedSweep> skipped() {
    return List.of();
  }

  /**
   * Voltage-clamp sweeps in ascending sweep number, as far as the file holds command and current of
   * one. No feature is taken from them; tests of the electrode tell the quality of the cell.
   */
  default List<SweepInfo> voltageClampSweeps() {
    return List.of();
  }

  /** Current that was injected all along to hold the cell at a potential, pA; empty if unknown. */
  default OptionalDouble biasPicoamps(SweepInfo sweep) {
    return OptionalDouble.empty();
  }

  /** What was noticed while opening, in the order it was found. */
  List<Finding> findings();

  /**
   * Reads the samples.
   *
   * @throws SweepRefusedException where the samples cannot be read or hold no recording; other
   *     sweeps stay usable
   */
  Sweep load(SweepInfo sweep);

  /**
   * Takes back a sweep that nobody looks at any more: a later one may be read into the same memory.
   * Nobody has to call this.
   */
  default void recycle(Sweep sweep) {}

  /**
   * The injected current alone, for readers that know it without reading the response.
   *
   * @throws SweepRefusedException as {@link #load(SweepInfo)}
   */
  default double[] picoamps(SweepInfo sweep) {
    return load(sweep).picoamps();
  }

  @Override
  void close();
}
