package org.patchbridge.report.section;

import java.util.List;

/** Plain words under a heading, one paragraph a text. */
public record TextSection(String title, List<String> paragraphs) implements Section {

  public TextSection {
    paragraphs = List.copyOf(paragraphs);
  }
}
