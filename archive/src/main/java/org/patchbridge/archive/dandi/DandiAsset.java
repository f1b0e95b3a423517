package org.patchbridge.archive.dandi;

import java.time.Instant;
import java.util.Optional;

/**
 * A file of the archive, as the archive tells of it: nothing here is to be trusted as a path.
 *
 * @param id UUID in lower case; what an id stands for never changes
 * @param path within the dandiset, with {@code /}
 * @param bytes its size
 * @param etag its dandi-etag
 * @param sha256 of its bytes, where the archive knows it
 * @param modified when the archive last noted a change of it
 */
public record DandiAsset(
    String id, String path, long bytes, String etag, Optional<String> sha256, Instant modified) {}
