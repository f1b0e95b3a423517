package org.patchbridge.table.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.dataset.FamilyBlock;
import org.patchbridge.dataset.Species;

class ColumnProposalTest {
  private static final List<String> CLASSES = List.of("Lamp5", "Pvalb", "Sst", "Vip");

  @TempDir private Path folder;

  private Path table(String... lines) throws IOException {
    return Files.write(folder.resolve("cells.csv"), List.of(lines));
  }

  private static ColumnProposal proposal(Path table) {
    return ColumnProposal.of(table, AlignedFeatures.ALL, CLASSES);
  }

  /** "column, unit, transform" by feature, of what is sure. */
  private static Map<String, String> sure(ColumnProposal proposal) {
    return proposal.features().stream()
        .filter(ProposedFeature::isSure)
        .map(ProposedFeature::mapped)
        .collect(
            Collectors.toMap(
                each -> each.feature().replaceAll(".*\\.", ""),
                each -> each.column() + ", " + each.unit().text() + ", " + each.transform().id()));
  }

  private static Cohort read(Path table, ColumnProposal proposal) {
    ColumnMapping mapping =
        ColumnMapping.parse("columns.yaml", String.join("\n", proposal.yaml("a model")));
    return MappedTable.of(table, mapping, AlignedFeatures.ALL, Species.MOUSE).cohort();
  }

  private static double value(Cohort cohort, int cell, String family, String feature) {
    FamilyBlock block =
        cohort.families().stream()
            .filter(each -> each.name().equals(family))
            .findFirst()
            .orElseThrow();
    for (int at = 0; at < block.width(); at++) {
      if (block.columns().get(at).name().equals(feature)) {
        return block.value(cell, at);
      }
    }
    throw new AssertionError(feature);
  }

  @Test
  void namesOfALaboratoryAreUnderstood() throws IOException {
    Path table =
        table(
            "Cell,Animal,Rin (MOhm),Vm rest,tau (ms),Sag ratio,AP half-width (ms),AHP depth (mV),Cm"
                + " (pF)",
            "a1,m1,182.4,-68.5,14.2,0.95,0.61,14.0,40",
            "a2,m1,95.0,-72.0,7.9,0.99,0.35,21.5,35",
            "a3,m2,210.7,-66.1,19.8,0.88,0.80,9.1,60");

    ColumnProposal proposal = proposal(table);

    assertThat(sure(proposal))
        .containsOnly(
            Map.entry("input_resistance", "Rin (MOhm), MOhm, none"),
            Map.entry("v_baseline", "Vm rest, mV, none"),
            Map.entry("tau", "tau (ms), ms, none"),
            Map.entry("sag", "Sag ratio, ratio, one-minus"),
            Map.entry("width_rheo", "AP half-width (ms), ms, none"),
            Map.entry("fast_trough_deltav_rheo", "AHP depth (mV), mV, negate"));
    assertThat(proposal.unmatched()).containsExactly("Cm (pF)");
    Cohort cohort = read(table, proposal);
    assertThat(cohort.cells().get(0).id()).isEqualTo("a1");
    assertThat(cohort.cells().get(2).donor()).contains("m2");
    assertThat(value(cohort, 0, "subthreshold", "sag")).isCloseTo(0.05, within(1e-12));
    assertThat(value(cohort, 1, "ap_rheo", "fast_trough_deltav_rheo")).isEqualTo(-21.5);
    assertThat(value(cohort, 1, "subthreshold", "tau")).isEqualTo(7.9 / 1000);
    assertThat(value(cohort, 1, "ap_rheo", "threshold_v_rheo")).isNaN();
  }

  @Test
  void germanTableWithDecimalCommasIsRead() throws IOException {
    Path table =
        table(
            "Zelle;Eingangswiderstand (MΩ);Ruhepotential (mV);Membranzeitkonstante (ms);Schwelle (mV)",
            "Z1;182,4;-68,5;14,2;-38,2",
            "Z2;95;-72,25;7,9;-41,0",
            "Z3;210,7;-66,1;n.d.;-36,4");

    ColumnProposal refused = proposal(table);

    assertThat(sure(refused)).hasSize(3).doesNotContainKey("tau");
    Files.writeString(table, Files.readString(table).replace("n.d.", "NA"));
    ColumnProposal proposal = proposal(table);
    assertThat(sure(proposal)).hasSize(4).containsKey("tau");
    assertThat(proposal.yaml("m")).contains("delimiter: semicolon", "decimal: comma");
    assertThat(value(read(table, proposal), 1, "subthreshold", "v_baseline")).isEqualTo(-72.25);
  }

