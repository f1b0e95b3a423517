package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of sections of an ABF 2 file. */
final class Abf2Sections {
  private static final int TABLE_POSITION = 76;
  private static final int ENTRY_BYTES = 16;

  /** More entries than any table of the format has. */
  private static final long MAX_TABLE_ENTRIES = 4096;

  private final AbfFile file;
  private final Map<Name, Section> sections = new EnumMap<>(Name.class);

  /** All sections in the order of the table. */
  enum Name {
    PROTOCOL,
    ADC,
    DAC,
    EPOCH,
    ADC_PER_DAC,
    EPOCH_PER_DAC,
    USER_LIST,
    STATS_REGION,
    MATH,
    STRINGS,
    DATA,
    TAG,
    SCOPE,
    DELTA,
    VOICE_TAG,
    SYNCH_ARRAY,
    ANNOTATION,
    STATS;

    String place() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " section";
    }
  }

  /** Sections whose content is needed; the others are not looked at. */
  private static final List<Name> READ =
      List.of(
          Name.PROTOCOL,
          Name.ADC,
          Name.DAC,
          Name.EPOCH_PER_DAC,
          Name.USER_LIST,
          Name.STRINGS,
          Name.DATA,
          Name.SYNCH_ARRAY);

  /**
   * @param entryBytes size of one entry
   */
  record Section(long position, long entryBytes, long entries) {}

  /**
   * @throws org.patchbridge.recording.RecordingException where a section that is read lies outside
   *     the file or on the samples
   */
  Abf2Sections(AbfFile file, HeaderBytes header) {
    this.file = file;
    for (Name name : READ) {
      int offset = TABLE_POSITION + ENTRY_BYTES * name.ordinal();
      long block = header.unsigned32(offset);
      long entryBytes = header.unsigned32(offset + 4);
      long entries = block == 0 ? 0 : header.int64(offset + 8);
      sections.put(name, new Section(block * AbfFile.BLOCK_BYTES, entryBytes, entries));
      check(name);
    }
    for (Name name : READ) {
      if (name != Name.DATA && overlapsData(name)) {
        throw file.refusal(
            name.place(), "it overlaps the samples", "the table of sections is damaged");
      }
    }
  }

  Section section(Name name) {
    return sections.get(name);
  }

  /**
   * The entries of a table.
   *
   * @param neededBytes of an entry that are read
   */
  List<HeaderBytes> entries(Name name, int neededBytes) {
    Section section = section(name);
    if (section.entries() > 0 && section.entryBytes() < neededBytes) {
      throw file.refusal(
          name.place(),
          "its entries have " + section.entryBytes() + " bytes; " + neededBytes + " are needed",
          "the table of sections is damaged");
    }
    if (section.entries() > MAX_TABLE_ENTRIES) {
      throw file.refusal(
          name.place(),
          section.entries()
              + " entries are declared; more than "
              + MAX_TABLE_ENTRIES
              + " are not read",
          "the table of sections is damaged");
    }
    List<HeaderBytes> entries = new ArrayList<>();
    for (long entry = 0; entry < section.entries(); entry++) {
      long position = section.position() + entry * section.entryBytes();
      entries.add(file.read(name.place(), position, neededBytes));
    }
    return entries;
  }

  private void check(Name name) {
    Section section = section(name);
    if (section.entries() < 0 || section.entryBytes() > Integer.MAX_VALUE) {
      throw file.refusal(
          name.place(),
          section.entries() + " entries of " + section.entryBytes() + " bytes are declared",
          "the table of sections is damaged");
    }
    long most = section.entryBytes() == 0 ? Long.MAX_VALUE : file.size() / section.entryBytes();
    long bytes = section.entries() > most ? Long.MAX_VALUE : usedBytes(name, section);
    file.require(name.place(), section.position(), bytes);
  }

  /** Of the strings, the size of an entry is that of all, and the number that of the strings. */
  private static long usedBytes(Name name, Section section) {
    if (name == Name.STRINGS) {
      return section.entries() == 0 ? 0 : section.entryBytes();
    }
    return section.entries() * section.entryBytes();
  }

  private boolean overlapsData(Name name) {
    Section table = section(name);
    Section data = section(Name.DATA);
    return table.entries() > 0
        && data.entries() > 0
        && table.position() < data.position() + usedBytes(Name.DATA, data)
        && data.position() < table.position() + usedBytes(name, table);
  }
}
