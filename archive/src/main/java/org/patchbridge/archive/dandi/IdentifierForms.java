package org.patchbridge.archive.dandi;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbridge.archive.dandi.DandiIdentifier.Everything;
import org.patchbridge.archive.dandi.DandiIdentifier.Location;
import org.patchbridge.archive.dandi.DandiIdentifier.Matching;
import org.patchbridge.archive.dandi.DandiIdentifier.OneAsset;
import org.patchbridge.archive.dandi.DandiIdentifier.Part;
import org.patchbridge.archive.dandi.DandiIdentifier.Prefix;
import org.patchbridge.work.InputException;

/** The forms in which an identifier is written, as dandi-cli knows them, and DOIs. */
final class IdentifierForms {
  private static final String SET = "(?<set>\\d{6})";
  private static final String VERSION = "(?<version>draft|\\d+\\.\\d+\\.\\d+)";
  private static final String UUID =
      "(?<asset>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
  private static final String DOWNLOAD = "(/(download/?)?)?";

  private static final List<Pattern> NAMES =
      patterns(
          "DANDI:" + SET + "(/" + VERSION + ")?(/(?<location>.*))?",
          SET + "(/" + VERSION + ")?",
          "https?://identifiers\\.org/DANDI:" + SET + "(/" + VERSION + ")?/?",
          "(https?://(dx\\.)?doi\\.org/|doi:)?10\\.48324/dandi\\." + SET + "(/" + VERSION + ")?/?",
          "dandi://(?<instance>[-\\w.]+)/" + SET + "(@" + VERSION + ")?(/(?<location>.*))?");

  private static final List<Pattern> PAGES =
      patterns(
          "(#/)?dandiset/"
              + SET
              + "(/"
              + VERSION
              + ")?(/(files/?)?)?(\\?(?<query>.*))?(#(?!/).*)?");

  private static final List<Pattern> API =
      patterns(
          "dandisets/" + SET + "(/(versions(/" + VERSION + "(/(info/?)?)?)?/?)?)?",
          "dandisets/" + SET + "/versions/" + VERSION + "/assets/?(\\?(?<query>.*))?",
          "dandisets/" + SET + "/versions/" + VERSION + "/assets/" + UUID + DOWNLOAD,
          "assets/" + UUID + DOWNLOAD);

  private static final Pattern WEB_PAGE =
      Pattern.compile("(?i)https?://(gui\\.|www\\.)?dandiarchive\\.org/(?<rest>.*)");
  private static final Pattern WEB_API =
      Pattern.compile("(?i)https://api\\.dandiarchive\\.org/api/(?<rest>.*)");
  private static final Pattern LOOK =
      Pattern.compile(
          "(?i)(DANDI:|dandi://|https?://identifiers\\.org/DANDI:"
              + "|(https?://(dx\\.)?doi\\.org/|doi:)?10\\.48324/dandi\\.).*");

  private IdentifierForms() {}

  private static List<Pattern> patterns(String... forms) {
    return List.of(forms).stream()
        .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
        .toList();
  }

  static boolean looksLike(String text, URI api) {
    return LOOK.matcher(text).matches()
        || WEB_PAGE.matcher(text).matches()
        || WEB_API.matcher(text).matches()
        || text.startsWith(base(api));
  }

  static Optional<DandiIdentifier> read(String text, URI api) {
    Matcher page = WEB_PAGE.matcher(text);
    if (page.matches()) {
      return first(PAGES, page.group("rest"));
    }
    if (text.startsWith(base(api))) {
      return first(API, text.substring(base(api).length()));
    }
    Matcher ofApi = WEB_API.matcher(text);
    return ofApi.matches() ? first(API, ofApi.group("rest")) : first(NAMES, text);
  }

  private static String base(URI api) {
    String base = api.toString();
    return base.endsWith("/") ? base : base + "/";
  }

  private static Optional<DandiIdentifier> first(List<Pattern> forms, String text) {
    for (Pattern form : forms) {
      Matcher matcher = form.matcher(text);
      if (matcher.matches()) {
        requireKnownInstance(text, group(matcher, "instance"));
        return Optional.of(
            new DandiIdentifier(
                group(matcher, "set"),
                group(matcher, "version").map(version -> version.toLowerCase(Locale.ROOT)),
                part(matcher)));
      }
    }
    return Optional.empty();
  }

  private static void requireKnownInstance(String text, Optional<String> instance) {
    if (instance.isPresent() && !instance.get().equalsIgnoreCase("dandi")) {
      throw new InputException(
          "'"
              + text
              + "': the archive '"
              + instance.get()
              + "' is not known; write dandi://dandi/..., or name another archive's address with"
              + " --api");
    }
  }

  private static Part part(Matcher matcher) {
    Optional<String> asset = group(matcher, "asset");
    if (asset.isPresent()) {
      return new OneAsset(asset.get().toLowerCase(Locale.ROOT));
    }
    return group(matcher, "location")
        .map(IdentifierForms::decoded)
        .map(IdentifierForms::ofLocation)
        .orElseGet(() -> group(matcher, "query").map(IdentifierForms::ofQuery).orElse(ALL));
  }

  private static final Part ALL = new Everything();

  private static Part ofLocation(String location) {
    String path = location.replaceFirst("^/+", "");
    if (path.isEmpty()) {
      return ALL;
    }
    return path.indexOf('*') >= 0 ? new Matching(path) : new Location(path);
  }

  private static Part ofQuery(String query) {
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1).replace('+', ' '));
      if (value.isEmpty()) {
        continue;
      }
      switch (pair.substring(0, equals)) {
        case "location":
          return ofLocation(value);
        case "path":
          return new Prefix(value);
        case "glob":
          return new Matching(value);
        default:
          // How a list is shown: its page, its order.
      }
    }
    return ALL;
  }

  /** Percent-encoding alone: a plus is a plus in a path. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }

  private static Optional<String> group(Matcher matcher, String name) {
    try {
      return Optional.ofNullable(matcher.group(name)).filter(text -> !text.isEmpty());
    } catch (IllegalArgumentException notOfThisForm) {
      return Optional.empty();
    }
  }
}
