package org.patchbridge.sequence.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.patchbridge.dataset.Column;
import org.patchbridge.dataset.FeatureMatrix;
import org.patchbridge.sequence.Objective;
import org.patchbridge.sequence.SequencePrediction;

/**
 * The network against PyTorch's own layers. Oracle: PyTorch 1.13.0 in double precision; {@code
 * torch_network.py} beside the numbers says how it was run.
 */
class TorchNetworkTest {
  private static final double SINGLE_PRECISION = 1e-5;
  private static final int CELLS = 4;
  private static final int WIDTH = 4;
  private static final List<String> FAMILIES = List.of("a", "b", "c");

  private static float[] wave(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (0.4 * Math.sin(1.3 * i + 0.2));
    }
    return values;
  }

  private static CellSequences cells() {
    List<String> familyOfColumn =
        FAMILIES.stream().flatMap(f -> Collections.nCopies(WIDTH, f).stream()).toList();
    int width = familyOfColumn.size();
    List<Column> columns =
        IntStream.range(0, width).mapToObj(i -> new Column("c" + i, "")).toList();
    double[] values =
        IntStream.range(0, CELLS * width).mapToDouble(i -> 1.5 * Math.sin(0.9 * i + 0.5)).toArray();
    FeatureMatrix x = new FeatureMatrix(CELLS, columns, familyOfColumn, values);
    return CellSequences.of(x, FamilyLayout.of(x), InputEncoding.MASKED);
  }

  private static JsonNode oracle() throws IOException {
    try (InputStream in = TorchNetworkTest.class.getResourceAsStream("torch_network.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static double[] doubles(JsonNode array) {
    return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).asDouble()).toArray();
  }

  private static float[] floats(JsonNode array) {
    return SmallNetwork.floats(doubles(array));
  }

  @Test
  void scoresAttentionLossAndGradientAreThoseOfPyTorch() throws IOException {
    JsonNode expected = oracle();
    EncoderShape shape = new EncoderShape(FAMILIES.size(), WIDTH, 3, 2, Pooling.ATTENTION);
    HeadWeights head = new HeadWeights(HeadKind.LINEAR, 6, 3, wave(3 * 6 + 3));
    Objective objective = new Objective.CrossEntropy(new float[] {0.5f, 1f, 1.5f});
    InputBlocks blocks = InputBlocks.covering(List.of(cells()));
    try (PointerScope scope = new PointerScope();
        Encoder encoder = new Encoder(new EncoderWeights(shape, wave(shape.parameters())), blocks);
        Head scorer = new Head(head);
        SequenceTensor data = new SequenceTensor(cells(), blocks)) {
      Tensor truth = torch.tensor(new long[] {0, 1, 2, 0});
      Tensor vectors = encoder.forward(data, new int[] {0, 1, 2, 3}).vectors();
      Tensor loss = objective.of(scorer.trainingScores(vectors, truth), truth);
      loss.backward();
      encoder.backward();
      SequencePrediction prediction = SequencePrediction.of(encoder, scorer, data);

      IntStream.range(0, CELLS)
          .forEach(
              cell -> {
                assertThat(prediction.scores()[cell])
                    .containsExactly(
                        doubles(expected.get("scores").get(cell)), within(SINGLE_PRECISION));
                assertThat(prediction.attention()[cell])
                    .containsExactly(
                        doubles(expected.get("attention").get(cell)), within(SINGLE_PRECISION));
              });
      assertThat(loss.item_double())
          .isCloseTo(expected.get("loss").asDouble(), within(SINGLE_PRECISION));
      assertThat(NativeTensors.read(encoder.parameters().gradient()))
          .containsExactly(
              floats(expected.get("encoder_gradient")), within((float) SINGLE_PRECISION));
      assertThat(NativeTensors.read(scorer.parameters().gradient()))
          .containsExactly(floats(expected.get("head_gradient")), within((float) SINGLE_PRECISION));
    }
  }
}
