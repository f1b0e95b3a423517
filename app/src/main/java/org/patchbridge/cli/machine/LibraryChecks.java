package org.patchbridge.cli.machine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.patchbridge.hdf5.inflate.ZlibInflater;
import org.patchbridge.inflate.IsaInflaters;
import org.patchbridge.sequence.torch.TorchLibrary;

/** The native libraries: each is loaded as the commands do, but libtorch, which takes seconds. */
final class LibraryChecks {
  private static final String OTHER_PLATFORM =
      "build the program on this machine (./patchbridge does), or use Linux on x86-64";

  private LibraryChecks() {}

  /** The store of studies. */
  static MachineCheck duckDb() {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      return MachineCheck.ok("DuckDB", connection.getMetaData().getDatabaseProductVersion())
          .needed();
    } catch (SQLException | LinkageError notLoaded) {
      return MachineCheck.missing(
              "DuckDB",
              "its native library does not load (" + notLoaded.getMessage() + ")",
              "give a temporary folder that programs may be run from:"
                  + " PATCHBRIDGE_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER")
          .needed();
    }
  }

  /** What recordings are written with; they are read without it. */
  static MachineCheck hdf5Writer() {
    return hdf5Writer("org.bytedeco.hdf5.global.hdf5");
  }

  static MachineCheck hdf5Writer(String type) {
    String platform = Loader.getPlatform();
    try {
      Loader.load(Class.forName(type, false, LibraryChecks.class.getClassLoader()));
      return MachineCheck.ok("HDF5 writer", "for " + platform);
    } catch (ClassNotFoundException | LinkageError notLoaded) {
      return MachineCheck.missing(
          "HDF5 writer",
          "none for " + platform + "; only 'simulate' and 'demo' write recordings",
          OTHER_PLATFORM);
    }
  }

  /** What the JDK does more slowly. */
  static MachineCheck inflater() {
    Optional<ZlibInflater> inflater = new IsaInflaters().inflater();
    if (inflater.isEmpty()) {
      return MachineCheck.missing(
          "ISA-L inflater",
          "none for this machine; recordings are read all the same, more slowly",
          "Linux or macOS on x86-64 has it");
    }
    inflater.get().close();
    return MachineCheck.ok("ISA-L inflater", "recordings are unpacked by it");
  }

  /** What sequence models are learnt with. */
  static MachineCheck torch() {
    return torch(TorchLibrary.platform());
  }

  static MachineCheck torch(String platform) {
    return TorchLibrary.isThere(platform)
        ? MachineCheck.ok("libtorch", "for " + platform + ", not loaded by this command")
        : MachineCheck.missing(
            "libtorch",
            "none for " + platform + "; only sequence models (attention, encoder, joint) need it",
            TorchLibrary.installer().orElse(OTHER_PLATFORM));
  }
}
