package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.cli.console.ExitCode;

/** What a user may state of another rig is checked before a model is read. */
class AdaptOptionTest {
  @TempDir Path folder;

  private Program.Result predict(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("predict", folder + "", folder + "/cells.csv"));
    words.addAll(List.of(options));
    return Program.run(words.toArray(String[]::new));
  }

  @Test
  void anUnknownMethodIsRefusedWithThoseThereAre() throws Exception {
    Program.Result result = predict("--adapt", "magic");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("magic").contains("none, auto, scale, mixture, transport");
  }

  @Test
  void aMixThatIsNoneIsRefusedWithAnExample() throws Exception {
    Program.Result result = predict("--mix", "Pvalb:0.5");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("Pvalb:0.5").contains("Lamp5=0.1");
  }

  @Test
  void aPriorAndAnAdaptationExcludeEachOther() throws Exception {
    Program.Result result = predict("--prior", "estimate", "--adapt", "mixture");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("--mix");
  }
}
