package org.isomer.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.isomer.file.Sha256;
import org.isomer.reports.leaderboard.Leaderboard;

/** Renders a leaderboard as one self-contained HTML page. */
public final class HtmlReport {
  private static final String GENERATOR = "Isomer";

  /** In the foot of pages from before they had a mark. */
  private static final String OLDER_FOOT = "Made by Isomer from ";

  private static final String STYLE = style();

  private static final String SCRIPT = resource("page.js");

  private HtmlReport() {}

  /** The page. Equal leaderboards give equal text; write it in UTF-8. */
  public static String render(String title, Leaderboard leaderboard) {
    Element html =
        Element.of("html")
            .with("lang", "en")
            .add(head(title), PageBody.of(title, leaderboard).add(Element.script(SCRIPT)));
    StringBuilder page = new StringBuilder("<!doctype html>\n");
    html.write(page);
    return page.append('\n').toString();
  }

  /** Whether a page is one of these, by its mark. */
  public static boolean wrote(String page) {
    return page.contains("<meta name=\"generator\" content=\"" + GENERATOR + "\">")
        || page.contains(OLDER_FOOT);
  }

  private static Element head(String title) {
    return Element.of("head")
        .add(
            Element.of("meta").with("charset", "utf-8"),
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy()),
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Element.of("meta").with("name", "generator").with("content", GENERATOR),
            Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
            Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
            Element.of("title").text(title),
            Element.of("style").text(STYLE));
  }

  private static String policy() {
    return "default-src 'none'; img-src data:; style-src 'sha256-"
        + sha256(STYLE)
        + "'; script-src 'sha256-"
        + sha256(SCRIPT)
        + "'; base-uri 'none'; form-action 'none'";
  }

  /** The style sheet. It is written as text, so it must hold no character that HTML escapes. */
  private static String style() {
    String css = resource("page.css");
    if (css.matches("(?s).*[<>&\"'].*")) {
      throw new IllegalStateException("page.css holds one of < > & \" '");
    }
    return css;
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of(text));
  }
}
