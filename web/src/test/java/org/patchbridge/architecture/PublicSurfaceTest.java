package org.patchbridge.architecture;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What programs may build upon stands in {@code docs/public-surface.txt}, so that every change of
 * it is seen in review. {@code -Dpatchbridge.surface=write} writes it anew.
 */
class PublicSurfaceTest {
  private static final Path KEPT = Path.of("../docs/public-surface.txt");

  @Test
  void whatStrangersMayUseIsWhatIsWrittenDown() throws IOException {
    List<String> lines = new ArrayList<>();
    for (House module : EnumSet.complementOf(EnumSet.of(House.APP, House.WEB))) {
      lines.addAll(surface(module));
    }
    if ("write".equals(System.getProperty("patchbridge.surface"))) {
      Files.writeString(KEPT, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(KEPT, StandardCharsets.UTF_8));
  }

  private static List<String> surface(House module) throws IOException {
    Set<String> exported = exported(module);
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importUrl(module.location());
    List<String> lines = new ArrayList<>();
    lines.add("module " + module.name().toLowerCase(Locale.ROOT));
    classes.stream()
        .filter(each -> exported.contains(each.getPackageName()) && isOpen(each))
        .sorted(Comparator.comparing(JavaClass::getName))
        .forEach(each -> describe(each, lines));
    return lines;
  }

  /** Packages that every stranger sees. */
  private static Set<String> exported(House module) throws IOException {
    String place = module.location().toString();
    URI info =
        URI.create(
            place.endsWith(".jar")
                ? "jar:" + place + "!/module-info.class"
                : place + "module-info.class");
    try (InputStream in = info.toURL().openStream()) {
      return ModuleDescriptor.read(in).exports().stream()
          .filter(each -> !each.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(toCollection(TreeSet::new));
    }
  }

  private static boolean isOpen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isAnonymousClass()
        && type.getEnclosingClass().map(PublicSurfaceTest::isOpen).orElse(true);
  }

  private static void describe(JavaClass type, List<String> lines) {
    lines.add("  " + type.getName());
    Stream<String> fields =
        type.getFields().stream()
            .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
            .map(JavaField::getName);
    Stream<String> units =
        Stream.concat(type.getConstructors().stream(), type.getMethods().stream())
            .filter(PublicSurfaceTest::isDeclaredForStrangers)
            .map(PublicSurfaceTest::signature);
    Stream.concat(fields, units).sorted().distinct().forEach(each -> lines.add("    " + each));
  }

  private static boolean isDeclaredForStrangers(JavaCodeUnit unit) {
    Set<JavaModifier> modifiers = unit.getModifiers();
    return modifiers.contains(JavaModifier.PUBLIC)
        && !modifiers.contains(JavaModifier.SYNTHETIC)
        && !modifiers.contains(JavaModifier.BRIDGE)
        && !Set.of("equals", "hashCode", "toString", "valueOf", "values").contains(unit.getName());
  }

  private static String signature(JavaCodeUnit unit) {
    String name =
        unit.isConstructor()
            ? "new"
            : unit.getRawReturnType().getSimpleName() + " " + unit.getName();
    return unit.getRawParameterTypes().stream()
        .map(JavaClass::getSimpleName)
        .collect(joining(", ", name + "(", ")"));
  }
}
