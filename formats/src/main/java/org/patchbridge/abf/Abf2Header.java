package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.patchbridge.abf.Abf2Sections.Name;
import org.patchbridge.abf.Abf2Sections.Section;
import org.patchbridge.abf.AbfHeader.Origin;

/** The header of ABF 2: a table of sections, each with entries of one kind. */
final class Abf2Header {
  private static final int HEADER_BYTES = 512;

  /** Bytes of an entry that are read; real entries are longer. */
  private static final int PROTOCOL_BYTES = 208;

  private static final int ADC_BYTES = 82;
  private static final int MAX_INPUTS = 64;

  // Offsets in bytes, named after the fields of Axon's description of the format.
  private static final int FILE_VERSION = 4;
  private static final int ACTUAL_EPISODES = 12;
  private static final int FILE_START_DATE = 16;
  private static final int FILE_START_TIME_MS = 20;
  private static final int DATA_FORMAT = 30;
  private static final int CREATOR_VERSION = 56;
  private static final int CREATOR_NAME_INDEX = 60;
  private static final int PROTOCOL_PATH_INDEX = 72;

  private static final int PROTOCOL_OPERATION_MODE = 0;
  private static final int PROTOCOL_ADC_SEQUENCE_INTERVAL = 2;
  private static final int PROTOCOL_SYNCH_TIME_UNIT = 14;
  private static final int PROTOCOL_NUM_SAMPLES_PER_EPISODE = 22;
  private static final int PROTOCOL_ADC_RANGE = 110;
  private static final int PROTOCOL_ADC_RESOLUTION = 118;

  private static final int ADC_NUM = 0;
  private static final int ADC_TELEGRAPH_ENABLE = 2;
  private static final int ADC_TELEGRAPH_INSTRUMENT = 4;
  private static final int ADC_TELEGRAPH_ADDIT_GAIN = 6;
  private static final int ADC_TELEGRAPH_MODE = 18;
  private static final int ADC_PROGRAMMABLE_GAIN = 28;
  private static final int ADC_INSTRUMENT_SCALE_FACTOR = 40;
  private static final int ADC_INSTRUMENT_OFFSET = 44;
  private static final int ADC_SIGNAL_GAIN = 48;
  private static final int ADC_SIGNAL_OFFSET = 52;
  private static final int ADC_CHANNEL_NAME_INDEX = 74;
  private static final int ADC_UNITS_INDEX = 78;

  private final AbfFile file;
  private final HeaderRules rules;
  private final HeaderBytes header;
  private final Abf2Sections sections;
  private final Abf2Strings strings;

  private Abf2Header(AbfFile file) {
    this.file = file;
    this.rules = new HeaderRules(file);
    this.header = file.read("header", 0, HEADER_BYTES);
    this.sections = new Abf2Sections(file, header);
    this.strings = Abf2Strings.read(file, sections.section(Name.STRINGS));
  }

  /**
   * @throws org.patchbridge.recording.RecordingException where the header or a section that is read
   *     is damaged or truncated
   */
  static AbfHeader read(AbfFile file) {
    return new Abf2Header(file).header();
  }

  private AbfHeader header() {
    if (header.unsignedByte(7) != 2) {
      throw file.refusal("version", version() + " is no version of ABF 2", "the header is damaged");
    }
    List<HeaderBytes> protocols = sections.entries(Name.PROTOCOL, PROTOCOL_BYTES);
    if (protocols.isEmpty()) {
      throw file.refusal(Name.PROTOCOL.place(), "it is missing", "the file is damaged");
    }
    HeaderBytes protocol = protocols.get(0);
    OperationMode mode = rules.mode(protocol.int16(PROTOCOL_OPERATION_MODE));
    SampleFormat format = rules.format(header.int16(DATA_FORMAT));
    List<InputChannel> inputs = inputs(protocol, format);
    Section data = data(format);
    int samplesPerEpisode = Math.max(0, protocol.int32(PROTOCOL_NUM_SAMPLES_PER_EPISODE));
    SweepExtents extents =
        new SweepExtents(
            file,
            new SweepExtents.Layout(
                mode,
                inputs.size(),
                data.entries(),
                header.unsigned32(ACTUAL_EPISODES),
                samplesPerEpisode,
                protocol.float32(PROTOCOL_SYNCH_TIME_UNIT)));
    Section synch = sections.section(Name.SYNCH_ARRAY);
    return new AbfHeader(
        origin(),
        mode,
        format,
        inputs,
        data.position(),
        rules.interval(protocol.float32(PROTOCOL_ADC_SEQUENCE_INTERVAL)),
        extents.of(synch.position(), synch.entryBytes() == 8 ? synch.entries() : 0),
        samplesPerEpisode / inputs.size(),
        new Abf2Commands(sections, strings).commands(protocol));
  }

