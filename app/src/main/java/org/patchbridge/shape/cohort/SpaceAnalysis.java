package org.patchbridge.shape.cohort;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.patchbridge.shape.FolderOfFiles;
import org.patchbridge.space.Umap;
import org.patchbridge.work.Progress;
import org.patchbridge.work.WorkerPool;

/**
 * Analyses series of spaces and keeps what it finds in a folder. A piece that is done is not done
 * again; pieces run side by side, and how many changes no file.
 */
public final class SpaceAnalysis {
  /** Fewer cells have no shape. */
  public static final int LEAST_CELLS = 3;

  private static final String INDEX = "topology.json";
  private static final String MIXING = "mixing.csv";

  private final FolderOfFiles folder;
  private final SpaceSettings settings;
  private final int threads;
  private final Progress progress;

  public SpaceAnalysis(
      FolderOfFiles folder, SpaceSettings settings, int threads, Progress progress) {
    this.folder = folder;
    this.settings = settings;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * @param all of at least {@link #LEAST_CELLS} cells each
   * @param idOfCohort digest of each cohort of the study, by name
   * @return names of the files of these series
   * @throws InterruptedException after an interruption; what was finished is kept
   */
  public List<String> run(List<SpaceSeries> all, Map<String, String> idOfCohort)
      throws IOException, InterruptedException {
    KeptPieces kept = KeptPieces.of(folder);
    List<Piece> pieces = new ArrayList<>();
    List<Piece> last = new ArrayList<>();
    List<KeptSeries> entries = new ArrayList<>();
    for (SpaceSeries whole : all) {
      SpaceSeries series = CellSample.of(whole, settings.mostCells(), settings.sampleSeed());
      KeptSeries entry = entry(series, whole.first().size(), idOfCohort);
      entries.add(entry);
      pieces.addAll(pieces(series, entry));
      if (series.spaces().size() > 1) {
        last.add(new GraphSeriesPiece(series, settings.graph()));
      }
    }
    List<KeptSeries> others = others(entries, idOfCohort.values());
    run(kept, pieces, last, others);
    List<KeptSeries> index = new ArrayList<>(others);
    index.addAll(entries);
    index.sort(Comparator.comparing(KeptSeries::name));
    folder.json(INDEX, index);
    folder.text(MIXING, mixing(index));
    Set<String> files = new LinkedHashSet<>(List.of(MIXING));
    pieces.forEach(piece -> files.addAll(kept.files(piece)));
    last.forEach(piece -> files.addAll(kept.files(piece)));
    return List.copyOf(files);
  }

  /**
   * What is kept of series whose cohorts are those of the study.
   *
   * @param cohortIds digests of the study's cohorts
   */
  public static List<SeriesFindings> kept(FolderOfFiles folder, Collection<String> cohortIds)
      throws IOException {
    List<SeriesFindings> findings = new ArrayList<>();
    for (KeptSeries series : index(folder)) {
      if (cohortIds.containsAll(series.cohortIds())) {
        findings.add(SeriesFindings.of(folder, series));
      }
    }
    return findings;
  }

  private KeptSeries entry(SpaceSeries series, int allCells, Map<String, String> idOfCohort) {
    CellCloud first = series.first();
    return new KeptSeries(
        series.name(),
        series.title(),
        first.cohorts().stream().distinct().map(idOfCohort::get).toList(),
        first.size(),
        allCells,
        (int) Arrays.stream(first.identified().donorNumbers()).distinct().count(),
        first.isOfBothSpecies() && settings.shape().permutations() > 0,
        series.spaces().size() > 1 && first.size() >= Umap.LEAST_CELLS,
        series.spaces().stream()
            .map(space -> new KeptSeries.KeptSpace(space.name(), space.title()))
            .toList());
  }

  /** The longest first. */
  private List<Piece> pieces(SpaceSeries series, KeptSeries entry) {
    List<Piece> pieces = new ArrayList<>();
    for (CellCloud space : series.spaces()) {
      pieces.add(new ShapePiece(space, "Shape, " + space.title(), settings.shape()));
    }
    for (CellCloud space : series.spaces()) {
      pieces.add(new GraphPiece(space, "Mapper graph, " + space.title(), settings.graph()));
      if (entry.differences()) {
        pieces.add(new SpeciesPiece(space, settings));
      }
    }
    pieces.add(new MixingPiece(series, settings));
    if (entry.embedded()) {
      pieces.add(new EmbeddingPiece(series, settings));
    }
    return pieces;
  }

  /**
   * @param others what is listed until these are done: files of two runs are no finding
   */
  private void run(KeptPieces kept, List<Piece> pieces, List<Piece> last, List<KeptSeries> others)
      throws IOException, InterruptedException {
    List<Piece> open = open(kept, pieces);
    // Figures of several graphs need them; those of graphs that are made anew are made anew.
    List<Piece> openLast = open(kept, last);
    int done = 0;
    int total = 0;
    for (Piece piece : pieces) {
      total += piece.steps();
      done += open.contains(piece) ? 0 : piece.steps();
    }
    if (open.isEmpty() && openLast.isEmpty()) {
      return;
    }
    folder.json(INDEX, others);
    progress.started("shape of the cells", total, "steps", done);
    run(kept, open);
    run(kept, openLast);
  }

  private static List<Piece> open(KeptPieces kept, List<Piece> pieces) throws IOException {
    List<Piece> open = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!kept.isDone(piece)) {
        open.add(piece);
      }
    }
    return open;
  }

  private void run(KeptPieces kept, List<Piece> pieces) throws InterruptedException {
    Progress steps = new OfSteps(progress);
    List<Callable<Boolean>> work = new ArrayList<>();
    for (Piece piece : pieces) {
      work.add(
          () -> {
            List<Path> written = piece.run(folder, steps);
            kept.done(piece, written);
            return true;
          });
    }
    WorkerPool.run("shape", threads, work, steps);
  }

  /** Series from earlier runs that are of the study's cohorts as they are. */
  private List<KeptSeries> others(List<KeptSeries> entries, Collection<String> cohortIds)
      throws IOException {
    List<String> names = entries.stream().map(KeptSeries::name).toList();
    return index(folder).stream()
        .filter(earlier -> cohortIds.containsAll(earlier.cohortIds()))
        .filter(earlier -> !names.contains(earlier.name()))
        .toList();
  }

  private static List<KeptSeries> index(FolderOfFiles folder) throws IOException {
    return folder.has(INDEX)
        ? folder.json(INDEX, new TypeReference<List<KeptSeries>>() {})
        : List.of();
  }

  private String mixing(List<KeptSeries> index) throws IOException {
    StringBuilder text = new StringBuilder(MixingRow.HEADER).append('\n');
    for (KeptSeries series : index) {
      List<MixingRow> rows = folder.json(MixingPiece.file(series.name()), new TypeReference<>() {});
      rows.forEach(row -> text.append(row.csv()).append('\n'));
    }
    return text.toString();
  }

  /** Many pieces tell one progress: which of them begins is of no interest. */
  private record OfSteps(Progress whole) implements Progress {
    @Override
    public void started(String what, int total, String unit, int alreadyDone) {}

    @Override
    public void advanced() {
      whole.advanced();
    }
  }
}
