package org.patchbridge.report.view;

import java.util.List;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.Section;

/** Turns one kind of section into what stands below its heading. */
@FunctionalInterface
public interface SectionView<S extends Section> {

  List<Node> render(S section, Numbering numbering);
}
