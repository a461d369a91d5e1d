package org.isomer.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Credentials, to be taken out of text that somebody will read. Every text loses the user's part of
 * addresses, as in {@code http://user:password@host}; one that may repeat known secrets loses those
 * too, also as an address would spell them.
 */
public final class Secrets {
  /** No known secrets. */
  public static final Secrets NONE = new Secrets(List.of());

  private static final String HIDDEN = "…";

  /** A password may hold what should have been encoded, an @ or a slash among them. */
  private static final Pattern USER =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^\\s/@\"']*:[^\\s\"']*@");

  private static final Pattern TOKEN_AS_USER =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^\\s/@\"']*@");

  private final List<String> secrets;

  private Secrets(List<String> secrets) {
    this.secrets = secrets;
  }

  /** Hides these, the longest first. */
  public static Secrets of(Collection<String> secrets) {
    return new Secrets(
        secrets.stream()
            .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
            .filter(secret -> !secret.isBlank())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** The text with a sign in place of each credential. */
  public String hide(String text) {
    String shown = text;
    for (String secret : secrets) {
      shown = shown.replace(secret, HIDDEN);
    }
    shown = USER.matcher(shown).replaceAll("$1" + HIDDEN + "@");
    return TOKEN_AS_USER.matcher(shown).replaceAll("$1" + HIDDEN + "@");
  }
}
