package org.patchbridge.callpage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.bundle.SetNotes;
import org.patchbridge.prediction.Prediction;

/** What explains the sets of many cells, each sentence once with the number of cells it is for. */
final class SetNoteCounts {
  private final Map<String, Integer> cellsOfNote = new LinkedHashMap<>();

  SetNoteCounts(Bundle bundle, List<Prediction> predictions) {
    for (Prediction prediction : predictions) {
      if (prediction instanceof Prediction.Made made) {
        SetNotes.of(made.by(bundle), made.call())
            .forEach(note -> cellsOfNote.merge(note, 1, Integer::sum));
      }
    }
  }

  List<String> lines() {
    return cellsOfNote.entrySet().stream()
        .map(
            entry ->
                "Sets of "
                    + entry.getValue()
                    + (entry.getValue() == 1 ? " cell: " : " cells: ")
                    + entry.getKey())
        .toList();
  }
}
