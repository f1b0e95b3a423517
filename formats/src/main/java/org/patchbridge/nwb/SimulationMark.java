package org.patchbridge.nwb;

import java.lang.reflect.Array;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patchbridge.hdf5.Hdf5File;
import org.patchbridge.hdf5.Hdf5Object;
import org.patchbridge.hdf5.Hdf5Value;
import org.patchbridge.nwb.write.NwbSession;
import org.patchbridge.recording.RecordingException;

/**
 * Whether a file says that it was simulated: by the keyword that {@link NwbSession#SIMULATED} names
 * or, in files of earlier versions of this program, by the sentence on data collection.
 */
final class SimulationMark {
  private static final String KEYWORDS = "/general/keywords";
  private static final String DATA_COLLECTION = "/general/data_collection";
  private static final String EARLIER = "Simulated by PatchBridge";

  private SimulationMark() {}

  static boolean isOn(Hdf5File file) {
    return value(file, KEYWORDS).filter(SimulationMark::holdsKeyword).isPresent()
        || value(file, DATA_COLLECTION)
            .flatMap(Hdf5Value::text)
            .filter(text -> text.startsWith(EARLIER))
            .isPresent();
  }

  private static boolean holdsKeyword(Object value) {
    if (!value.getClass().isArray()) {
      return isKeyword(value);
    }
    return IntStream.range(0, Array.getLength(value))
        .mapToObj(at -> Array.get(value, at))
        .anyMatch(SimulationMark::isKeyword);
  }

  private static boolean isKeyword(Object word) {
    return word instanceof String text && text.strip().equalsIgnoreCase(NwbSession.SIMULATED);
  }

  /** Metadata are worth reading, but no reason to lose a recording. */
  private static Optional<Object> value(Hdf5File file, String path) {
    try {
      return file.guarded(path, () -> file.find(path).flatMap(Hdf5Object::value));
    } catch (RecordingException e) {
      return Optional.empty();
    }
  }
}
