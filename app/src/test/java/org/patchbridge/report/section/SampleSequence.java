package org.patchbridge.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.patchbridge.report.section.AttentionSection.ClassAttention;
import org.patchbridge.report.section.AttentionSection.FamilyAttention;
import org.patchbridge.report.section.AttentionSection.RankAgreement;
import org.patchbridge.report.section.LearningCurveSection.Share;
import org.patchbridge.report.section.LearningCurveSection.Size;
import org.patchbridge.report.section.MixSection.Mix;
import org.patchbridge.report.value.Estimate;

/** Attention, a learning curve and mixes of the usual size, drawn with a fixed seed. */
final class SampleSequence {
  private static final List<String> FAMILIES =
      List.of(
          "first_ap_v",
          "first_ap_dv",
          "isi_shape",
          "step_subthresh",
          "subthresh_norm",
          "inst_freq",
          "spiking_upstroke_downstroke_ratio",
          "spiking_peak_v",
          "spiking_fast_trough_v",
          "spiking_threshold_v",
          "spiking_width");

  private final Random random = new Random(17);
  private final String name;

  /**
   * @param name wherever a user's text can stand
   */
  SampleSequence(String name) {
    this.name = name;
  }

  SectionGroup group() {
    return new SectionGroup("Sequence models", "", List.of(attention(), curve(), mixes()));
  }

  private AttentionSection attention() {
    List<String> families = new ArrayList<>(FAMILIES);
    families.add(name.startsWith("Subclass") ? "inst_freq_norm" : name);
    List<ClassAttention> classes =
        List.of("LAMP5/PAX6/Other", "PVALB", "SST", "VIP").stream()
            .map(subclass -> new ClassAttention(subclass, 670, weights(families.size())))
            .toList();
    List<FamilyAttention> overall =
        IntStream.range(0, families.size())
            .mapToObj(
                f -> {
                  double mean =
                      classes.stream().mapToDouble(each -> each.weights().get(f)).sum() / 4;
                  return new FamilyAttention(
                      families.get(f),
                      mean,
                      0.8 * mean,
                      1.3 * mean,
                      Optional.of(0.08 * random.nextDouble() - 0.004));
                })
            .toList();
    return new AttentionSection(
        "Attention of " + name,
        10,
        overall,
        classes,
        0.213,
        RankAgreement.of(0.87),
        RankAgreement.of(-0.12));
  }

  private List<Double> weights(int families) {
    double[] drawn = random.doubles(families, 0.05, 1).map(u -> u * u).toArray();
    double sum = IntStream.range(0, families).mapToDouble(f -> drawn[f]).sum();
    return IntStream.range(0, families).mapToObj(f -> drawn[f] / sum).toList();
  }

  private MixSection mixes() {
    List<Mix> mixes = new ArrayList<>();
    List<String> names = List.of("no mix: nothing corrected", "stated mix", "equal mix", name);
    for (int k = 0; k < names.size(); k++) {
      double f1 = k == 1 ? 0.54 : 0.36 + 0.03 * k;
      mixes.add(
          new Mix(
              names.get(k),
              k == 0 ? Optional.empty() : Optional.of("Lamp5=0.1,Pvalb=0.45,Sst=0.25,Vip=0.2"),
              3,
              k > 1 ? Optional.empty() : Optional.of(Estimate.of(f1 - 0.07, f1 - 0.11, f1 - 0.03)),
              Optional.of(Estimate.of(f1, f1 - 0.04, f1 + 0.04))));
    }
    return new MixSection("Mixes of " + name, "direct", "direct, logistic regression", mixes);
  }

  private LearningCurveSection curve() {
    List<Size> sizes = new ArrayList<>();
    double[] cells = {25, 50, 100, 200, 303.4};
    for (int k = 0; k < cells.length; k++) {
      double alone = 0.41 + 0.06 * k;
      double gain = 0.09 - 0.018 * k;
      sizes.add(
          new Size(
              cells[k],
              k == 4 ? Share.ALL : Share.SUBSET,
              k == 4 ? 10 : 3,
              Optional.of(Estimate.of(alone, alone - 0.05, alone + 0.04)),
              Optional.of(Estimate.of(alone + gain, alone + gain - 0.04, alone + gain + 0.04)),
              Optional.of(Estimate.of(gain, gain - 0.03, gain + 0.03))));
    }
    return new LearningCurveSection(
        "Learning curve of " + name, "human only", "joint, then fine-tuned", sizes);
  }
}
