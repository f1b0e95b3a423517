package org.patchbridge.files;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * What went wrong with a file or a server, in words: messages of exceptions are often the path
 * alone, or nothing.
 */
public final class IoFailure {
  private static final int DEEPEST = 10;

  private IoFailure() {}

  /** A fact without the path, such as {@code permission denied}; never empty. */
  public static String inWords(IOException failure) {
    if (failure instanceof FileSystemException ofFile) {
      return ofFile(ofFile);
    }
    if (isCausedBy(failure, UnknownHostException.class)
        || isCausedBy(failure, UnresolvedAddressException.class)) {
      return "there is no server of this name, or no network";
    }
    if (failure instanceof HttpTimeoutException || failure instanceof SocketTimeoutException) {
      return "the server did not answer in time";
    }
    if (failure instanceof ConnectException) {
      return "no server answers at this address" + inBrackets(failure.getMessage());
    }
    return failure.getMessage() == null || failure.getMessage().isBlank()
        ? failure.getClass().getSimpleName()
        : failure.getMessage();
  }

  private static String ofFile(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failure instanceof FileSystemLoopException) {
      return "a link that leads back to a folder above it";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file of this name is in the way";
    }
    return failure.getReason() == null || failure.getReason().isBlank()
        ? failure.getClass().getSimpleName()
        : failure.getReason();
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (kind.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static String inBrackets(String message) {
    return message == null || message.isBlank() ? "" : " (" + message + ")";
  }
}
