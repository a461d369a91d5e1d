package org.isomer.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.isomer.file.Sha256;
import org.isomer.reports.html.markup.Element;

/** What all pages have in common: they stand alone, in one file. */
final class Page {
  static final String GENERATOR = "Isomer";

  private static final String STYLE = style("page.css");

  private static final String SCRIPT = resource("page.js");

  private Page() {}

  /** A page that the script for leaderboards makes lively. */
  static String withScript(String title, Element body) {
    return text(head(title, STYLE, SCRIPT), body.add(Element.script(SCRIPT)));
  }

  /**
   * A page without a script.
   *
   * @param style the name of a style sheet on top of that of all pages
   */
  static String still(String title, String style, Element body) {
    return text(head(title, STYLE + style(style), ""), body);
  }

  private static String text(Element head, Element body) {
    StringBuilder page = new StringBuilder("<!doctype html>\n");
    Element.of("html").with("lang", "en").add(head, body).write(page);
    return page.append('\n').toString();
  }

  static Element header(String title) {
    return Element.of("header", "page")
        .add(Element.of("p", "brand").add(logo()).text("isomer"), Element.of("h1").text(title));
  }

  /** Two mirror images. */
  private static Element logo() {
    return Element.of("svg", "logo")
        .with("viewBox", "0 0 34 20")
        .with("aria-hidden", "true")
        .add(
            Element.of("path").with("d", "M14 2 3 8v8l11 2z"),
            Element.of("path").with("d", "M20 2l11 6v8l-11 2z").with("fill-opacity", "0.45"));
  }

  private static Element head(String title, String style, String script) {
    return Element.of("head")
        .add(
            Element.of("meta").with("charset", "utf-8"),
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy(style, script)),
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Element.of("meta").with("name", "generator").with("content", GENERATOR),
            Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
            Element.of("meta").with("name", "referrer").with("content", "no-referrer"),
            Element.of("title").text(title),
            Element.of("style").text(style));
  }

  /**
   * What the page may load.
   *
   * @param script empty for none
   */
  private static String policy(String style, String script) {
    return "default-src 'none'; img-src data:; style-src 'sha256-"
        + sha256(style)
        + "'; "
        + (script.isEmpty() ? "" : "script-src 'sha256-" + sha256(script) + "'; ")
        + "base-uri 'none'; form-action 'none'";
  }

  /** A style sheet. It is written as text, so it must hold no character that HTML escapes. */
  private static String style(String name) {
    String css = resource(name);
    if (css.matches("(?s).*[<>&\"'].*")) {
      throw new IllegalStateException(name + " holds one of < > & \" '");
    }
    return css;
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
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
