package org.patchbridge.cli.option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patchbridge.adaptation.AdaptationMethod;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** {@code --adapt}, {@code --background} and {@code --mix}: cells of another laboratory's rig. */
public final class AdaptOption {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--adapt",
      paramLabel = "METHOD",
      description =
          "Whether cells of a table are brought to the rig of the training cells first: auto"
              + " (decides without labels, and says why), none, mixture (scale and shift of every"
              + " feature and shares of the subclasses, found together), scale (mean and spread), or"
              + " transport (for comparison). Default: auto.")
  private Optional<String> method = Optional.empty();

  @Option(
      names = "--background",
      paramLabel = "TABLE",
      description =
          "Further unlabelled cells of the same rig, from which it is learnt with those to call."
              + " They get no calls. May be given several times.")
  private List<Path> background = List.of();

  @Option(
      names = "--mix",
      paramLabel = "SHARES",
      description =
          "Lamp5=0.1,Pvalb=0.45,Sst=0.25,Vip=0.2, for example: how frequent the subclasses are in"
              + " the batch, all of the model's. With auto, mean and spread are then matched to this"
              + " mix. Between species it has to be stated.")
  private Optional<String> mix = Optional.empty();

  @Option(
      names = "--shift-figures",
      paramLabel = "DIR",
      description =
          "Draw what was found of the rig: the cells in the reference's plane and the density of"
              + " every feature, before and after (SVG, PNG, PDF).")
  private Optional<Path> figures = Optional.empty();

  /** Folder for figures of the rig, where they are asked for. */
  public Optional<Path> figures() {
    return figures;
  }

  /** Whether the user asked for a method. */
  public boolean isAsked() {
    return method.isPresent() || mix.isPresent() || !background.isEmpty();
  }

  /**
   * @throws ParameterException where a method is unknown or a mix is none
   */
  public void check() {
    method();
    mix();
  }

  public AdaptationMethod method() {
    String asked = method.orElse(AdaptationMethod.AUTO.label());
    return Arrays.stream(AdaptationMethod.values())
        .filter(one -> one.label().equals(asked.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "--adapt is "
                        + asked
                        + "; one of "
                        + Arrays.stream(AdaptationMethod.values())
                            .map(AdaptationMethod::label)
                            .collect(Collectors.joining(", "))));
  }

  public List<Path> background() {
    return List.copyOf(background);
  }

  /** As stated; empty where nothing is. */
  public Map<String, Double> mix() {
    return StatedShares.of(command, "--mix", mix);
  }
}
