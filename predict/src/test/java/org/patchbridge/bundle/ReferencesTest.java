package org.patchbridge.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbridge.reference.ReferenceModel;
import org.patchbridge.reference.References;
import org.patchbridge.work.InputException;

/** Models are named by their folder or, once built, as a reference. */
class ReferencesTest {
  @TempDir Path folder;

  private static Bundle builtBy(String method) {
    return BundleExample.bundle(BundleExample.forest(), 1)
        .withSettings(Map.of(References.METHOD, method));
  }

  @Test
  void builtReferenceIsFoundByItsNameWithOrWithoutPrefix() {
    References references = new References(folder);
    BundleFolder.write(
        references.placeOf(ReferenceModel.MOUSE), builtBy(ReferenceModel.METHOD_VERSION));

    assertThat(references.placeOf("mouse")).isEqualTo(folder.resolve("mouse"));
    assertThat(references.placeOf("reference:mouse")).isEqualTo(folder.resolve("mouse"));
    assertThat(References.warning(references.read("mouse"))).isEmpty();
  }

  @Test
  void pathThatIsThereWinsOverAReference() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine"));

    assertThat(new References(folder).placeOf(mine.toString())).isEqualTo(mine);
    assertThat(new References(folder).placeOf("./no/such/model"))
        .isEqualTo(Path.of("./no/such/model"));
  }

  @Test
  void referenceThatIsNotBuiltIsToldHow() {
    assertThatThrownBy(() -> new References(folder).placeOf("human"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("patchbridge fetch allen && patchbridge reference human");
  }

  @Test
  void unknownNameIsToldWhatThereIs() {
    BundleFolder.write(folder.resolve("mouse"), builtBy("1"));

    assertThatThrownBy(() -> new References(folder).placeOf("aligned"))
        .hasMessageContaining("name aligned-mouse or aligned-human");
    assertThatThrownBy(() -> new References(folder).placeOf("cat"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cat: there is no such folder, and no reference of this name")
        .hasMessageContaining("mouse, human (not built yet; patchbridge reference human)");
  }

  @Test
  void referenceOfAnotherVersionIsSaidToBeOne() {
    assertThat(References.warning(builtBy("0"))).isPresent();
    assertThat(References.warning(BundleExample.bundle(BundleExample.forest(), 1))).isEmpty();
  }
}