  private Section data(SampleFormat format) {
    Section data = sections.section(Name.DATA);
    if (data.entries() < 1 || data.position() < HEADER_BYTES) {
      throw file.refusal(Name.DATA.place(), "it holds no samples", "the recording is empty");
    }
    if (data.entryBytes() != format.bytes()) {
      throw file.refusal(
          Name.DATA.place(),
          "samples of " + data.entryBytes() + " bytes, where the header says " + format.bytes(),
          "the header is damaged");
    }
    return data;
  }

  private List<InputChannel> inputs(HeaderBytes protocol, SampleFormat format) {
    List<HeaderBytes> entries = sections.entries(Name.ADC, ADC_BYTES);
    if (entries.isEmpty() || entries.size() > MAX_INPUTS) {
      throw file.refusal(
          Name.ADC.place(),
          entries.size() + " recorded channels are none of 1 to " + MAX_INPUTS,
          "the table of sections is damaged");
    }
    List<InputChannel> inputs = new ArrayList<>();
    for (HeaderBytes entry : entries) {
      inputs.add(input(entry, protocol, format));
    }
    return inputs;
  }

  private InputChannel input(HeaderBytes entry, HeaderBytes protocol, SampleFormat format) {
    int number = entry.int16(ADC_NUM);
    String name = strings.get(entry.int32(ADC_CHANNEL_NAME_INDEX));
    String label = name.isEmpty() ? "input " + number : name;
    boolean telegraphed = entry.int16(ADC_TELEGRAPH_ENABLE) != 0;
    boolean scaled = format == SampleFormat.INT16;
    double gain =
        scaled
            ? rules.gain(
                label,
                protocol.float32(PROTOCOL_ADC_RANGE),
                protocol.int32(PROTOCOL_ADC_RESOLUTION),
                entry.float32(ADC_INSTRUMENT_SCALE_FACTOR),
                entry.float32(ADC_SIGNAL_GAIN),
                entry.float32(ADC_PROGRAMMABLE_GAIN),
                telegraphed ? entry.float32(ADC_TELEGRAPH_ADDIT_GAIN) : 1)
            : 1;
    double offset =
        scaled
            ? (double) entry.float32(ADC_INSTRUMENT_OFFSET) - entry.float32(ADC_SIGNAL_OFFSET)
            : 0;
    boolean reported =
        telegraphed && entry.int16(ADC_TELEGRAPH_INSTRUMENT) == TelegraphMode.MULTICLAMP;
    return new InputChannel(
        number,
        label,
        strings.get(entry.int32(ADC_UNITS_INDEX)),
        gain,
        rules.offset(label, offset),
        reported ? OptionalInt.of(entry.int16(ADC_TELEGRAPH_MODE)) : OptionalInt.empty());
  }

  private Origin origin() {
    String creator = strings.get(header.unsigned32(CREATOR_NAME_INDEX));
    String creatorVersion = versionAt(CREATOR_VERSION);
    long millisecondsOfDay = header.unsigned32(FILE_START_TIME_MS);
    return new Origin(
        version(),
        creator.isEmpty() ? "" : creator + " " + creatorVersion,
        strings.get(header.unsigned32(PROTOCOL_PATH_INDEX)),
        HeaderRules.start(
            header.unsigned32(FILE_START_DATE),
            millisecondsOfDay / 1000,
            (int) (millisecondsOfDay % 1000)));
  }

  private String version() {
    return versionAt(FILE_VERSION);
  }

  /** Four bytes, the last of them the major version. */
  private String versionAt(int offset) {
    return String.format(
        Locale.ROOT,
        "%d.%d.%d.%d",
        header.unsignedByte(offset + 3),
        header.unsignedByte(offset + 2),
        header.unsignedByte(offset + 1),
        header.unsignedByte(offset));
  }
}
