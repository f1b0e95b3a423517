package org.patchbridge.abf;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.patchbridge.abf.AbfHeader.Origin;

/**
 * The header of ABF 1: fields at fixed offsets. Files before version 1.6 have 2,048 bytes of it,
 * the others 6,144 with a second set of fields for what was extended.
 */
final class Abf1Header {
  private static final int OLD_HEADER_BYTES = 2048;
  private static final int HEADER_BYTES = 6144;
  private static final float FIRST_EXTENDED = 1.6f;
  private static final float FIRST_WITH_TELEGRAPHS = 1.65f;
  private static final float FIRST_WITH_CREATOR_VERSION = 1.77f;

  /** Most inputs that can be recorded. */
  private static final int INPUTS = 16;

  private static final int NAME_BYTES = 10;
  private static final int UNIT_BYTES = 8;
  private static final int CREATOR_BYTES = 16;
  private static final int PATH_BYTES = 256;

  /** Intervals are kept as floats; what was set was a multiple of this, microseconds. */
  private static final double INTERVAL_STEP = 0.1;

  private static final double FLOAT_ROUNDING = 1e-6;

  // Offsets in bytes, named after the fields of Axon's description of the format.
  private static final int FILE_VERSION = 4;
  private static final int OPERATION_MODE = 8;
  private static final int ACTUAL_ACQ_LENGTH = 10;
  private static final int NUM_POINTS_IGNORED = 14;
  private static final int ACTUAL_EPISODES = 16;
  private static final int FILE_START_DATE = 20;
  private static final int FILE_START_TIME = 24;
  private static final int MS_BIN_FORMAT = 38;
  private static final int DATA_SECTION_PTR = 40;
  private static final int SYNCH_ARRAY_PTR = 92;
  private static final int SYNCH_ARRAY_SIZE = 96;
  private static final int DATA_FORMAT = 100;
  private static final int ADC_NUM_CHANNELS = 120;
  private static final int ADC_SAMPLE_INTERVAL = 122;
  private static final int ADC_SECOND_SAMPLE_INTERVAL = 126;
  private static final int SYNCH_TIME_UNIT = 130;
  private static final int NUM_SAMPLES_PER_EPISODE = 138;
  private static final int CLOCK_CHANGE = 194;
  private static final int ADC_RANGE = 244;
  private static final int ADC_RESOLUTION = 252;
  private static final int AUTOSAMPLE_ENABLE = 262;
  private static final int AUTOSAMPLE_ADC_NUM = 264;
  private static final int AUTOSAMPLE_ADDIT_GAIN = 268;
  private static final int CREATOR_INFO = 294;
  private static final int FILE_START_MILLISECS = 366;
  private static final int ADC_SAMPLING_SEQ = 410;
  private static final int ADC_CHANNEL_NAME = 442;
  private static final int ADC_UNITS = 602;
  private static final int ADC_PROGRAMMABLE_GAIN = 730;
  private static final int INSTRUMENT_SCALE_FACTOR = 922;
  private static final int INSTRUMENT_OFFSET = 986;
  private static final int SIGNAL_GAIN = 1050;
  private static final int SIGNAL_OFFSET = 1114;
  private static final int TELEGRAPH_ENABLE = 4512;
  private static final int TELEGRAPH_INSTRUMENT = 4544;
  private static final int TELEGRAPH_ADDIT_GAIN = 4576;
  private static final int TELEGRAPH_MODE = 4768;
  private static final int PROTOCOL_PATH = 4898;
  private static final int CREATOR_MAJOR_VERSION = 5798;
  private static final int CREATOR_MINOR_VERSION = 5800;
  private static final int CREATOR_BUGFIX_VERSION = 5802;
  private static final int CREATOR_BUILD_VERSION = 5804;

  private final AbfFile file;
  private final HeaderRules rules;
  private final HeaderBytes header;
  private final float version;
  private final boolean extended;

