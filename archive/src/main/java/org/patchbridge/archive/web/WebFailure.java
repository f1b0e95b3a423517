package org.patchbridge.archive.web;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Which failures are worth another try. */
public final class WebFailure {
  private WebFailure() {}

  /**
   * A name that no server has, a certificate that is not trusted, or an address that is not asked,
   * is no better a second later.
   */
  public static boolean isHopeless(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException
          || cause instanceof UnresolvedAddressException
          || cause instanceof SSLHandshakeException
          || cause instanceof SSLPeerUnverifiedException
          || cause instanceof MisdirectedException) {
        return true;
      }
    }
    return false;
  }
}
