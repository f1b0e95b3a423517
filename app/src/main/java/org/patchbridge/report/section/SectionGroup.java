package org.patchbridge.report.section;

import java.util.List;
import java.util.Optional;

/**
 * Sections under one heading, for example all details of one result.
 *
 * @param introduction one or two sentences below the heading; may be empty
 * @param evaluation {@code ResultRow.id} of the one result that all sections are of; empty for
 *     other groups
 */
public record SectionGroup(
    String title, String introduction, List<Section> sections, Optional<String> evaluation)
    implements Section {

  public SectionGroup {
    sections = List.copyOf(sections);
  }

  /** Sections that are not all of one result. */
  public SectionGroup(String title, String introduction, List<Section> sections) {
    this(title, introduction, sections, Optional.empty());
  }
}