  private Abf1Header(AbfFile file, HeaderBytes header, float version, boolean extended) {
    this.file = file;
    this.rules = new HeaderRules(file);
    this.header = header;
    this.version = version;
    this.extended = extended;
  }

  /**
   * @throws org.patchbridge.recording.RecordingException where the header is damaged, truncated or
   *     of a kind that cannot be read
   */
  static AbfHeader read(AbfFile file) {
    HeaderBytes old = file.read("header", 0, OLD_HEADER_BYTES);
    float version = old.float32(FILE_VERSION);
    if (!(version >= 1 && version < 2)) {
      throw file.refusal("version", version + " is no version of ABF 1", "the header is damaged");
    }
    // Other programs write a short header under a newer version.
    boolean extended =
        version >= FIRST_EXTENDED
            && (long) old.int32(DATA_SECTION_PTR) * AbfFile.BLOCK_BYTES >= HEADER_BYTES;
    HeaderBytes header = extended ? file.read("header", 0, HEADER_BYTES) : old;
    return new Abf1Header(file, header, version, extended).header();
  }

  private AbfHeader header() {
    if (header.int16(MS_BIN_FORMAT) != 0) {
      throw file.refusal(
          "header", "numbers are in Microsoft's binary format", "convert the file with Clampfit");
    }
    OperationMode mode = rules.mode(header.int16(OPERATION_MODE));
    SampleFormat format = rules.format(header.int16(DATA_FORMAT));
    int channels = header.int16(ADC_NUM_CHANNELS);
    if (channels < 1 || channels > INPUTS) {
      throw file.refusal(
          "number of channels", channels + " is none of 1 to " + INPUTS, "the header is damaged");
    }
    List<InputChannel> inputs = new ArrayList<>();
    for (int position = 0; position < channels; position++) {
      inputs.add(input(position, format));
    }
    long samples = header.int32(ACTUAL_ACQ_LENGTH);
    long dataPosition =
        (long) header.int32(DATA_SECTION_PTR) * AbfFile.BLOCK_BYTES
            + (long) header.int16(NUM_POINTS_IGNORED) * format.bytes();
    checkData(dataPosition, samples, format);
    int samplesPerEpisode = Math.max(0, header.int32(NUM_SAMPLES_PER_EPISODE));
    checkClock(samplesPerEpisode);
    SweepExtents extents =
        new SweepExtents(
            file,
            new SweepExtents.Layout(
                mode,
                channels,
                samples,
                header.int32(ACTUAL_EPISODES),
                samplesPerEpisode,
                header.float32(SYNCH_TIME_UNIT)));
    long synchEntries =
        header.int32(SYNCH_ARRAY_PTR) > 0 ? Math.max(0, header.int32(SYNCH_ARRAY_SIZE)) : 0;
    return new AbfHeader(
        origin(),
        mode,
        format,
        inputs,
        dataPosition,
        rules.interval(interval(channels)),
        extents.of((long) header.int32(SYNCH_ARRAY_PTR) * AbfFile.BLOCK_BYTES, synchEntries),
        samplesPerEpisode / channels,
        new Abf1Commands(header, version, extended).commands());
  }

  private void checkData(long position, long samples, SampleFormat format) {
    if (samples < 1) {
      throw file.refusal("data", samples + " samples are declared", "the recording is empty");
    }
    if (position < OLD_HEADER_BYTES) {
      throw file.refusal(
          "data", "they begin at byte " + position + ", in the header", "the header is damaged");
    }
    file.require("data", position, samples * format.bytes());
  }

  /** Old digitisers could go on with another interval in mid-sweep. */
  private void checkClock(int samplesPerEpisode) {
    float second = header.float32(ADC_SECOND_SAMPLE_INTERVAL);
    int change = header.int32(CLOCK_CHANGE);
    if (second > 0
        && second != header.float32(ADC_SAMPLE_INTERVAL)
        && change > 0
        && change < samplesPerEpisode) {
      throw file.refusal(
          "sampling interval",
          "it changes within a sweep, from "
              + header.float32(ADC_SAMPLE_INTERVAL)
              + " to "
              + second
              + " us",
          "resample the recording in Clampfit");
    }
  }

