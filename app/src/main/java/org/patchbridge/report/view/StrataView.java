package org.patchbridge.report.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.html.Text;
import org.patchbridge.report.page.MetricCell;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.section.StrataSection;
import org.patchbridge.report.section.StrataSection.Stratum;
import org.patchbridge.report.value.Numbers;

/** Metrics per stratum. */
final class StrataView implements SectionView<StrataSection> {

  @Override
  public List<Node> render(StrataSection section, Numbering numbering) {
    Map<String, String> headings = new LinkedHashMap<>();
    for (Stratum stratum : section.strata()) {
      stratum
          .metrics()
          .forEach(each -> headings.putIfAbsent(each.name(), MetricCell.heading(each)));
    }
    Table table =
        Table.captioned("The same predictions, by stratum.")
            .groupedBy("By")
            .text("Stratum")
            .number("Cells")
            .number("Donors");
    headings.values().forEach(table::number);
    String variable = "";
    for (Stratum stratum : section.strata()) {
      if (!stratum.variable().equals(variable)) {
        variable = stratum.variable();
        table.group("By " + variable);
      }
      List<Node> cells = new ArrayList<>();
      cells.add(new Text(stratum.name()));
      cells.add(new Text(Numbers.count(stratum.cells())));
      cells.add(new Text(Numbers.count(stratum.donors())));
      headings.keySet().forEach(each -> cells.add(MetricCell.named(each, stratum.metrics())));
      table.row(cells, "");
    }
    return List.of(table.render(numbering));
  }
}
