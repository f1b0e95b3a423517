package org.patchbridge.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patchbridge.files.IoFailure;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.shape.cohort.SeriesFindings;
import org.patchbridge.shape.cohort.SpaceAnalysis;
import org.patchbridge.shape.cohort.SpaceSeries;
import org.patchbridge.shape.cohort.SpaceSettings;
import org.patchbridge.shape.cohort.SpaceSource;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.work.InputException;
import org.patchbridge.work.Progress;

/** The spaces of a study's cells: {@code STUDY/topology}. */
public final class StudySpaces {
  private final Path folder;
  private final List<StudyInput> inputs;
  private final List<SpaceSource> sources;

  /**
   * @param folder for what is found
   * @param inputs the study's cohorts
   */
  StudySpaces(Path folder, List<StudyInput> inputs, List<SpaceSource> sources) {
    this.folder = folder;
    this.inputs = List.copyOf(inputs);
    this.sources = List.copyOf(sources);
  }

  /**
   * What is asked for.
   *
   * @param spaces keys of the spaces; none: all that these cohorts have
   * @param cohorts names; none: all
   */
  public record Request(List<String> spaces, List<String> cohorts, SpaceSettings settings) {
    public Request {
      spaces = List.copyOf(spaces);
      cohorts = List.copyOf(cohorts);
    }
  }

  /**
   * What was found.
   *
   * @param findings of the series that were asked for
   * @param leftOut what was not analysed and why, a sentence each
   * @param files names of their files in the study
   */
  public record Outcome(List<SeriesFindings> findings, List<String> leftOut, List<String> files) {
    public Outcome {
      findings = List.copyOf(findings);
      leftOut = List.copyOf(leftOut);
      files = List.copyOf(files);
    }
  }

  /** What the report shows: of the cohorts as they are now. */
  public List<SeriesFindings> kept() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      return SpaceAnalysis.kept(new FolderOfFiles(folder), ids().values());
    } catch (IOException damaged) {
      throw new InputException(
          folder
              + ": what 'topology' kept here cannot be read ("
              + IoFailure.inWords(damaged)
              + "); run 'topology --study' again, or remove the folder",
          damaged);
    }
  }

  /**
   * Analyses what is not done yet.
   *
   * @throws InputException where a cohort or space is not known, or none of them has a space
   * @throws InterruptedException after an interruption; what was finished is kept
   */
  public Outcome analyse(Request request, int threads, Progress progress)
      throws InterruptedException {
    List<String> leftOut = new ArrayList<>();
    List<SpaceSeries> series = series(request, leftOut);
    if (series.isEmpty()) {
      throw new InputException(
          "there is no space to look at"
              + (leftOut.isEmpty() ? "" : ": " + String.join("; ", leftOut)));
    }
    try {
      FolderOfFiles files = FolderOfFiles.of(folder);
      List<String> written =
          new SpaceAnalysis(files, request.settings(), threads, progress).run(series, ids());
      List<String> names = series.stream().map(SpaceSeries::name).toList();
      return new Outcome(
          kept().stream().filter(found -> names.contains(found.series().name())).toList(),
          leftOut,
          written);
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }

  /**
   * Makes a folder for copies.
   *
   * @throws InputException where it cannot be made or written
   */
  public static FolderOfFiles target(Path target) {
    try {
      FolderOfFiles files = FolderOfFiles.of(target);
      if (!Files.isWritable(target)) {
        throw new InputException(
            target + ": may not be written; choose another folder with --to, or its permissions");
      }
      return files;
    } catch (IOException failure) {
      throw unwritable(target, failure);
    }
  }

  /**
   * @param names of files of the study
   * @return the copies
   */
  public List<Path> copy(List<String> names, FolderOfFiles target) {
    List<Path> copies = new ArrayList<>();
    try {
      for (String name : names) {
        copies.add(new FolderOfFiles(folder).copy(name, target));
      }
    } catch (IOException failure) {
      throw unwritable(target.folder(), failure);
    }
    return copies;
  }

  public Path folder() {
    return folder;
  }

  private static InputException unwritable(Path folder, IOException failure) {
    return new InputException(
        folder
            + ": cannot be written ("
            + IoFailure.inWords(failure)
            + "); choose a writable place with free space",
        failure);
  }

  private List<SpaceSeries> series(Request request, List<String> leftOut) {
    List<StudyInput> chosen = chosen(request.cohorts());
    List<SpaceSource> asked = new ArrayList<>(sources);
    if (request.spaces().isEmpty()) {
      asked.removeIf(SpaceSource::isOnlyOnRequest);
    } else {
      asked.removeIf(source -> !request.spaces().contains(source.key()));
      requireKnown(request.spaces());
    }
    List<SpaceSeries> series = new ArrayList<>();
    for (SpaceSource source : asked) {
      List<SpaceSeries> found = source.of(chosen);
      if (found.isEmpty() && !request.spaces().isEmpty()) {
        leftOut.add(source.key() + ": these cohorts have no such space" + source.remedy());
      }
      for (SpaceSeries each : found) {
        if (each.first().size() < SpaceAnalysis.LEAST_CELLS) {
          leftOut.add(
              each.title()
                  + ": "
                  + each.first().size()
                  + " cells, at least "
                  + SpaceAnalysis.LEAST_CELLS
                  + " are needed");
        } else {
          series.add(each);
        }
      }
    }
    return series;
  }

  private void requireKnown(List<String> spaces) {
    List<String> known = sources.stream().map(SpaceSource::key).toList();
    Optional<String> unknown = spaces.stream().filter(each -> !known.contains(each)).findFirst();
    unknown.ifPresent(
        each -> {
          throw new InputException(
              "--space " + each + ": no such space; " + String.join(", ", known));
        });
  }

  private List<StudyInput> chosen(List<String> cohorts) {
    if (inputs.isEmpty()) {
      throw new InputException("the study has no cohort yet; run 'import' or 'extract' first");
    }
    if (cohorts.isEmpty()) {
      return inputs;
    }
    Map<String, StudyInput> byName = new LinkedHashMap<>();
    inputs.forEach(input -> byName.put(input.cohort().name(), input));
    List<StudyInput> chosen = new ArrayList<>();
    for (String name : cohorts) {
      StudyInput input = byName.get(name);
      if (input == null) {
        throw new InputException(
            "--cohort "
                + name
                + ": not in this study; it has "
                + byName.values().stream()
                    .map(StudyInput::titleWithName)
                    .collect(Collectors.joining(", ")));
      }
      if (!chosen.contains(input)) {
        chosen.add(input);
      }
    }
    return chosen;
  }

  private Map<String, String> ids() {
    return inputs.stream()
        .collect(
            Collectors.toMap(input -> input.cohort().name(), StudyInput::cohortId, (a, b) -> b));
  }
}
