package org.patchbridge.spark;

import java.util.stream.Collectors;
import org.patchbridge.work.InputException;

/** What a user is told when Spark has tried a task as often as it may. */
final class GivenUp {
  private GivenUp() {}

  /**
   * @param failure Scala's methods do not say that they throw it
   */
  static InputException because(Exception failure) {
    String said =
        failure.getCause() instanceof InputException ours
            ? ours.getMessage()
            : String.valueOf(failure.getMessage())
                .lines()
                .limit(2)
                .collect(Collectors.joining(" "));
    return new InputException(
        "Spark gave the job up: "
            + said
            + "; what was done is kept, the same command goes on from there",
        failure);
  }
}
