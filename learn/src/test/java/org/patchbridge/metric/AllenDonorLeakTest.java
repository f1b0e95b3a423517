package org.patchbridge.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.DonorAudit;
import org.patchbridge.dataset.DonorGroupedKFold;
import org.patchbridge.dataset.Species;
import org.patchbridge.dataset.Split;
import org.patchbridge.dataset.SplitScheme;
import org.patchbridge.dataset.StratifiedKFold;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.LabelOnlyBaseline;

/**
 * How much donors leak among the mouse cells of Gouwens et al. 2020, from their metadata alone.
 * Oracle: scikit-learn 1.2.1, {@code StratifiedKFold(5, shuffle=True, random_state=1)} on the same
 * 4,221 cells of the five subclasses, predicting the most frequent training label of the cell's
 * donor (ties and unknown donors: the most frequent of all).
 */
class AllenDonorLeakTest {
  private static final Path METADATA = Path.of("../../shared/data/mouse_v1/metadata.csv");
  private static final Set<String> SUBCLASSES = Set.of("Sst", "Pvalb", "Vip", "Lamp5", "Sncg");

  /** Folds drawn with another generator: two standard deviations between seeds. */
  private static final double OTHER_FOLDS = 0.006;

  private static Cohort cohort;

  @BeforeAll
  static void readMetadata() throws IOException {
    assumeTrue(Files.exists(METADATA), "needs the Allen mouse metadata at " + METADATA);
    List<Cell> cells = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(METADATA)) {
      for (NamedCsvRecord line : csv) {
        String subclass = line.getField("T-type Label").split(" ", 2)[0];
        if (SUBCLASSES.contains(subclass)) {
          cells.add(
              new Cell(
                  "cell-" + cells.size(),
                  Species.MOUSE,
                  Optional.of(line.getField("donor_id")),
                  Optional.of(subclass),
                  Optional.empty()));
        }
      }
    }
    cohort = new Cohort("Allen mouse metadata", cells, List.of(), List.of());
    assertThat(cohort.size()).isEqualTo(4_221);
  }

  private static double accuracyOfDonorMajority(SplitScheme scheme) throws InterruptedException {
    List<Split> splits = scheme.splits(cohort, 1, 1);
    List<FoldPredictions> folds =
        CrossValidation.of(cohort, splits, System::nanoTime)
            .run(LabelOnlyBaseline.donorMajority(), Runnable::run, result -> {});
    return OverallMetric.ACCURACY.of(Predictions.of(cohort, folds));
  }

  @Test
  void ungroupedFoldsShowMostTestCellsADonorSeenInTraining() {
    DonorAudit audit = DonorAudit.of(cohort, new StratifiedKFold(5).splits(cohort, 1, 1));
    assertThat(audit.shareOfTestCellsWithDonorInTraining()).isCloseTo(0.93248, within(OTHER_FOLDS));
  }

  @Test
  void donorAlonePredictsMostSubclassesUnderUngroupedFolds() throws InterruptedException {
    assertThat(accuracyOfDonorMajority(new StratifiedKFold(5)))
        .isCloseTo(0.77873, within(OTHER_FOLDS));
  }

  /** All that is left is to call every cell Sst: 1,824 of 4,221. */
  @Test
  void donorAlonePredictsNothingUnderDonorGroupedFolds() throws InterruptedException {
    assertThat(accuracyOfDonorMajority(new DonorGroupedKFold(5))).isEqualTo(1_824.0 / 4_221);
  }
}