  /** Stored is the interval of one channel divided by the number of channels, as a float. */
  private double interval(int channels) {
    double interval = (double) header.float32(ADC_SAMPLE_INTERVAL) * channels;
    double set = Math.rint(interval / INTERVAL_STEP) * INTERVAL_STEP;
    return Math.abs(set - interval) <= interval * FLOAT_ROUNDING ? set : interval;
  }

  private InputChannel input(int position, SampleFormat format) {
    int number = header.int16(ADC_SAMPLING_SEQ + 2 * position);
    if (number < 0 || number >= INPUTS) {
      throw file.refusal(
          "sampling sequence",
          "place " + position + " names input " + number,
          "the header is damaged");
    }
    String name = header.text(ADC_CHANNEL_NAME + NAME_BYTES * number, NAME_BYTES);
    String label = name.isEmpty() ? "input " + number : name;
    String unit = header.text(ADC_UNITS + UNIT_BYTES * number, UNIT_BYTES);
    boolean scaled = format == SampleFormat.INT16;
    double gain =
        scaled
            ? rules.gain(
                label,
                header.float32(ADC_RANGE),
                header.int32(ADC_RESOLUTION),
                field(INSTRUMENT_SCALE_FACTOR, number),
                field(SIGNAL_GAIN, number),
                field(ADC_PROGRAMMABLE_GAIN, number),
                telegraphGain(number))
            : 1;
    double offset = scaled ? field(INSTRUMENT_OFFSET, number) - field(SIGNAL_OFFSET, number) : 0;
    return new InputChannel(
        number, label, unit, gain, rules.offset(label, offset), telegraphMode(number));
  }

  /** One float of the sixteen that begin at an offset. */
  private double field(int offset, int number) {
    return header.float32(offset + Float.BYTES * number);
  }

  private double telegraphGain(int number) {
    if (extended && version >= FIRST_WITH_TELEGRAPHS) {
      return header.int16(TELEGRAPH_ENABLE + 2 * number) != 0
          ? field(TELEGRAPH_ADDIT_GAIN, number)
          : 1;
    }
    boolean sampled =
        header.int16(AUTOSAMPLE_ENABLE) != 0 && header.int16(AUTOSAMPLE_ADC_NUM) == number;
    return sampled ? header.float32(AUTOSAMPLE_ADDIT_GAIN) : 1;
  }

  private OptionalInt telegraphMode(int number) {
    boolean reported =
        extended
            && version >= FIRST_WITH_TELEGRAPHS
            && header.int16(TELEGRAPH_ENABLE + 2 * number) != 0
            && header.int16(TELEGRAPH_INSTRUMENT + 2 * number) == TelegraphMode.MULTICLAMP;
    return reported
        ? OptionalInt.of(header.int16(TELEGRAPH_MODE + 2 * number))
        : OptionalInt.empty();
  }

  private Origin origin() {
    String creator = header.text(CREATOR_INFO, CREATOR_BYTES);
    if (extended && version >= FIRST_WITH_CREATOR_VERSION) {
      creator +=
          String.format(
              Locale.ROOT,
              " %d.%d.%d.%d",
              header.int16(CREATOR_MAJOR_VERSION),
              header.int16(CREATOR_MINOR_VERSION),
              header.int16(CREATOR_BUGFIX_VERSION),
              header.int16(CREATOR_BUILD_VERSION));
    }
    Optional<LocalDateTime> start =
        HeaderRules.start(
            header.int32(FILE_START_DATE),
            header.int32(FILE_START_TIME),
            header.int16(FILE_START_MILLISECS));
    String shown = String.valueOf(Math.round(version * 100) / 100.0);
    return new Origin(
        shown, creator.strip(), extended ? header.text(PROTOCOL_PATH, PATH_BYTES) : "", start);
  }
}
