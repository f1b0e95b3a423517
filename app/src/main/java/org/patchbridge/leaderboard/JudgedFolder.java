package org.patchbridge.leaderboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.patchbridge.findings.EvaluatedModel;
import org.patchbridge.leaderboard.Leaderboard.Contestant;
import org.patchbridge.leaderboard.Leaderboard.SkippedFile;
import org.patchbridge.study.contender.Contenders;
import org.patchbridge.study.contender.PredictionFiles;
import org.patchbridge.table.schema.TableException;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/**
 * Files of predictions, each judged by itself: one that cannot be used does not keep others out.
 *
 * @param entries in the order of the files
 */
public record JudgedFolder(List<Entry> entries, List<SkippedFile> skipped) {

  public JudgedFolder {
    entries = List.copyOf(entries);
    skipped = List.copyOf(skipped);
  }

  /**
   * A model of another program.
   *
   * @param name as its makers call it
   * @param isPaired whether models of the study were tested on the same folds
   */
  public record Entry(String name, Contestant contestant, EvaluatedModel model, boolean isPaired) {}

  private record NameOnCohort(String cohort, String name) {}

  /**
   * @param contenders reads a file
   * @param judge as the study's own models are judged
   */
  public static JudgedFolder of(
      List<Path> files,
      Contenders contenders,
      Function<Contenders.Entered, EvaluatedModel> judge,
      Progress progress)
      throws InterruptedException {
    List<Entry> entries = new ArrayList<>();
    List<SkippedFile> skipped = new ArrayList<>();
    Map<NameOnCohort, Path> taken = new HashMap<>();
    progress.started("judging", files.size(), "files", 0);
    for (Path file : files) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        ContenderCard card = ContenderCard.beside(file);
        List<Contenders.Entered> models =
            contenders.read(file, card.name().orElse(PredictionFiles.name(file)));
        Map<NameOnCohort, Path> added = new HashMap<>();
        List<Entry> ofFile = new ArrayList<>();
        for (Contenders.Entered each : models) {
          String name = ShownText.of(each.evaluation().learner());
          NameOnCohort place = new NameOnCohort(each.input().cohortId(), name);
          refuseTwice(file, each, name, taken.getOrDefault(place, added.get(place)));
          added.put(place, file);
          ofFile.add(new Entry(name, contestant(each, card), judge.apply(each), each.isPaired()));
        }
        taken.putAll(added);
        entries.addAll(ofFile);
      } catch (TableException | InputException unusable) {
        skipped.add(new SkippedFile(fileName(file), ShownText.sentence(unusable.getMessage())));
      }
      progress.advanced();
    }
    return new JudgedFolder(entries, skipped);
  }

  private static void refuseTwice(Path file, Contenders.Entered model, String name, Path before) {
    if (before != null) {
      throw new InputException(
          file
              + ": cohort "
              + model.input().cohort().name()
              + " has a model '"
              + name
              + "' already, of "
              + fileName(before)
              + "; give it another name");
    }
  }

  private static Contestant contestant(Contenders.Entered model, ContenderCard card) {
    return new Contestant(
        fileName(model.file()),
        card.authors().stream().map(ShownText::of).toList(),
        card.code(),
        model.labelsOnly());
  }

  private static String fileName(Path file) {
    return ShownText.of(Optional.ofNullable(file.getFileName()).orElse(file).toString());
  }
}
