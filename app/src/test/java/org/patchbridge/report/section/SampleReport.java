package org.patchbridge.report.section;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.patchbridge.dataset.CellOrigins;
import org.patchbridge.report.model.ReportModel;
import org.patchbridge.report.section.CalibrationSection.ReliabilityBin;
import org.patchbridge.report.section.CellSection.FamilyCurve;
import org.patchbridge.report.section.CellSection.Point;
import org.patchbridge.report.section.CellSection.SweepTrace;
import org.patchbridge.report.section.ClassMetricsSection.ClassMetrics;
import org.patchbridge.report.section.CohortSection.ClassCount;
import org.patchbridge.report.section.CohortSection.ConditionCount;
import org.patchbridge.report.section.CohortSection.ExclusionCount;
import org.patchbridge.report.section.CohortSection.FamilyMissingness;
import org.patchbridge.report.section.CohortSection.ReasonCount;
import org.patchbridge.report.section.ComparisonSection.PairedComparison;
import org.patchbridge.report.section.ComponentsSection.AxisChunk;
import org.patchbridge.report.section.ComponentsSection.FamilyPart;
import org.patchbridge.report.section.ComponentsSection.KeptComponent;
import org.patchbridge.report.section.ComponentsSection.LoadingAxis;
import org.patchbridge.report.section.ImportanceSection.ColumnImportance;
import org.patchbridge.report.section.ImportanceSection.FamilyImportance;
import org.patchbridge.report.section.SplitAuditSection.SplitAudit;
import org.patchbridge.report.section.StrataSection.Stratum;
import org.patchbridge.report.value.DataOrigin;
import org.patchbridge.report.value.Estimate;
import org.patchbridge.report.value.Grouping;
import org.patchbridge.report.value.MetricValue;
import org.patchbridge.report.value.MetricValue.Better;
import org.patchbridge.report.value.Notice;
import org.patchbridge.report.value.Notice.Severity;
import org.patchbridge.report.value.PublishedResults;
import org.patchbridge.report.value.ResultRow;
import org.patchbridge.report.value.ResultRow.Role;
import org.patchbridge.report.value.RunSettings;
import org.patchbridge.report.value.RunSettings.DataFile;
import org.patchbridge.report.value.RunSettings.NamedValue;
import org.patchbridge.report.value.RunSpread;

/** A report as a study makes it, of the usual size, its numbers drawn with a fixed seed. */
public final class SampleReport {
  private static final List<String> MOUSE = List.of("Lamp5", "Pvalb", "Sncg", "Sst", "Vip");
  private static final List<String> HUMAN = List.of("LAMP5/PAX6/Other", "PVALB", "SST", "VIP");
  private static final List<String> FAMILIES =
      List.of("first action potential", "spike train", "subthreshold", "ramp", "short square");

  private final Random random;

  private final int cells;

  private SampleReport(long seed, int cells) {
    this.random = new Random(seed);
    this.cells = cells;
  }

  public static ReportModel create() {
    return ofCells(SampleSeparation.CELLS);
  }

  /** The same with another number of cells. */
  public static ReportModel ofCells(int cells) {
    return new SampleReport(2603, cells).report("Subclass from electrophysiology");
  }

  /** The same report with {@code name} wherever a user's text can stand. */
  public static ReportModel named(String name) {
    return new SampleReport(7, SampleSeparation.CELLS).report(name);
  }

  private ReportModel report(String title) {
    String human = title.startsWith("Subclass") ? "Human GABAergic" : title;
    ResultsSection results = results(title, human);
    List<Section> sections = new ArrayList<>();
    sections.add(
        new SectionGroup(
            "Cohorts",
            "Cells after label rules and quality control.",
            List.of(cohort("Mouse V1", MOUSE, List.of()))));
    sections.add(cohort(human, HUMAN, List.of("acute", "culture")));
    sections.add(results);
    sections.add(details("m-rf", "Mouse V1, random forest", MOUSE, title));
    sections.add(details("h-rf", human + ", random forest", HUMAN, title));
    sections.add(comparisons());
    sections.add(audits());
    sections.add(components(title));
    sections.add(new SampleShape(title, "Mouse V1", human).group());
    sections.add(new SampleSequence(title).group());
    CellSection cell = cell(title);
    SampleSeparation separation = new SampleSeparation(title, "Mouse V1", human, cells);
    sections.add(separation.group(cell.title()));
    sections.add(cell);
    sections.add(SampleCall.group(title));
    return new ReportModel(
        title,
        "PatchBridge 0.3.0",
        Instant.parse("2026-03-01T09:30:00Z"),
        List.of(
            "Mouse V1, 5 classes: macro-F1 0.87 (95 % CI 0.85 to 0.89), random forest,"
                + " donor-grouped; majority baseline 0.12."),
        List.of(
            new Notice(Severity.WARNING, "All cells are simulated; " + title),
            new Notice(Severity.NOTE, "12 times were converted to latencies")),
        sections,
        settings(title),
        SampleAnswers.of(separation.cells(), human, title));
  }

