package org.patchbridge.web.route;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.patchbridge.web.bench.Bench;
import org.patchbridge.web.bench.BenchFile;
import org.patchbridge.web.bench.BenchFile.Kind;
import org.patchbridge.web.bench.BenchFile.Origin;
import org.patchbridge.web.bench.HandChoices;
import org.patchbridge.web.desk.Desk;
import org.patchbridge.web.guard.RefusedRequest;

/** Files onto the bench and off it, and what is chosen by hand about their sweeps. */
public final class FileRoutes {
  private static final int LONGEST_ELECTRODE = 300;

  private final Desk desk;

  public FileRoutes(Desk desk) {
    this.desk = desk;
  }

  /** A file that was put on the bench. */
  record Added(String id, String name) {}

  /** Where a file lies, below a folder that may be looked into. */
  record Named(String path) {}

  /** What is chosen about a recording, all of it. */
  record Chosen(
      String electrode, SortedSet<Integer> leftOut, SortedMap<Integer, String> protocols) {}

  public List<Route> all() {
    return List.of(
        Route.post("/api/files", this::receive),
        Route.post("/api/paths", this::name),
        Route.delete("/api/files", this::removeAll),
        Route.delete("/api/files/{id}", this::remove),
        Route.put("/api/files/{id}/choices", this::choose),
        Route.post("/api/files/{id}/undo", this::undo));
  }

  private void receive(Context request) throws IOException {
    String name = Optional.ofNullable(request.queryParam("name")).orElse("");
    Kind kind =
        Bench.kindOf(name)
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        415,
                        name + ": neither a recording (.nwb, .abf) nor a table (.csv, .tsv)."));
    if (!"application/octet-stream".equals(request.contentType())) {
      throw new RefusedRequest(415, "The body must be application/octet-stream.");
    }
    desk.bench().requireRoom();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Path file =
        desk.uploads()
            .receive(request.bodyInputStream(), extension, request.req().getContentLengthLong());
    BenchFile added = desk.bench().add(name, file, Origin.SENT, kind);
    request.status(201);
    JsonAnswer.send(request, new Added(added.id(), added.name()));
  }

  private void name(Context request) {
    Named named = JsonAnswer.read(request, Named.class);
    if (named.path() == null || named.path().isBlank()) {
      throw new RefusedRequest(400, "Name a file or a folder.");
    }
    List<BenchFile> added = desk.open(named.path());
    request.status(201);
    JsonAnswer.send(
        request, added.stream().map(file -> new Added(file.id(), file.name())).toList());
  }

  private void remove(Context request) {
    desk.bench().file(request.pathParam("id"));
    desk.remove(request.pathParam("id"));
    request.status(204);
  }

  private void removeAll(Context request) {
    desk.bench().files().forEach(file -> desk.remove(file.id()));
    request.status(204);
  }

  private void choose(Context request) {
    Chosen chosen = JsonAnswer.read(request, Chosen.class);
    if (chosen.leftOut() == null || chosen.protocols() == null) {
      throw new RefusedRequest(400, "Give leftOut and protocols, empty where there are none.");
    }
    boolean isKnown =
        List.of("long-square", "short-square", "ramp").containsAll(chosen.protocols().values());
    if (!isKnown || chosen.leftOut().size() + chosen.protocols().size() > Bench.MOST_FILES) {
      throw new RefusedRequest(400, "Protocols are long-square, short-square and ramp.");
    }
    String electrode = Optional.ofNullable(chosen.electrode()).orElse("");
    if (electrode.length() > LONGEST_ELECTRODE) {
      throw new RefusedRequest(400, "No electrode has so long a name.");
    }
    desk.bench()
        .choose(
            request.pathParam("id"),
            HandChoices.of(electrode.strip(), chosen.leftOut(), chosen.protocols()));
    request.status(204);
  }

  private void undo(Context request) {
    desk.bench().undo(request.pathParam("id"));
    request.status(204);
  }
}
