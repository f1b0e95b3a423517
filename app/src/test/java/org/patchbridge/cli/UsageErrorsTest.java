package org.patchbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.patchbridge.cli.console.ExitCode;

class UsageErrorsTest {
  @Test
  void aCommandThatIsNotThereIsNamedAloneWithThoseThatAreMeantPerhaps() {
    Program.Result result = Program.run("trian", "--study", "mine");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .startsWith("patchbridge: there is no command 'trian'; did you mean ")
        .contains("train", "For help: patchbridge --help")
        .doesNotContain("--study");
  }

  @Test
  void anOptionThatIsNotThereIsNamedWithThoseThatAreMeantPerhaps() {
    Program.Result result = Program.run("report", "--stdy", "mine");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .contains("'--stdy'", "did you mean --study?", "For help: patchbridge report --help");
  }

  @Test
  void anOptionBeforeAnyCommandIsNoCommand() {
    assertThat(Program.run("--stdy").err()).contains("'--stdy'").doesNotContain("no command");
  }
}