  private CohortSection cohort(String name, List<String> classes, List<String> conditions) {
    List<ClassCount> counts = new ArrayList<>();
    for (String subclass : classes) {
      List<ConditionCount> parts =
          conditions.stream()
              .map(each -> new ConditionCount(each, 20 + random.nextInt(200), 9))
              .toList();
      int cells =
          parts.isEmpty()
              ? 200 + random.nextInt(1500)
              : parts.stream().mapToInt(ConditionCount::cells).sum();
      counts.add(new ClassCount(subclass, cells, 20 + random.nextInt(200), parts));
    }
    int cells = counts.stream().mapToInt(ClassCount::cells).sum();
    List<FamilyMissingness> missing = new ArrayList<>();
    for (String family : FAMILIES) {
      long stopped = random.nextInt(cells);
      long few = random.nextInt(cells);
      missing.add(
          new FamilyMissingness(
              family,
              3 + random.nextInt(12),
              stopped + few,
              List.of(
                  new ReasonCount("not measured", stopped),
                  new ReasonCount("impossible value", few))));
    }
    return new CohortSection(
        name,
        DataOrigin.SIMULATED,
        CellOrigins.ofSimulated(cells),
        cells,
        431,
        3,
        counts,
        missing,
        List.of(
            new ExclusionCount("class is not part of the task", Optional.of("Serpinf1"), 27),
            new ExclusionCount("class is not part of the task", Optional.of("Meis2"), 4),
            new ExclusionCount("no label", Optional.empty(), 655)));
  }

  private ResultsSection results(String name, String human) {
    List<ResultRow> rows = new ArrayList<>();
    rows.add(row("m-rf", "Mouse V1", "58 scalars", "random forest", Grouping.DONOR, 0.868));
    rows.add(row("m-rf-u", "Mouse V1", "58 scalars", "random forest", Grouping.NONE, 0.881));
    rows.add(baseline("m-maj", "Mouse V1", "58 scalars", "majority", Grouping.DONOR, 0.124));
    rows.add(baseline("m-don", "Mouse V1", "58 scalars", "donor majority", Grouping.NONE, 0.731));
    rows.add(row("h-rf", human, "76 scalars", name, Grouping.DONOR, 0.772));
    rows.add(baseline("h-maj", human, "76 scalars", "majority", Grouping.DONOR, 0.183));
    rows.add(baseline("h-con", human, "76 scalars", "condition", Grouping.DONOR, 0.291));
    return new ResultsSection("Results", rows, PublishedResults.of(SampleReport::measured));
  }

  private static Optional<PublishedResults.Measured> measured(
      PublishedResults.Task task, String model) {
    Map<Grouping, String> ids =
        task == PublishedResults.Task.MOUSE
            ? Map.of(Grouping.NONE, "m-rf-u", Grouping.DONOR, "m-rf")
            : Map.of(Grouping.DONOR, "h-rf");
    return model.equals(PublishedResults.SPARSE_PCA_FOREST)
        ? Optional.of(new PublishedResults.Measured(ids, "Splits let a donor stand on both sides."))
        : Optional.empty();
  }

  private ResultRow row(
      String id, String cohort, String features, String model, Grouping grouping, double f1) {
    return row(id, cohort, features, model, Role.MODEL, grouping, 10, f1);
  }

  private ResultRow baseline(
      String id, String cohort, String features, String model, Grouping grouping, double f1) {
    return row(id, cohort, features, model, Role.BASELINE, grouping, 1, f1);
  }

