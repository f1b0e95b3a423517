package org.patchbridge.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.net.URL;
import java.util.EnumSet;
import org.patchbridge.archive.Catalogue;
import org.patchbridge.bundle.Bundle;
import org.patchbridge.dataset.Cohort;
import org.patchbridge.evaluation.Learner;
import org.patchbridge.homology.VietorisRips;
import org.patchbridge.recording.Recording;
import org.patchbridge.sequence.SequenceLearner;
import org.patchbridge.simulate.SimulatedStudy;
import org.patchbridge.study.Study;
import org.patchbridge.table.FeatureTable;
import org.patchbridge.web.PatchBridgeMain;

/** The modules in the order of the data, each with one class to find it by. */
enum House {
  DATASET(Cohort.class),
  EPHYS(Recording.class),
  FORMATS(FeatureTable.class),
  ARCHIVE(Catalogue.class),
  SIMULATE(SimulatedStudy.class),
  LEARN(Learner.class),
  TOPOLOGY(VietorisRips.class),
  SEQUENCE(SequenceLearner.class),
  PREDICT(Bundle.class),
  APP(Study.class),
  WEB(PatchBridgeMain.class);

  private final Class<?> resident;

  House(Class<?> resident) {
    this.resident = resident;
  }

  /** Where its classes lie: looking for a package would read the libraries' jars, too. */
  URL location() {
    return resident.getProtectionDomain().getCodeSource().getLocation();
  }

  static House of(JavaClass type) {
    // A folder's class lies at file:///..., a jar's at jar:file:/...!/...
    String place = type.getSource().orElseThrow().getUri().toString().replace("file:///", "file:/");
    for (House module : values()) {
      if (place.contains(module.location().toString())) {
        return module;
      }
    }
    throw new IllegalArgumentException(place + " is in no module");
  }

  /** Itself and what it is built on. */
  EnumSet<House> mayUse() {
    EnumSet<House> below =
        switch (this) {
          case DATASET, EPHYS -> EnumSet.noneOf(House.class);
          case FORMATS -> EnumSet.of(DATASET, EPHYS);
          case ARCHIVE -> EnumSet.of(DATASET, FORMATS);
          case SIMULATE -> EnumSet.of(DATASET, EPHYS, FORMATS);
          case LEARN -> EnumSet.of(DATASET);
          case TOPOLOGY, SEQUENCE -> EnumSet.of(DATASET, LEARN);
          case PREDICT -> EnumSet.of(DATASET, EPHYS, FORMATS, LEARN);
          case APP -> EnumSet.complementOf(EnumSet.of(WEB));
          case WEB -> EnumSet.allOf(House.class);
        };
    below.add(this);
    return below;
  }
}
