package org.patchbridge.cli.shape;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.patchbridge.cli.option.JsonOption;
import org.patchbridge.shape.cohort.FindingsText;
import org.patchbridge.shape.cohort.SeriesFindings;
import org.patchbridge.study.StudySpaces;

/** What the spaces of a study have shown, as text or as one JSON document. */
final class StudySpacesText {
  private final PrintWriter out;
  private final JsonOption json;

  StudySpacesText(PrintWriter out, JsonOption json) {
    this.out = out;
    this.json = json;
  }

  private record Printed(List<SeriesFindings> series, List<String> leftOut, List<String> files) {}

  void print(StudySpaces.Outcome outcome, List<Path> files) {
    if (json.asked) {
      out.println(
          JsonOption.text(
              new Printed(
                  outcome.findings(),
                  outcome.leftOut(),
                  files.stream().map(Path::toString).toList())));
      return;
    }
    outcome.leftOut().forEach(each -> out.println("! " + each));
    outcome.findings().forEach(found -> FindingsText.lines(found).forEach(out::println));
    out.println();
    files.stream()
        .map(Path::getParent)
        .distinct()
        .forEach(folder -> out.println("Files: " + folder));
  }
}
