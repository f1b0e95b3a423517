package org.patchbridge.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.patchbridge.extraction.ExtractionSettings;
import org.patchbridge.extraction.FileOutcome;
import org.patchbridge.extraction.RecordingFile;
import org.patchbridge.files.IoFailure;
import org.patchbridge.study.parquet.ResultFile;
import org.patchbridge.study.parquet.ResultFolder;
import org.patchbridge.work.InputException;

/**
 * Where results go: a folder that all machines see, or an address of Hadoop's ({@code hdfs://},
 * {@code s3a://}). A result has its name from recording and settings and appears whole or not at
 * all, so that two tasks with the same recording leave one.
 *
 * @param name as the user gave it
 */
record ResultPlace(String name, SerializableConfiguration hadoop) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  /** Whether it is Hadoop's to read and write. */
  static boolean isAddress(String name) {
    return ADDRESS.matcher(name).matches();
  }

  private boolean isFolder() {
    return !isAddress(name);
  }

  /** Fails early, and on the driver, where nothing can be written. */
  void require(ExtractionSettings settings) {
    if (isFolder()) {
      folder(settings);
      return;
    }
    try {
      context().mkdir(new Path(name), null, true);
    } catch (IOException | RuntimeException e) {
      throw new InputException(
          name + ": cannot be made or written (" + e.getMessage() + "); choose another --parquet",
          e);
    }
  }

  /** Whether a result is there that doing it again would give. */
  boolean has(RecordingFile file, ExtractionSettings settings) {
    if (isFolder()) {
      return folder(settings).left(List.of(file)).isEmpty();
    }
    try {
      java.nio.file.Path copy = temporary();
      try (InputStream in = context().open(target(file, settings))) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        return ResultFile.isDone(copy, file, settings);
      } finally {
        Files.delete(copy);
      }
    } catch (FileNotFoundException none) {
      return false;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void put(FileOutcome outcome, ExtractionSettings settings) {
    if (isFolder()) {
      folder(settings).save(outcome);
      return;
    }
    try {
      java.nio.file.Path whole = temporary();
      try {
        ResultFile.write(outcome, settings, whole);
        move(whole, target(outcome.file(), settings));
      } finally {
        Files.delete(whole);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void move(java.nio.file.Path whole, Path target) throws IOException {
    Path part = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
    FileContext context = context();
    try (OutputStream out =
        context.create(
            part,
            EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
            Options.CreateOpts.createParent())) {
      Files.copy(whole, out);
    }
    context.rename(part, target, Options.Rename.OVERWRITE);
  }

  private Path target(RecordingFile file, ExtractionSettings settings) {
    return new Path(name, ResultFile.name(file, settings));
  }

  private ResultFolder folder(ExtractionSettings settings) {
    return ResultFolder.of(java.nio.file.Path.of(name), settings);
  }

  private FileContext context() throws IOException {
    return FileContext.getFileContext(URI.create(name), hadoop.value());
  }

  private InputException failed(IOException e) {
    return new InputException(
        name + ": cannot be read or written (" + IoFailure.inWords(e) + ")", e);
  }

  private static java.nio.file.Path temporary() throws IOException {
    return Files.createTempFile("patchbridge-", ".parquet");
  }
}
