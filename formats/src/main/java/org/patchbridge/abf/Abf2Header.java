package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.List;
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
    OperationMode mode = rules.mode(protocol.int16(0));
    SampleFormat format = rules.format(header.int16(30));
    List<InputChannel> inputs = inputs(protocol, format);
    Section data = data(format);
    int samplesPerEpisode = Math.max(0, protocol.int32(22));
    SweepExtents extents =
        new SweepExtents(
            file,
            new SweepExtents.Layout(
                mode,
                inputs.size(),
                data.entries(),
                header.unsigned32(12),
                samplesPerEpisode,
                protocol.float32(14)));
    Section synch = sections.section(Name.SYNCH_ARRAY);
    return new AbfHeader(
        origin(),
        mode,
        format,
        inputs,
        data.position(),
        rules.interval(protocol.float32(2)),
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
    int number = entry.int16(0);
    String name = strings.get(entry.int32(74));
    String label = name.isEmpty() ? "input " + number : name;
    boolean telegraphed = entry.int16(2) != 0;
    boolean scaled = format == SampleFormat.INT16;
    double gain =
        scaled
            ? rules.gain(
                label,
                protocol.float32(110),
                protocol.int32(118),
                entry.float32(40),
                entry.float32(48),
                entry.float32(28),
                telegraphed ? entry.float32(6) : 1)
            : 1;
    double offset = scaled ? (double) entry.float32(44) - entry.float32(52) : 0;
    boolean reported = telegraphed && entry.int16(4) == TelegraphMode.MULTICLAMP;
    return new InputChannel(
        number,
        label,
        strings.get(entry.int32(78)),
        gain,
        rules.offset(label, offset),
        reported ? OptionalInt.of(entry.int16(18)) : OptionalInt.empty());
  }

  private Origin origin() {
    String creator = strings.get(header.unsigned32(60));
    String creatorVersion = versionAt(56);
    long millisecondsOfDay = header.unsigned32(20);
    return new Origin(
        version(),
        creator.isEmpty() ? "" : creator + " " + creatorVersion,
        strings.get(header.unsigned32(72)),
        HeaderRules.start(
            header.unsigned32(16), millisecondsOfDay / 1000, (int) (millisecondsOfDay % 1000)));
  }

  private String version() {
    return versionAt(4);
  }

  /** Four bytes, the last of them the major version. */
  private String versionAt(int offset) {
    return String.format(
        "%d.%d.%d.%d",
        header.unsignedByte(offset + 3),
        header.unsignedByte(offset + 2),
        header.unsignedByte(offset + 1),
        header.unsignedByte(offset));
  }
}
