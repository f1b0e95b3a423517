package org.patchbridge.callpage;

import java.util.ArrayList;
import java.util.List;
import org.patchbridge.report.section.TextSection;

/** What the evidence of a page can show and what it cannot, in plain words. */
final class Caveats {
  private Caveats() {}

  static TextSection section(Explanation explained) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "Evidence is the change of the log-odds of "
            + explained.subclass()
            + ", ln(p/(1\u2212p)) of the calibrated probability, when a part of the cell is"
            + " replaced by what an average training cell has there, all subclasses counted the"
            + " same. Two units of log-odds turn even odds into 88\u00a0%.");
    paragraphs.add(
        "It shows what the model's answer for this cell rests on. It does not show that the answer"
            + " is right: a wrong call has its evidence, too. Nor does it show why cells of a"
            + " subclass are as they are.");
    paragraphs.add(
        "Parts are replaced one at a time. What the model can read from another part as well shows"
            + " little, so that a small number does not make a part worthless, and the numbers do"
            + " not add up to the probability. A cell with one part of an average cell may be like"
            + " no real one, and the model's answer for it is then a guess. Probabilities closer"
            + " than 0.001 to 0 or 1 count as that.");
    if (explained.saliency().isPresent()) {
      paragraphs.add(
          "On the sweeps, evidence lies where values were measured. What is a mean over several"
              + " spikes or sweeps is shared equally among them, and what was interpolated between"
              + " two currents lies at both.");
    } else if (explained.isRecorded()) {
      paragraphs.add(
          "The model takes single numbers of the recording and no waveform. Where on the sweeps"
              + " such a number was measured is not kept, so that no place of the evidence is"
              + " shown; 'inspect' shows the sweeps and spikes that they come from.");
    }
    paragraphs.add(
        "The method is tested: two models that learnt the same cells from different seeds agree on"
            + " where evidence lies, and a model with shuffled labels or shuffled weights agrees"
            + " with neither (docs/predict.md of the program has the numbers).");
    return new TextSection("What this can show, and what not", paragraphs);
  }
}
