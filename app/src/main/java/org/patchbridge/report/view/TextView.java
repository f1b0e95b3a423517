package org.patchbridge.report.view;

import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.TextSection;

/** Paragraphs. */
final class TextView implements SectionView<TextSection> {

  @Override
  public List<Node> render(TextSection section, Numbering numbering) {
    return section.paragraphs().stream().<Node>map(text -> Element.of("p", text)).toList();
  }
}
