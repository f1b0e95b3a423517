package org.patchbridge.cli.machine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.patchbridge.archive.FetchedTables;
import org.patchbridge.archive.TableGroup;
import org.patchbridge.reference.ReferenceModel;
import org.patchbridge.reference.References;
import org.patchbridge.work.InputException;

/** What the user has brought to the machine. */
final class DataChecks {
  private static final String TABLES = "public tables";

  private DataChecks() {}

  /**
   * @param cache read here, since the user's own catalogue may be wrong
   */
  static MachineCheck tables(Supplier<FetchedTables> cache) {
    try {
      return tables(cache.get());
    } catch (InputException wrong) {
      return MachineCheck.missing(TABLES, wrong.getMessage(), "correct this file");
    }
  }

  private static MachineCheck tables(FetchedTables fetched) {
    String there =
        fetched.catalogue().groups().stream()
            .filter(group -> group.groups().isEmpty())
            .map(TableGroup::name)
            .filter(name -> fetched.folderOf(name).isPresent())
            .collect(Collectors.joining(", "));
    return there.isEmpty()
        ? MachineCheck.missing(
            TABLES, "none fetched; only references are made of them", "patchbridge fetch allen")
        : MachineCheck.ok(TABLES, there);
  }

  static MachineCheck references(References built) {
    List<String> there =
        Arrays.stream(ReferenceModel.values())
            .filter(built::isBuilt)
            .map(ReferenceModel::key)
            .toList();
    return there.isEmpty()
        ? MachineCheck.missing(
            "reference models",
            "none built; calls without a model of your own need one",
            "patchbridge fetch allen && patchbridge reference human")
        : MachineCheck.ok("reference models", String.join(", ", there));
  }
}