  @Test
  void tableOfTheAllenCellTypesDatabaseIsUnderstood() throws IOException {
    Path table =
        table(
            "specimen_id\tadaptation\tavg_isi\telectrode_0_pa\tf_i_curve_slope\tlatency\tpeak_v_long_square"
                + "\tri\tinput_resistance_mohm\tsag\ttau\tthreshold_i_long_square\tthreshold_t_long_square"
                + "\tthreshold_v_long_square\ttrough_v_long_square\tfast_trough_v_long_square"
                + "\tupstroke_downstroke_ratio_long_square\tvrest",
            "565871768\t0.02\t48.6\t-3\t0.31\t0.031\t32.1\t150.2\t130\t0.05\t14.2\t110\t1.12\t-34.5\t-51.2"
                + "\t-49.9\t2.4\t-70.1",
            "469801138\t0.01\t21.9\t6\t0.62\t0.015\t21.5\t98.1\t90\t0.03\t8.3\t230\t1.08\t-31.0\t-54.1"
                + "\t-54.0\t1.4\t-71.7",
            "528642047\t0.09\t60.0\t1\t0.22\t0.027\t30.7\t221\t180\t0.09\t21.0\t70\t1.09\t-37.2\t-53.0"
                + "\t-52.4\t2.1\t-67.0");

    ColumnProposal proposal = proposal(table);

    assertThat(sure(proposal))
        .containsEntry("tau", "tau, ms, none")
        .containsEntry("input_resistance", "ri, MOhm, none")
        .containsEntry("mean_isi_hero", "avg_isi, ms, none")
        .containsEntry("latency_hero", "latency, s, none")
        .containsEntry("peak_deltav_rheo", "peak_v_long_square, mV, minus-threshold")
        .containsEntry("fast_trough_deltav_rheo", "fast_trough_v_long_square, mV, minus-threshold")
        .containsEntry("rheobase_i", "threshold_i_long_square, pA, none")
        .doesNotContainKey("latency_rheo");
    assertThat(value(read(table, proposal), 0, "ap_rheo", "peak_deltav_rheo"))
        .isCloseTo(66.6, within(1e-9));
    assertThat(String.join("\n", proposal.yaml("m")))
        .contains(
            "# NOT SURE",
            "fill in onset and uncomment",
            "perhaps instead: 'input_resistance_mohm'");
  }

  @Test
  void tableOfEfelIsUnderstood() throws IOException {
    Path table =
        table(
            "cell,voltage_base,ohmic_input_resistance,time_constant,sag_ratio1,AP_begin_voltage,AP1_amp,"
                + "AP_duration_half_width,AHP_depth,time_to_first_spike,AP_peak_upstroke,"
                + "AP_peak_downstroke,mean_frequency",
            "c1,-69.0,151.0,14.0,0.05,-38.0,65.0,0.52,17.0,93.1,310,-140,21.0",
            "c2,-71.0,92.0,7.8,0.02,-33.0,52.0,0.31,14.0,61.0,330,-240,55.0",
            "c3,-66.0,230.0,21.5,0.11,-40.0,70.0,0.66,9.0,120.5,290,-110,17.5");

    ColumnProposal proposal = proposal(table);

    assertThat(sure(proposal))
        .containsEntry("v_baseline", "voltage_base, mV, none")
        .containsEntry("input_resistance", "ohmic_input_resistance, MOhm, none")
        .containsEntry("tau", "time_constant, ms, none")
        .containsEntry("sag", "sag_ratio1, ratio, none")
        .containsEntry("threshold_v_rheo", "AP_begin_voltage, mV, none")
        .containsEntry("peak_deltav_rheo", "AP1_amp, mV, none")
        .containsEntry("fast_trough_deltav_rheo", "AHP_depth, mV, rest-to-threshold")
        .containsEntry("latency_rheo", "time_to_first_spike, ms, none")
        .containsEntry("mean_isi_hero", "mean_frequency, Hz, reciprocal")
        .containsEntry("upstroke_rheo", "AP_peak_upstroke, V/s, none")
        .containsEntry("downstroke_rheo", "AP_peak_downstroke, V/s, none");
    assertThat(value(read(table, proposal), 0, "ap_rheo", "fast_trough_deltav_rheo"))
        .isCloseTo(-14, within(1e-9));
  }

