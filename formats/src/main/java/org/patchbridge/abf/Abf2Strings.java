package org.patchbridge.abf;

import java.util.ArrayList;
import java.util.List;

/** The texts of an ABF 2 file, which other sections name by number from 1. */
final class Abf2Strings {
  private static final String SIGNATURE = "SSCH";
  private static final int HEADER_BYTES = 44;
  private static final int MAX_BYTES = 1 << 20;

  private final List<String> strings;

  private Abf2Strings(List<String> strings) {
    this.strings = strings;
  }

  /**
   * @throws org.patchbridge.recording.RecordingException where the section is damaged
   */
  static Abf2Strings read(AbfFile file, Abf2Sections.Section section) {
    String place = Abf2Sections.Name.STRINGS.place();
    if (section.entries() == 0) {
      return new Abf2Strings(List.of());
    }
    if (section.entryBytes() < HEADER_BYTES || section.entryBytes() > MAX_BYTES) {
      throw file.refusal(
          place, "it has " + section.entryBytes() + " bytes", "the table of sections is damaged");
    }
    HeaderBytes bytes = file.read(place, section.position(), section.entryBytes());
    if (!bytes.text(0, SIGNATURE.length()).equals(SIGNATURE)) {
      throw file.refusal(
          place, "it does not begin with " + SIGNATURE, "the table of sections is damaged");
    }
    List<String> strings = new ArrayList<>();
    long declared = bytes.unsigned32(8);
    int position = HEADER_BYTES;
    while (strings.size() < declared && position < bytes.length()) {
      int end = position;
      while (end < bytes.length() && bytes.unsignedByte(end) != 0) {
        end++;
      }
      strings.add(bytes.text(position, end - position));
      position = end + 1;
    }
    return new Abf2Strings(strings);
  }

  /** The text of a number; empty for 0 and for numbers that are not there. */
  String get(long number) {
    return number >= 1 && number <= strings.size() ? strings.get((int) number - 1) : "";
  }
}
