package org.patchbridge.report.section;

import java.util.List;

/**
 * Sections under one heading, for example all details of one result.
 *
 * @param introduction one or two sentences below the heading; may be empty
 */
public record SectionGroup(String title, String introduction, List<Section> sections)
    implements Section {

  public SectionGroup {
    sections = List.copyOf(sections);
  }
}
