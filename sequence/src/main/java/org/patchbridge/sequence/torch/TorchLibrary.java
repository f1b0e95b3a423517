package org.patchbridge.sequence.torch;

import java.util.Locale;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import org.patchbridge.work.InputException;

/**
 * The native part of libtorch. A checkout and the libraries of a build tool have it; installed
 * images get it by a package of its own, since only sequence models need its 110 MB.
 */
public final class TorchLibrary {
  /** Set by the launcher of an image: the command that installs the package. */
  private static final String INSTALLER = "patchbridge.torch.command";

  private static final String FOLDER = "/org/bytedeco/pytorch/%s/";
  private static final boolean IS_THERE = isThere(platform());

  private TorchLibrary() {}

  /** Loading it, which takes seconds, happens once, where it is first asked for. */
  private static final class Loaded {
    static {
      // A network is too small to gain from threads, and threads inside a fit take the processors
      // from the fits beside it: with one processor busy, OpenMP's barriers cost twenty times more.
      openblas_nolapack.blas_set_num_threads(1);
      torch.set_num_threads(1);
    }

    private static void once() {}
  }

  /** Name of this platform as its libraries have it, for example {@code linux-x86_64}. */
  public static String platform() {
    return Loader.getPlatform();
  }

  /** Whether sequence models can be learnt and asked here; nothing is loaded. */
  public static boolean isThere() {
    return IS_THERE;
  }

  /** Whether the libraries of another platform are there. */
  public static boolean isThere(String platform) {
    String folder = String.format(Locale.ROOT, FOLDER, platform);
    return Loader.class.getResource(folder + "libjnitorch.so") != null
        || Loader.class.getResource(folder + "libjnitorch.dylib") != null
        || Loader.class.getResource(folder + "jnitorch.dll") != null;
  }

  /** The command that installs it; none where the program is no installed image. */
  public static Optional<String> installer() {
    return Optional.ofNullable(System.getProperty(INSTALLER)).filter(text -> !text.isBlank());
  }

  /**
   * Loads it where that was not done yet.
   *
   * @throws InputException where there is none, with the command that installs it
   */
  public static void load() {
    if (!IS_THERE) {
      throw new InputException(missing(platform(), installer()));
    }
    Loaded.once();
  }

  static String missing(String platform, Optional<String> installer) {
    return "libtorch for "
        + platform
        + " is not installed, and sequence models (attention, encoder, joint) need it; "
        + installer
            .map(command -> "install it with: " + command)
            .orElse("build the program on this machine (./patchbridge does)");
  }
}
