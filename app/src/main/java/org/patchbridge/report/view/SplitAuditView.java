package org.patchbridge.report.view;

import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.section.SplitAuditSection;
import org.patchbridge.report.section.SplitAuditSection.SplitAudit;
import org.patchbridge.report.value.Numbers;

/** One sentence per scheme: do donors stand on both sides? */
final class SplitAuditView implements SectionView<SplitAuditSection> {

  @Override
  public List<Node> render(SplitAuditSection section, Numbering numbering) {
    Element list = Element.of("ul");
    section.audits().forEach(each -> list.add(Element.of("li", sentence(each))));
    return List.of(list);
  }

  static String sentence(SplitAudit audit) {
    String scheme = audit.cohort() + ", " + audit.split() + ": ";
    if (audit.donors() == 0) {
      return scheme + "no donor is known; every cell counts as a donor of its own.";
    }
    if (audit.donorsOnBothSides() == 0) {
      return scheme
          + "none of the "
          + Numbers.count(audit.donors())
          + " donors stands on both sides of any of the "
          + Numbers.count(audit.splits())
          + " splits.";
    }
    double share = audit.testCellsWithDonorInTraining() / (double) Math.max(1, audit.testCells());
    return scheme
        + Numbers.count(audit.donorsOnBothSides())
        + " of "
        + Numbers.count(audit.donors())
        + " donors stand on both sides of a split; "
        + Numbers.percent(share)
        + " of test cells ("
        + Numbers.count(audit.testCellsWithDonorInTraining())
        + " of "
        + Numbers.count(audit.testCells())
        + " over "
        + Numbers.count(audit.splits())
        + " splits) have a cell of the same donor in training.";
  }
}
