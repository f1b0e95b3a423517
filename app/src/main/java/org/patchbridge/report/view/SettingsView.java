package org.patchbridge.report.view;

import java.util.List;
import org.patchbridge.report.html.Element;
import org.patchbridge.report.html.Node;
import org.patchbridge.report.page.Numbering;
import org.patchbridge.report.page.Table;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.RunSettings;
import org.patchbridge.report.value.RunSettings.DataFile;
import org.patchbridge.report.value.RunSettings.NamedValue;

/** What is needed to compute everything again; folded on screen, open in print. */
public final class SettingsView {

  private SettingsView() {}

  public static Node render(RunSettings settings, Numbering numbering) {
    Element list =
        Element.of("dl")
            .add(entry("Command", Element.of("code", settings.commandLine())))
            .add(entry("Seed", Element.of("code", Long.toString(settings.seed()))))
            .add(entry("Schemas", Element.of("span", String.join(", ", settings.schemas()))));
    Element details =
        Element.of(
            "details",
            Element.of("summary", "Command, seed, schemas, versions and data files"),
            list);
    if (!settings.values().isEmpty()) {
      details.add(named("Settings.", "Setting", settings.values(), numbering));
    }
    if (!settings.versions().isEmpty()) {
      details.add(named("Versions.", "Program", settings.versions(), numbering));
    }
    if (!settings.dataFiles().isEmpty()) {
      details.add(dataFiles(settings.dataFiles(), numbering));
    }
    return details;
  }

  private static List<Node> entry(String term, Node definition) {
    return List.of(Element.of("dt", term), Element.of("dd", definition));
  }

  private static Node named(
      String caption, String what, List<NamedValue> values, Numbering numbering) {
    Table table = Table.captioned(caption).text(what).text("Value");
    values.forEach(each -> table.row(each.name(), each.value()));
    return table.render(numbering);
  }

  private static Node dataFiles(List<DataFile> files, Numbering numbering) {
    Table table =
        Table.captioned("Data files by content.").text("File").number("Bytes").text("SHA-256");
    files.forEach(each -> table.row(each.name(), Numbers.count(each.bytes()), each.sha256()));
    return table.render(numbering);
  }
}
