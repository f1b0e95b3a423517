package org.patchbridge.sequence;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What training minimises. */
public sealed interface Objective {

  /**
   * @param scores {@code cells × classes}
   * @param truth {@code cells}, class indices
   * @return one value
   */
  Tensor of(Tensor scores, Tensor truth);

  /**
   * Mean of −ln p of the true class, weighted by the class's weight: the weighted sum over the sum
   * of the weights.
   */
  record CrossEntropy(float[] classWeights) implements Objective {
    @Override
    public Tensor of(Tensor scores, Tensor truth) {
      Tensor weight = torch.tensor(classWeights).index_select(0, truth);
      Tensor loss = logProbability(scores, truth).mul(weight).neg();
      return loss.sum().div(weight.sum());
    }
  }

  /**
   * Mean over the cells of −w (1 − p)^γ ln p for the true class (Lin et al. 2017) with the
   * class-balanced w of Cui et al. 2019.
   */
  record Focal(float[] classWeights, double gamma) implements Objective {
    @Override
    public Tensor of(Tensor scores, Tensor truth) {
      Tensor weight = torch.tensor(classWeights).index_select(0, truth);
      Tensor logProbability = logProbability(scores, truth);
      Tensor difficulty = logProbability.exp().neg().add(new Scalar(1)).pow(new Scalar(gamma));
      return logProbability.mul(difficulty).mul(weight).neg().mean();
    }
  }

  private static Tensor logProbability(Tensor scores, Tensor truth) {
    return scores.log_softmax(1).gather(1, truth.unsqueeze(1)).squeeze(1);
  }
}