  private ResultRow row(
      String id,
      String cohort,
      String features,
      String model,
      Role role,
      Grouping grouping,
      int runs,
      double f1) {
    return new ResultRow(
        id,
        cohort,
        DataOrigin.SIMULATED,
        features,
        model,
        role,
        "stratified 5-fold",
        grouping,
        5,
        runs,
        1,
        cohort.startsWith("Mouse") ? 3699 : 506,
        cohort.startsWith("Mouse") ? "1,021 donors" : "61 donors",
        cohort.startsWith("Mouse") ? 5 : 4,
        List.of(
            metric(MetricValue.MACRO_F1, Better.HIGHER, f1, runs),
            metric("accuracy", Better.HIGHER, f1 + 0.035, runs),
            metric("balanced accuracy", Better.HIGHER, f1 - 0.01, runs),
            metric("log loss", Better.LOWER, 1.2 - f1, runs)));
  }

  private MetricValue metric(String name, Better better, double value, int runs) {
    return new MetricValue(
        name,
        better,
        estimate(value, 0.02),
        runs > 1
            ? Optional.of(new RunSpread(value + 0.001, 0.004 + random.nextDouble() / 100))
            : Optional.empty());
  }

  private Estimate estimate(double value, double half) {
    return Estimate.of(
        value,
        value - half * (0.8 + random.nextDouble() / 2),
        value + half * (0.8 + random.nextDouble() / 2));
  }

  private SectionGroup details(String evaluation, String title, List<String> classes, String name) {
    return new SectionGroup(
        title,
        "Donor-grouped stratified 5-fold, 10 runs.",
        List.of(
            classMetrics(classes),
            confusion(classes),
            calibration(),
            importances(name),
            new StrataSection(
                "Strata",
                List.of(stratum("acute", 0.79), stratum("culture", 0.74), stratum(name, 0.70)))),
        Optional.of(evaluation));
  }

  private ClassMetricsSection classMetrics(List<String> classes) {
    List<ClassMetrics> rows = new ArrayList<>();
    for (String subclass : classes) {
      double level = 0.6 + random.nextDouble() * 0.33;
      rows.add(
          new ClassMetrics(
              subclass,
              Optional.of(estimate(level, 0.03)),
              Optional.of(estimate(level + 0.02, 0.03)),
              Optional.of(estimate(level + 0.01, 0.02)),
              100 + random.nextInt(900)));
    }
    rows.add(
        new ClassMetrics("Never seen", Optional.empty(), Optional.empty(), Optional.empty(), 0));
    return new ClassMetricsSection("Per class", rows);
  }

  private ConfusionSection confusion(List<String> classes) {
    int size = classes.size();
    List<List<Long>> counts =
        IntStream.range(0, size)
            .mapToObj(
                truth ->
                    IntStream.range(0, size)
                        .mapToObj(
                            predicted -> (long) random.nextInt(predicted == truth ? 15000 : 900))
                        .toList())
            .toList();
    return new ConfusionSection("Confusion matrix", classes, 10, counts);
  }