  @Test
  void magnitudeThatDisagreesWithTheHeaderIsNotBelieved() throws IOException {
    Path table = table("cell,Rin (MOhm),tau (ms)", "a,0.182,14.2", "b,0.095,8.1", "c,0.210,20.3");

    ColumnProposal proposal = proposal(table);

    assertThat(sure(proposal)).containsOnlyKeys("tau");
    assertThat(String.join("\n", proposal.yaml("m")).replaceAll("\n *# *", " "))
        .contains(
            "disagrees: about 1000 times too small; is the column's unit the next larger one?")
        .contains("NOT SURE - {feature: subthreshold.input_resistance");
  }

  @Test
  void featureThatHasNoOtherNameIsFoundByItsOwn() throws IOException {
    Path table = table("cell,ap.bump_index,tau", "a,0.25,14.2", "b,0.5,8.1");
    ColumnProposal proposal =
        ColumnProposal.of(
            table,
            List.of(AlignedFeatures.feature("ap", "bump_index", "ratio", 0, 0.4, 1)),
            CLASSES);

    assertThat(sure(proposal)).containsOnly(Map.entry("bump_index", "ap.bump_index, ratio, none"));
    assertThat(proposal.unmatched()).containsExactly("tau");
  }

  @Test
  void thresholdOfTheNamedSweepIsTheOneThatIsTakenAway() throws IOException {
    Path table =
        table(
            "cell,AP threshold (mV),Threshold V (long square) (mV),Peak V (long square) (mV)",
            "a,-38.0,-35.0,28.0",
            "b,-41.0,-33.0,25.5");

    assertThat(value(read(table, proposal(table)), 0, "ap_rheo", "peak_deltav_rheo"))
        .isCloseTo(63, within(1e-9));
  }

  @Test
  void labelsThatNameAClassAreFound() throws IOException {
    Path table =
        table("id,cell type,tau (ms)", "1,Sst Chodl,14.2", "2,PVALB+,8.1", "3,unknown,20.3");

    Cohort cohort = read(table, proposal(table));

    assertThat(cohort.cells())
        .map(cell -> cell.subclass().orElse(""))
        .containsExactly("Sst", "Pvalb", "");
  }

  @Test
  void nameWithQuotesAndColonsComesThrough() throws IOException {
    Path table = table("cell: id,\"tau \"\"m\"\" (ms)\"", "a #1,14.2", "b: 2,8.1");
    ColumnProposal proposal = proposal(table);

    assertThat(sure(proposal)).containsOnlyKeys("tau");
    assertThat(read(table, proposal).cells())
        .map(cell -> cell.id())
        .containsExactly("a #1", "b: 2");
  }

  /** Oracle: the README of the shared table, worked out by hand. */
  @Test
  void elevenFeaturesOfAnotherLaboratoryAreFoundAndNothingElse() {
    Path table = Path.of("../../shared/data/mouse_m1/ephys_features.csv");
    assumeTrue(Files.exists(table), "needs the shared table mouse_m1");

    assertThat(sure(proposal(table)))
        .containsOnly(
            Map.entry("v_baseline", "Resting membrane potential (mV), mV, none"),
            Map.entry("input_resistance", "Input resistance (MOhm), MOhm, none"),
            Map.entry("tau", "Membrane time constant (ms), ms, none"),
            Map.entry("sag", "Sag ratio, ratio, sag-from-peak-over-steady"),
            Map.entry("rheobase_i", "Rheobase (pA), pA, none"),
            Map.entry("latency_rheo", "Latency (ms), ms, none"),
            Map.entry("threshold_v_rheo", "AP threshold (mV), mV, none"),
            Map.entry("peak_deltav_rheo", "AP amplitude (mV), mV, none"),
            Map.entry("fast_trough_deltav_rheo", "Afterhyperpolarization (mV), mV, none"),
            Map.entry(
                "upstroke_downstroke_ratio_rheo", "Upstroke-to-downstroke ratio, ratio, none"),
            Map.entry("width_rheo", "AP width (ms), ms, none"));
  }
}
