package org.patchbridge.study.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.patchbridge.dataset.Cell;
import org.patchbridge.dataset.Exclusion;
import org.patchbridge.dataset.Species;
import org.patchbridge.files.FileNames;
import org.patchbridge.table.CellLabel;

/**
 * Recordings made cells: joined with the labels, each cell once. What a label says goes before what
 * the recording's file says of its subject.
 */
public final class LabelledRecordings {
  private static final int MOST_NAMED = 3;

  private final Map<String, CellLabel> byFile = new HashMap<>();
  private final Map<String, CellLabel> byId = new HashMap<>();
  private final Set<CellLabel> used = new HashSet<>();
  private final Map<Species, List<Member>> members = new TreeMap<>();
  private final Map<Species, List<Exclusion>> exclusions = new TreeMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * A cell and the store's key of its recording.
   *
   * @param simulated whether the recording says so; empty where it was not asked
   */
  public record Member(String key, Cell cell, Optional<Boolean> simulated) {}

  private LabelledRecordings(List<CellLabel> labels) {
    for (CellLabel label : labels) {
      byId.put(label.id(), label);
      label.file().ifPresent(file -> byFile.put(FileNames.last(file), label));
    }
  }

  /**
   * @param recordings in the order of their paths: of two of one cell the first is taken
   */
  public static LabelledRecordings of(
      List<RecordingTable.StoredRecording> recordings, List<CellLabel> labels) {
    LabelledRecordings joined = new LabelledRecordings(labels);
    joined.add(recordings);
    if (joined.used.size() < labels.size()) {
      joined.warnings.add(
          (labels.size() - joined.used.size())
              + " of "
              + labels.size()
              + " labels have no recording in this study");
    }
    return joined;
  }

  public Set<Species> species() {
    return members.keySet();
  }

  /** Cells of the species in the order of their ids. */
  public List<Member> members(Species species) {
    return members.get(species).stream()
        .sorted(java.util.Comparator.comparing(member -> member.cell().id()))
        .toList();
  }

  List<Exclusion> exclusions(Species species) {
    return exclusions.getOrDefault(species, List.of());
  }

  /** What a person should know, one sentence each. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void add(List<RecordingTable.StoredRecording> recordings) {
    Map<String, String> fileOfCell = new HashMap<>();
    Map<String, List<String>> ofOtherSpecies = new TreeMap<>();
    Set<String> ambiguous = idsOfSeveralDonors(recordings);
    for (RecordingTable.StoredRecording recording : recordings) {
      Optional<CellLabel> label = label(recording);
      Optional<Species> species =
          label.flatMap(CellLabel::species).or(() -> recording.species().flatMap(Species::named));
      if (species.isEmpty()) {
        ofOtherSpecies
            .computeIfAbsent(recording.species().orElse(""), any -> new ArrayList<>())
            .add(recording.file().path().getFileName().toString());
        continue;
      }
      Cell cell = cell(recording, label, species.get(), ambiguous);
      String path = recording.file().path().toString();
      String before = fileOfCell.putIfAbsent(cell.id(), path);
      if (before == null) {
        members
            .computeIfAbsent(species.get(), any -> new ArrayList<>())
            .add(new Member(recording.key(), cell, recording.simulated()));
      } else {
        exclusions
            .computeIfAbsent(species.get(), any -> new ArrayList<>())
            .add(new Exclusion(cell.id(), cell.subclass(), "another recording of the same cell"));
        warnings.add(
            path + ": cell '" + cell.id() + "' is also in " + before + ", which is the one taken");
      }
    }
    ofOtherSpecies.forEach(this::warnOfSpecies);
  }

  /**
   * @param species as recordings give it; empty for those that give none
   */
  private void warnOfSpecies(String species, List<String> files) {
    String named = String.join(", ", files.subList(0, Math.min(MOST_NAMED, files.size())));
    warnings.add(
        files.size()
            + (species.isEmpty()
                ? " recordings are of no known species"
                : " recordings are of species '" + species + "', which is neither mouse nor human,")
            + " and in no cohort ("
            + named
            + (files.size() > MOST_NAMED ? ", ..." : "")
            + (species.isEmpty()
                ? "); give mouse or human in the column species of --labels"
                : "); if that is wrong, give the right one in the column species of --labels"));
  }

  private Optional<CellLabel> label(RecordingTable.StoredRecording recording) {
    String name = recording.file().path().getFileName().toString();
    String stem = name.replaceFirst("(?i)\\.(nwb|abf)$", "");
    CellLabel found = byFile.get(name);
    for (String id : List.of(recording.id().orElse(name), name, stem)) {
      found = found == null ? byId.get(id) : found;
    }
    if (found != null) {
      used.add(found);
    }
    return Optional.ofNullable(found);
  }

  private static Cell cell(
      RecordingTable.StoredRecording recording,
      Optional<CellLabel> label,
      Species species,
      Set<String> ambiguous) {
    String ownId = ownId(recording);
    String id =
        ambiguous.contains(ownId) ? recording.donor().orElse("unknown") + "/" + ownId : ownId;
    return new Cell(
        label.map(CellLabel::id).orElse(id),
        species,
        label.flatMap(CellLabel::donor).or(recording::donor),
        label.flatMap(CellLabel::subclass),
        label.flatMap(CellLabel::condition));
  }

  private static String ownId(RecordingTable.StoredRecording recording) {
    return recording.id().orElse(recording.file().path().getFileName().toString());
  }

  /** Some laboratories number the cells of every animal from 1: the donor tells them apart. */
  private static Set<String> idsOfSeveralDonors(List<RecordingTable.StoredRecording> recordings) {
    Map<String, Optional<String>> donorOfId = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (RecordingTable.StoredRecording recording : recordings) {
      Optional<String> before = donorOfId.putIfAbsent(ownId(recording), recording.donor());
      if (before != null && !before.equals(recording.donor())) {
        several.add(ownId(recording));
      }
    }
    return several;
  }
}