  private CalibrationSection calibration() {
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int bin = 2; bin < 10; bin++) {
      double middle = bin / 10.0 + 0.05;
      bins.add(
          new ReliabilityBin(
              bin / 10.0,
              (bin + 1) / 10.0,
              100 + random.nextInt(4000),
              middle,
              estimate(Math.min(0.97, middle + 0.06), 0.02)));
    }
    return new CalibrationSection(
        "Calibration", bins, estimate(0.061, 0.006), estimate(0.164, 0.012));
  }

  private ImportanceSection importances(String name) {
    List<ColumnImportance> columns = new ArrayList<>();
    for (int i = 0; i < 58; i++) {
      columns.add(
          new ColumnImportance(
              i == 0 ? name : "feature_" + i + "_long_square",
              i % 3 == 0 ? "mV" : "",
              FAMILIES.get(i % FAMILIES.size()),
              Optional.of(estimate(0.11 / (1 + i), 0.01 / (1 + i))),
              Optional.of(estimate(0.05 / (1 + (i * 7) % 58) - 0.0012, 0.003))));
    }
    List<FamilyImportance> families = new ArrayList<>();
    for (int i = 0; i < FAMILIES.size(); i++) {
      families.add(
          new FamilyImportance(
              FAMILIES.get(i),
              12,
              Optional.of(estimate(0.38 - i * 0.07, 0.02)),
              Optional.of(estimate(0.16 / (1 + i), 0.01))));
    }
    return new ImportanceSection(
        "Feature importance", "decrease of macro-F1 on test cells", columns, families);
  }

  private Stratum stratum(String name, double f1) {
    return new Stratum(
        "condition",
        name,
        241,
        61,
        List.of(
            metric(MetricValue.MACRO_F1, Better.HIGHER, f1, 10),
            metric("accuracy", Better.HIGHER, f1 + 0.05, 10)));
  }

  private ComparisonSection comparisons() {
    return new ComparisonSection(
        "Paired comparisons",
        2.2,
        List.of(
            new PairedComparison(
                "Mouse V1",
                "random forest",
                "majority",
                MetricValue.MACRO_F1,
                Better.HIGHER,
                "1,021 donors",
                estimate(0.744, 0.02),
                estimate(0.744, 0.03),
                50,
                0,
                50),
            new PairedComparison(
                "Human GABAergic",
                "random forest, 76 scalars",
                "random forest, aligned 30",
                MetricValue.MACRO_F1,
                Better.HIGHER,
                "61 donors",
                Estimate.of(0.011, -0.013, 0.034),
                Estimate.of(0.011, -0.016, 0.038),
                29,
                2,
                50)));
  }

  private static SplitAuditSection audits() {
    return new SplitAuditSection(
        "Split audit",
        List.of(
            new SplitAudit("Mouse V1", "stratified 5-fold", Grouping.DONOR, 50, 1021, 0, 36990, 0),
            new SplitAudit(
                "Mouse V1", "stratified 5-fold", Grouping.NONE, 50, 1021, 838, 36990, 34400)));
  }

  private ComponentsSection components(String name) {
    List<Double> loadings =
        IntStream.range(0, 300).mapToObj(k -> k % 50 < 20 ? 0.0 : Math.sin(k / 9.0)).toList();
    return new ComponentsSection(
        "Components of " + name,
        "Fitted for display on all cells of " + name + ".",
        List.of(
            new FamilyPart(
                "first_ap_v",
                590,
                10,
                Optional.empty(),
                List.of(0.7, 0.2, 0.004),
                new LoadingAxis(
                    "time from threshold",
                    "ms",
                    List.of(
                        new AxisChunk(name, 0, 150, 0, 3), new AxisChunk("ramp", 150, 150, 0, 3)),
                    List.of()),
                List.of(new KeptComponent(1, loadings), new KeptComponent(2, loadings))),
            new FamilyPart(
                "passive " + name,
                600,
                0,
                Optional.empty(),
                List.of(1.0),
                LoadingAxis.ofColumns(List.of(name, "tau (s)")),
                List.of(new KeptComponent(1, List.of(0.8, -0.6)))),
            new FamilyPart(
                "psth",
                0,
                0,
                Optional.of("not listed, " + name),
                List.of(),
                LoadingAxis.ofColumns(List.of()),
                List.of())));
  }

  private static CellSection cell(String name) {
    List<Point> potential =
        IntStream.range(0, 500)
            .mapToObj(k -> new Point(k / 250.0, k % 60 == 59 && k > 150 ? 32 : -70 + k % 60 / 3.0))
            .toList();
    List<Point> thresholds = potential.stream().filter(point -> point.y() > 0).toList();
    List<Double> rates =
        IntStream.range(0, 120).mapToObj(k -> 40.0 + 30 * Math.sin(k / 9.0)).toList();
    String title = name.startsWith("Subclass") ? "Cell 900124937" : name;
    return new CellSection(
        title,
        "default",
        List.of(
            new SweepTrace(12, "rheobase", 160, potential, thresholds, thresholds.size()),
            new SweepTrace(13, name, -110, potential.subList(0, 150), List.of(), 0)),
        20,
        List.of(
            new FamilyCurve(
                "psth",
                "Hz",
                "bins over the stimulus",
                rates,
                IntStream.range(60, 80).boxed().toList(),
                Optional.empty()),
            new FamilyCurve(
                name, "1", name, List.of(0.25, 0.25, 0.25), List.of(), Optional.empty()),
            new FamilyCurve(
                "isi_shape", "mV", "hundredths", List.of(), List.of(), Optional.of(name))));
  }

  private static RunSettings settings(String name) {
    return new RunSettings(
        "patchbridge evaluate --seed 23 '" + name + "'",
        23,
        List.of("allen-mouse-v1", "allen-human-gaba"),
        List.of(new NamedValue("trees", "500"), new NamedValue("class weights", "balanced")),
        List.of(new NamedValue("PatchBridge", "0.3.0"), new NamedValue("Java", "17.0.15")),
        List.of(
            new DataFile(
                name + ".csv",
                1_234_567,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")));
  }
}
