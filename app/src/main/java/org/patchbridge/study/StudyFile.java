package org.patchbridge.study;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbridge.files.AtomicFile;
import org.patchbridge.study.plan.EvaluationSettings;
import org.patchbridge.study.store.StudyInput;
import org.patchbridge.work.InputException;

/** {@code study.yaml}: what went into a study and how it was evaluated last, for people. */
final class StudyFile {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER))
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_ABSENT, NON_ABSENT))
          .build();

  private StudyFile() {}

  static void write(Path folder, List<StudyInput> inputs, EvaluationSettings settings) {
    Map<String, Object> study = new LinkedHashMap<>();
    study.put("cohorts", inputs.stream().map(StudyFile::describe).toList());
    study.put("evaluation", settings);
    Path file = folder.resolve("study.yaml");
    try {
      AtomicFile.write(file, MAPPER.writeValueAsString(study).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a study cannot be written as YAML", e);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be written; free space or fix permissions", e);
    }
  }

  private static Map<String, Object> describe(StudyInput input) {
    Map<String, Object> cohort = new LinkedHashMap<>();
    cohort.put("name", input.cohort().name());
    cohort.put("id", input.cohortId());
    cohort.put("cells", input.cohort().size());
    cohort.put("from", input.source());
    return cohort;
  }
}
