package org.patchbridge.nwb;

import java.lang.reflect.Array;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.patchbridge.hdf5.Hdf5File;
import org.patchbridge.hdf5.Hdf5Link;
import org.patchbridge.hdf5.Hdf5Object;
import org.patchbridge.recording.Finding;
import org.patchbridge.recording.Finding.Severity;
import org.patchbridge.recording.RecordingException;

/**
 * The sweep table of a file. Series carry their sweep numbers themselves, so the table is only
 * compared with them: a row that leads nowhere is worth a warning.
 */
final class SweepTable {
  private static final String PLACE = "/general/intracellular_ephys/sweep_table";

  private SweepTable() {}

  /** What is wrong with the table; empty where nothing is, or where there is none. */
  static Optional<Finding> check(Hdf5File file) {
    try {
      return file.guarded(PLACE, () -> compare(file));
    } catch (RecordingException e) {
      return warning("the table cannot be read (" + e.fact() + "); the series are read directly");
    }
  }

  private static Optional<Finding> compare(Hdf5File file) {
    Optional<Object> rows = file.find(PLACE + "/series").flatMap(Hdf5Object::value);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Set<Long> known = new HashSet<>();
    for (String group : new String[] {"acquisition", "stimulus/presentation"}) {
      file.find(group).stream()
          .flatMap(g -> g.links().values().stream())
          .filter(Hdf5Link.Hard.class::isInstance)
          .forEach(link -> known.add(((Hdf5Link.Hard) link).address()));
    }
    int length = Array.getLength(rows.get());
    int lost = 0;
    for (int i = 0; i < length; i++) {
      boolean found =
          Array.get(rows.get(), i) instanceof Number address && known.contains(address.longValue());
      lost += found ? 0 : 1;
    }
    return lost == 0
        ? Optional.empty()
        : warning(lost + " of " + length + " rows lead to no series; the series are read directly");
  }

  private static Optional<Finding> warning(String message) {
    return Optional.of(new Finding("sweep-table-broken", Severity.WARNING, PLACE, message));
  }
}
