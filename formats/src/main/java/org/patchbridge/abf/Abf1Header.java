package org.patchbridge.abf;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
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

  /** Intervals are kept as floats; what was set was a multiple of this, microseconds. */
  private static final double INTERVAL_STEP = 0.1;

  private static final double FLOAT_ROUNDING = 1e-6;

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
    float version = old.float32(4);
    if (!(version >= 1 && version < 2)) {
      throw file.refusal("version", version + " is no version of ABF 1", "the header is damaged");
    }
    // Other programs write a short header under a newer version.
    boolean extended =
        version >= FIRST_EXTENDED && (long) old.int32(40) * AbfFile.BLOCK_BYTES >= HEADER_BYTES;
    HeaderBytes header = extended ? file.read("header", 0, HEADER_BYTES) : old;
    return new Abf1Header(file, header, version, extended).header();
  }

  private AbfHeader header() {
    if (header.int16(38) != 0) {
      throw file.refusal(
          "header", "numbers are in Microsoft's binary format", "convert the file with Clampfit");
    }
    OperationMode mode = rules.mode(header.int16(8));
    SampleFormat format = rules.format(header.int16(100));
    int channels = header.int16(120);
    if (channels < 1 || channels > INPUTS) {
      throw file.refusal(
          "number of channels", channels + " is none of 1 to " + INPUTS, "the header is damaged");
    }
    List<InputChannel> inputs = new ArrayList<>();
    for (int position = 0; position < channels; position++) {
      inputs.add(input(position, format));
    }
    long samples = header.int32(10);
    long dataPosition =
        (long) header.int32(40) * AbfFile.BLOCK_BYTES + (long) header.int16(14) * format.bytes();
    checkData(dataPosition, samples, format);
    int samplesPerEpisode = Math.max(0, header.int32(138));
    checkClock(samplesPerEpisode);
    SweepExtents extents =
        new SweepExtents(
            file,
            new SweepExtents.Layout(
                mode, channels, samples, header.int32(16), samplesPerEpisode, header.float32(130)));
    long synchEntries = header.int32(92) > 0 ? Math.max(0, header.int32(96)) : 0;
    return new AbfHeader(
        origin(),
        mode,
        format,
        inputs,
        dataPosition,
        rules.interval(interval(channels)),
        extents.of((long) header.int32(92) * AbfFile.BLOCK_BYTES, synchEntries),
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
    float second = header.float32(126);
    int change = header.int32(194);
    if (second > 0 && second != header.float32(122) && change > 0 && change < samplesPerEpisode) {
      throw file.refusal(
          "sampling interval",
          "it changes within a sweep, from " + header.float32(122) + " to " + second + " us",
          "resample the recording in Clampfit");
    }
  }

  /** Stored is the interval of one channel divided by the number of channels, as a float. */
  private double interval(int channels) {
    double interval = (double) header.float32(122) * channels;
    double set = Math.rint(interval / INTERVAL_STEP) * INTERVAL_STEP;
    return Math.abs(set - interval) <= interval * FLOAT_ROUNDING ? set : interval;
  }

  private InputChannel input(int position, SampleFormat format) {
    int number = header.int16(410 + 2 * position);
    if (number < 0 || number >= INPUTS) {
      throw file.refusal(
          "sampling sequence",
          "place " + position + " names input " + number,
          "the header is damaged");
    }
    String name = header.text(442 + NAME_BYTES * number, NAME_BYTES);
    String label = name.isEmpty() ? "input " + number : name;
    String unit = header.text(602 + UNIT_BYTES * number, UNIT_BYTES);
    boolean scaled = format == SampleFormat.INT16;
    double gain =
        scaled
            ? rules.gain(
                label,
                header.float32(244),
                header.int32(252),
                field(922, number),
                field(1050, number),
                field(730, number),
                telegraphGain(number))
            : 1;
    double offset = scaled ? field(986, number) - field(1114, number) : 0;
    return new InputChannel(
        number, label, unit, gain, rules.offset(label, offset), telegraphMode(number));
  }

  /** One float of the sixteen that begin at an offset. */
  private double field(int offset, int number) {
    return header.float32(offset + Float.BYTES * number);
  }

  private double telegraphGain(int number) {
    if (extended && version >= FIRST_WITH_TELEGRAPHS) {
      return header.int16(4512 + 2 * number) != 0 ? field(4576, number) : 1;
    }
    boolean sampled = header.int16(262) != 0 && header.int16(264) == number;
    return sampled ? header.float32(268) : 1;
  }

  private OptionalInt telegraphMode(int number) {
    boolean reported =
        extended
            && version >= FIRST_WITH_TELEGRAPHS
            && header.int16(4512 + 2 * number) != 0
            && header.int16(4544 + 2 * number) == TelegraphMode.MULTICLAMP;
    return reported ? OptionalInt.of(header.int16(4768 + 2 * number)) : OptionalInt.empty();
  }

  private Origin origin() {
    String creator = header.text(294, 16);
    if (extended && version >= FIRST_WITH_CREATOR_VERSION) {
      creator +=
          String.format(
              " %d.%d.%d.%d",
              header.int16(5798), header.int16(5800), header.int16(5802), header.int16(5804));
    }
    Optional<LocalDateTime> start =
        HeaderRules.start(header.int32(20), header.int32(24), header.int16(366));
    String shown = String.valueOf(Math.round(version * 100) / 100.0);
    return new Origin(shown, creator.strip(), extended ? header.text(4898, 256) : "", start);
  }
}
