package org.patchbridge.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The data goes one way, and so do the dependencies (docs/architecture.md). */
@AnalyzeClasses(packages = "org.patchbridge", importOptions = DoNotIncludeTests.class)
class DependencyDirectionTest {
  private static final String[] SCIENCE = {
    "..recording..",
    "..signal..",
    "..stimulus..",
    "..quality..",
    "..spike..",
    "..protocol..",
    "..family..",
    "..dataset..",
    "..preparation..",
    "..spca..",
    "..forest..",
    "..evaluation..",
    "..topology.."
  };

  @ArchTest
  static final ArchRule dataFlowsFromRecordingToReport =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("ephys")
          .definedBy(
              "..recording..",
              "..stimulus..",
              "..quality..",
              "..spike..",
              "..protocol..",
              "..family..")
          .layer("dataset")
          .definedBy("..dataset..", "..files..")
          .layer("formats")
          .definedBy("..table..", "..nwb..", "..npy..")
          .optionalLayer("simulate")
          .definedBy("..simulate..")
          .layer("learn")
          .definedBy("..preparation..", "..spca..", "..forest..", "..evaluation..", "..topology..")
          .layer("app")
          .definedBy("..study..", "..report..", "..cli..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("learn")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("simulate")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("formats")
          .mayOnlyBeAccessedByLayers("simulate", "app")
          .whereLayer("dataset")
          .mayOnlyBeAccessedByLayers("formats", "simulate", "learn", "app");

  @ArchTest
  static final ArchRule learningKnowsOfElectrophysiologyOnlyTheFamilies =
      noClasses()
          .that()
          .resideInAnyPackage("..dataset..", "..forest..", "..evaluation..", "..spca..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..recording..", "..stimulus..", "..quality..", "..spike..", "..protocol..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.patchbridge.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule scienceStartsNoThreadsAndReadsNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(SCIENCE)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.Executors")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule nothingIsSerialisedTheJavaWay =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectOutputStream");

  @ArchTest
  static final ArchRule commandsAreNamedAsCommands =
      classes()
          .that()
          .areAnnotatedWith(picocli.CommandLine.Command.class)
          .should()
          .haveSimpleNameEndingWith("Command")
          .orShould()
          .haveSimpleName("PatchBridge");
}
