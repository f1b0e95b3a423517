package org.patchbridge.web.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.KeyGenerator;

/**
 * The secrets of one run of the server, 256 random bits each. A link opens a session; the session
 * is what the browser keeps, and never stands in an address.
 */
public final class AccessTokens {
  private static final int BITS = 256;

  private final String link = secret();
  private final String launched = secret();
  private final String session = secret();
  private final AtomicBoolean launchedIsSpent = new AtomicBoolean();

  /**
   * For the address that is printed: whoever may read the terminal may open it, again and again.
   */
  public String ofPrintedLink() {
    return link;
  }

  /**
   * For the address that a browser is started with: other users of the machine can see the
   * arguments of a process, so that it opens one session, once.
   */
  public String ofLaunchedLink() {
    return launched;
  }

  /** What the browser keeps. */
  public String session() {
    return session;
  }

  /** Whether a link with this token opens a session; the launched one is spent by that. */
  boolean opens(String token) {
    if (isEqual(token, link)) {
      return true;
    }
    return isEqual(token, launched) && launchedIsSpent.compareAndSet(false, true);
  }

  boolean isSession(String value) {
    return isEqual(value, session);
  }

  /** Takes as long wherever the texts differ. */
  private static boolean isEqual(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static String secret() {
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES");
      generator.init(BITS);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(generator.generateKey().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has AES", e);
    }
  }
}
