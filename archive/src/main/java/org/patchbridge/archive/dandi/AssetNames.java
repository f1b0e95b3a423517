package org.patchbridge.archive.dandi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the path of a file says by the archive's rules for names. */
public final class AssetNames {
  private static final Pattern SUBJECT = Pattern.compile("(?:^|/)sub-([^_/]+)");
  private static final Pattern MODALITIES = Pattern.compile("_([A-Za-z0-9+]+)\\.[A-Za-z0-9.]+$");

  private AssetNames() {}

  /** The donor: {@code 001} of {@code sub-001/sub-001_icephys.nwb}. */
  public static Optional<String> subject(String path) {
    Matcher subject = SUBJECT.matcher(path);
    return subject.find() ? Optional.of(subject.group(1)) : Optional.empty();
  }

  /** In lower case, as the end of the name has them: {@code behavior}, {@code icephys}. */
  public static List<String> modalities(String path) {
    Matcher modalities = MODALITIES.matcher(path);
    return modalities.find()
        ? Arrays.asList(modalities.group(1).toLowerCase(Locale.ROOT).split("\\+"))
        : List.of();
  }
}
