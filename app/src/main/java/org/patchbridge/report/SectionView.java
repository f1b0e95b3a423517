package org.patchbridge.report;

import java.util.List;
import org.patchbridge.report.html.Node;

/** Turns one kind of section into what stands below its heading. */
@FunctionalInterface
interface SectionView<S extends Section> {

  List<Node> render(S section, Numbering numbering);
}
