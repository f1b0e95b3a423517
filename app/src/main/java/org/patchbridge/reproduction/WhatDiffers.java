package org.patchbridge.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Numbers;
import org.patchbridge.report.value.PublishedNumber;
import org.patchbridge.report.value.PublishedResults;
import org.patchbridge.report.value.ResultRow;

/** In what a measured number differs from the published one beside it, and why. */
final class WhatDiffers {
  static final String DOWNLOAD = "patchbridge download DANDI:000020 --to recordings/mouse";
  static final String WITH_RECORDINGS = "patchbridge reproduce --recordings recordings";

  /** How to get what tables cannot give. */
  static final String REMEDY = DOWNLOAD + ", then " + WITH_RECORDINGS;

  static final String SIMULATED =
      "The recordings are simulated: what was found on them is no measure of agreement with the"
          + " publication.";

  private static final String NOT_YET = "Not computed yet: the same command goes on.";

  private final ReproductionForm form;

  WhatDiffers(ReproductionForm form) {
    this.form = form;
  }

  ReproducedNumber beside(PublishedNumber published, List<OurNumber> ours) {
    if (ours.isEmpty()) {
      return new ReproducedNumber(
          published, ours, OptionalLong.empty(), List.of(NOT_YET), Optional.empty());
    }
    List<String> differs = new ArrayList<>();
    for (OurNumber each : ours) {
      switch (each.inputs()) {
        case TABLES -> tables(published, each.row(), differs);
        case RECORDINGS -> recordings(each.row(), differs);
      }
    }
    cells(published, ours, differs);
    labels(published, differs);
    protocol(published, differs);
    return new ReproducedNumber(
        published,
        ours,
        OptionalLong.empty(),
        differs,
        ours.stream().anyMatch(WhatDiffers::isPublishedRecording)
            ? Optional.empty()
            : Optional.of(REMEDY));
  }

  private static boolean isPublishedRecording(OurNumber ours) {
    return ours.inputs() == OurNumber.Inputs.RECORDINGS
        && ours.row().origin() == DataOrigin.PUBLISHED;
  }

  private static void tables(PublishedNumber published, ResultRow row, List<String> differs) {
    add(
        differs,
        "Published from 12 waveform families of raw recordings; here from the table's scalars, "
            + row.features()
            + ".");
    if (!row.model().equals(published.subject())) {
      add(
          differs,
          "Families of a table are too narrow for sparse components: the model here is "
              + row.model()
              + ".");
    }
  }

  /** Whose recordings they are, where not those of the publication. */
  private static void recordings(ResultRow row, List<String> differs) {
    switch (row.origin()) {
      case SIMULATED -> add(differs, SIMULATED);
      case OWN ->
          add(
              differs,
              "The recordings were labelled by a table of yours: whether they are the published"
                  + " cells is not known here.");
      case PUBLISHED -> {}
    }
  }

  private static void cells(PublishedNumber published, List<OurNumber> ours, List<String> differs) {
    int before = published.cells().orElseThrow();
    ours.stream()
        .filter(each -> each.row().origin() == DataOrigin.PUBLISHED)
        .map(each -> each.row().cells())
        .filter(cells -> cells != before)
        .forEach(
            cells ->
                add(
                    differs,
                    Numbers.count(cells)
                        + " cells here, "
                        + Numbers.count(before)
                        + " published: which cells the publication's quality control left is not"
                        + " published cell by cell."));
  }

  private static void add(List<String> differs, String sentence) {
    if (!differs.contains(sentence)) {
      differs.add(sentence);
    }
  }

  private static void labels(PublishedNumber published, List<String> differs) {
    if (published.place().startsWith("transfer")) {
      differs.add(
          "Mouse Sncg cells count as Vip, as the paper's text says; its code counts them as"
              + " LAMP5/PAX6/Other.");
    }
    if (published.subject().startsWith("arcface")) {
      differs.add(
          published.species().equals("mouse")
              ? "The logarithm of the training prior is added with weight 0.7, as published."
              : "The logarithm of the training prior is subtracted, as published for human cells;"
                  + " for mouse cells the paper adds it.");
    }
  }

  private void protocol(PublishedNumber published, List<String> differs) {
    if (published.sd().isEmpty()) {
      differs.add("Published without a spread over runs.");
    }
    if (!form.isReduced()) {
      return;
    }
    differs.add(
        "Quick form: "
            + (form.runsMade() == 1 ? "1 run" : form.runsMade() + " runs")
            + lessLearning(published)
            + ".");
  }

  private String lessLearning(PublishedNumber published) {
    if (published.subject().equals(PublishedResults.SPARSE_PCA_FOREST)) {
      return ", " + form.trees() + " trees";
    }
    boolean ofMice = published.species().equals("mouse") || published.subject().startsWith("joint");
    return ofMice && form.mostEpochs().isPresent()
        ? ", at most " + form.mostEpochs().getAsInt() + " of 50 epochs"
        : "";
  }
}
