package org.patchbridge.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patchbridge.dataset.Split;
import org.patchbridge.evaluation.CrossValidation;
import org.patchbridge.evaluation.FoldResult;
import org.patchbridge.files.IoFailure;
import org.patchbridge.metric.FoldId;
import org.patchbridge.study.plan.EvaluationPlan;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.study.plan.EvaluationTask;
import org.patchbridge.study.store.FoldDetails;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.study.store.StudyStore;
import org.patchbridge.work.InputException;

/**
 * Does any fit of a study's evaluation on a machine that has neither the study nor its store: it is
 * made of the cohorts' bytes and the settings, and gives to the last bit what the study would.
 */
public final class FoldFitter {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Map<String, EvaluationTask> tasks = new HashMap<>();

  private FoldFitter(List<StudyInput> inputs, EvaluationSettings settings) {
    for (EvaluationTask task : EvaluationPlan.of(inputs, settings, epoch -> {}).tasks()) {
      tasks.put(task.id(), task);
    }
  }

  /**
   * @param cohorts of {@link #cohorts}
   * @param settings of {@link #text}
   */
  public static FoldFitter of(byte[] cohorts, String settings) {
    return inFolder(
        folder -> {
          Files.write(folder.resolve(StudyStore.FILE), cohorts);
          try (Study study = Study.openToRead(folder)) {
            return new FoldFitter(
                study.inputs(), JSON.readValue(settings, EvaluationSettings.class));
          }
        });
  }

  /** The newest cohorts of a study and what is known of their cells, and nothing else of it. */
  public static byte[] cohorts(Study study) {
    return inFolder(
        folder -> {
          try (Study copy = Study.open(folder)) {
            for (StudyInput input : study.inputs()) {
              copy.add(input.cohort(), input.covariates(), input.source());
            }
          }
          return Files.readAllBytes(folder.resolve(StudyStore.FILE));
        });
  }

  /** Settings as text. */
  public static String text(EvaluationSettings settings) {
    try {
      return JSON.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("settings cannot be written as JSON", e);
    }
  }

  /**
   * Fits on this thread. May be called from several.
   *
   * @throws IllegalArgumentException where the evaluation is none of these settings on these
   *     cohorts: then something differs between here and there
   * @throws org.patchbridge.evaluation.FoldFailure where the fit fails
   */
  public FittedFold fit(FoldWork work) throws InterruptedException {
    EvaluationTask task = tasks.get(work.evaluationId());
    if (task == null) {
      throw new IllegalArgumentException(
          "evaluation "
              + work.evaluationId()
              + " is not planned here; give all machines the same version");
    }
    FoldId wanted = new FoldId(work.run(), work.fold());
    List<Split> splits =
        task.scheme().splits(task.cohort(), task.runs(), task.firstSeed()).stream()
            .filter(split -> FoldId.of(split).equals(wanted))
            .toList();
    List<FoldResult> results = new ArrayList<>();
    CrossValidation.of(task.cohort(), splits, System::nanoTime)
        .run(task.learner().learner(), Runnable::run, results::add);
    FoldResult result = results.get(0);
    return new FittedFold(
        task.id(),
        result.predictions(),
        result.fitSeconds(),
        FoldDetails.of(task.cohort(), result));
  }

  private interface InFolder<T> {
    T make(Path folder) throws IOException;
  }

  private static <T> T inFolder(InFolder<T> work) {
    try {
      Path folder = Files.createTempDirectory("patchbridge-cohorts");
      try {
        return work.make(folder);
      } finally {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new InputException(
          "the folder for temporary files cannot be used (" + IoFailure.inWords(e) + ")", e);
    }
  }
}
