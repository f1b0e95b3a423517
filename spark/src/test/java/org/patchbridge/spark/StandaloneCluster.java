package org.patchbridge.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A master and workers of Spark's own kind of cluster, each a process, on the loopback address. An
 * executor has one processor.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final long START_SECONDS = 60;

  private final Path folder;
  private final int port;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();

  StandaloneCluster(Path folder, int workers, int megabytes)
      throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    linkJars(Files.createDirectories(folder.resolve("home/jars")));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    master =
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--webui-port",
            "0");
    awaitMaster();
    for (int k = 0; k < workers; k++) {
      this.workers.add(
          start(
              "worker-" + k,
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              "127.0.0.1",
              "--cores",
              "1",
              "--memory",
              megabytes + "m",
              "--webui-port",
              "0",
              "--work-dir",
              folder.resolve("work-" + k).toString(),
              url()));
    }
  }

  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** For executors, which find the program where the test does. */
  static String classPath() {
    return CLASS_PATH;
  }

  /** The worker and its executor, at once and without a farewell. */
  void kill(int worker) throws InterruptedException {
    Process process = workers.get(worker);
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly().waitFor();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Of a process and what it started, kB: the most that was in memory at a time. */
  long peakKilobytes(int worker) throws IOException {
    long most = 0;
    for (ProcessHandle executor : workers.get(worker).descendants().toList()) {
      Path status = Path.of("/proc", Long.toString(executor.pid()), "status");
      if (Files.exists(status)) {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")));
          }
        }
      }
    }
    return most;
  }

  @Override
  public void close() throws InterruptedException {
    for (int k = 0; k < workers.size(); k++) {
      kill(k);
    }
    master.destroyForcibly().waitFor();
  }

  private Process start(String name, String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(
        List.of(
            org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptions()
                .strip()
                .split(" +")));
    command.addAll(List.of("-cp", CLASS_PATH, mainClass));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private void awaitMaster() throws InterruptedException, IOException {
    long end = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (true) {
      try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() > end || !master.isAlive()) {
          throw new IOException(Files.readString(folder.resolve("master.log")), notYet);
        }
        Thread.sleep(100);
      }
    }
  }

  /** Where a worker looks for Spark, as an installation has it. */
  private static void linkJars(Path jars) throws IOException {
    for (Path jar : Stream.of(CLASS_PATH.split(":")).map(Path::of).toList()) {
      if (Files.isRegularFile(jar)) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
  }
}
