package org.patchbridge.refit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.patchbridge.adaptation.RigReference;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.parameters.ParameterException;
import org.patchbridge.parameters.ParameterReader;
import org.patchbridge.parameters.ParameterWriter;
import org.patchbridge.parameters.Parameters;
import org.patchbridge.parameters.Safetensors;
import org.patchbridge.work.CohortDigest;

/**
 * What was learnt of the rig of training cells, kept on disk by the digest of these cells: a file
 * of its checksum, the length of its settings, the settings as JSON, and the numbers. Reading it
 * gives the same as learning it again, bit for bit. Those not used for longest are removed.
 *
 * @param folder need not exist
 * @param most files that are kept
 */
record RigCache(Path folder, int most) {
  /** A few megabytes each for the published mouse cells. */
  static final int MOST = 32;

  /** Changes with whatever changes the numbers of {@link RigReference#fit}. */
  private static final String METHOD_VERSION = "1";

  private static final String SUFFIX = ".rig";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * @param reference labelled cells, in the features that a batch has
   * @return empty where the cells are too few, or of too few donors, to learn a rig from
   */
  Optional<RigReference> of(Cohort reference, long seed) {
    int[] all = IntStream.range(0, reference.size()).toArray();
    Path file = folder.resolve(key(reference, seed) + SUFFIX);
    try {
      ParameterReader kept = read(file);
      Optional<RigReference> known = RigReference.read(reference, all, seed, kept);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return known;
    } catch (IOException | ParameterException absentOrDamaged) {
      Optional<RigReference> learnt = RigReference.fit(reference, all, seed);
      learnt.ifPresent(rig -> keep(file, rig));
      return learnt;
    }
  }

  private static String key(Cohort reference, long seed) {
    return CohortDigest.ofText(
        String.join("\n", METHOD_VERSION, CohortDigest.of(reference), Long.toString(seed)));
  }

  private static ParameterReader read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < Long.BYTES + Integer.BYTES) {
      throw new IOException("too short");
    }
    byte[] content = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    if (ByteBuffer.wrap(bytes).getLong() != checksum(content)) {
      throw new IOException("not as it was written");
    }
    int length = ByteBuffer.wrap(content).getInt();
    int numbers = Integer.BYTES + length;
    return ParameterReader.root(
        new Parameters(
            MAPPER.readTree(content, Integer.BYTES, length),
            Safetensors.read(Arrays.copyOfRange(content, numbers, content.length)),
            Map.of()));
  }

  /** A rig that cannot be kept is learnt again the next time; nothing else is lost. */
  private void keep(Path file, RigReference rig) {
    ParameterWriter out = ParameterWriter.root();
    rig.write(out);
    Parameters parameters = out.finish();
    try {
      byte[] settings = MAPPER.writeValueAsBytes(parameters.settings());
      byte[] numbers = Safetensors.write(parameters.tensors());
      byte[] content =
          ByteBuffer.allocate(Integer.BYTES + settings.length + numbers.length)
              .putInt(settings.length)
              .put(settings)
              .put(numbers)
              .array();
      Files.createDirectories(folder);
      AtomicFile.write(
          file,
          to -> {
            to.write(ByteBuffer.allocate(Long.BYTES).putLong(checksum(content)).array());
            to.write(content);
          });
      removeOldest();
    } catch (IOException unwritable) {
      return;
    }
  }

  private static long checksum(byte[] content) {
    CRC32C sum = new CRC32C();
    sum.update(content, 0, content.length);
    return sum.getValue();
  }

  private void removeOldest() throws IOException {
    List<Path> kept;
    try (Stream<Path> files = Files.list(folder)) {
      kept =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted(
                  Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
              .toList();
    }
    for (Path file : kept.subList(Math.min(most, kept.size()), kept.size())) {
      Files.deleteIfExists(file);
    }
  }
}
