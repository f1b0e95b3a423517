package org.patchbridge.reproduction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One run of the command, to its end or its interruption; what it took depends on the machine.
 *
 * @param started UTC
 * @param form of the reproduction
 * @param wallSeconds up to the last note of it
 * @param cpuSeconds of all threads
 * @param threads fits at a time
 * @param cores that the program may use
 * @param machine operating system and architecture
 */
record RunSession(
    @JsonProperty("started") String started,
    @JsonProperty("form") String form,
    @JsonProperty("wall_seconds") long wallSeconds,
    @JsonProperty("cpu_seconds") long cpuSeconds,
    @JsonProperty("threads") int threads,
    @JsonProperty("cores") int cores,
    @JsonProperty("machine") String machine,
    @JsonProperty("program") String program,
    @JsonProperty("java") String java) {

  @JsonCreator
  RunSession {}
}
