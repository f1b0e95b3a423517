package org.patchbridge.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    boolean recorded = ours.stream().anyMatch(each -> each.inputs() == OurNumber.Inputs.RECORDINGS);
    List<String> differs = new ArrayList<>();
    inputs(published, ours.get(0).row(), recorded, differs);
    cells(published, ours, differs);
    labels(published, differs);
    protocol(published, differs);
    return new ReproducedNumber(
        published,
        ours,
        OptionalLong.empty(),
        differs,
        recorded ? Optional.empty() : Optional.of(REMEDY));
  }

  private static void inputs(
      PublishedNumber published, ResultRow row, boolean recorded, List<String> differs) {
    if (!recorded) {
      differs.add(
          "Published from 12 waveform families of raw recordings; here from the table's scalars, "
              + row.features()
              + ".");
    }
    if (!row.model().equals(published.subject())) {
      differs.add(
          "Families of a table are too narrow for sparse components: the model here is "
              + row.model()
              + ".");
    }
  }

  private static void cells(PublishedNumber published, List<OurNumber> ours, List<String> differs) {
    int cells = ours.get(0).row().cells();
    int before = published.cells().orElse(cells);
    if (cells != before) {
      differs.add(
          Numbers.count(cells)
              + " cells here, "
              + Numbers.count(before)
              + " published: which cells the publication's quality control left is not published"
              + " cell by cell.");
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
    boolean forest = published.subject().equals(PublishedResults.SPARSE_PCA_FOREST);
    differs.add(
        "Quick form: "
            + (form.runsMade() == 1 ? "1 run" : form.runsMade() + " runs")
            + (forest
                ? ", " + form.trees() + " trees"
                : form.mostEpochs().isPresent()
                    ? ", at most " + form.mostEpochs().getAsInt() + " of 50 epochs"
                    : "")
            + ".");
  }
}
