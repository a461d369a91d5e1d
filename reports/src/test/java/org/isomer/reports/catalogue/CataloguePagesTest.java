package org.isomer.reports.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isomer.exhibit.Passage;
import org.isomer.javadoc.Prose;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.catalogue.PluginSection.Excerpt;
import org.isomer.reports.catalogue.PluginSection.OptionRow;
import org.isomer.reports.html.CatalogueReport;
import org.isomer.reports.markdown.CatalogueMarkdown;
import org.junit.jupiter.api.Test;

class CataloguePagesTest {
  private static final Prose PROSE =
      new Prose(
          List.of(
              new Prose.Paragraph("Uses `a < b` of <Doe>."),
              new Prose.Display("  x = y\n    + z"),
              new Prose.Items(List.of("one `", "two"))));

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new KindSection(
                  "loss",
                  "Makes a loss",
                  List.of("is finite"),
                  List.of(
                      new PluginSection(
                          "loss/circle",
                          "circle",
                          "Circle loss",
                          "circle-loss 0.1.0",
                          PROSE,
                          List.of(
                              new OptionRow("scale", "a number", "2", "> 0", "Factor | <b>"),
                              new OptionRow("dim", "a whole number", "required", "", "Length")),
                          Optional.of(new Excerpt("In a file", "yaml", "loss:\n  name: circle")),
                          List.of(
                              new Strip(
                                  "scale", List.of(new Strip.Tile(new Passage("a & b"), "0.5")))),
                          Optional.of(
                              new Curves(
                                  "A course",
                                  "epoch",
                                  "factor",
                                  List.of(
                                      new Curves.Curve(
                                          "defaults", List.of(0.0, 1.0), List.of(1.0, 0.5))))))))));

  @Test
  void markdownHoldsAllButThePictures() {
    assertThat(CatalogueMarkdown.render(CATALOGUE, "plugins.html"))
        .isEqualTo(
            """
            # Plugins

            All plugins (1), described by their sources. [plugins.html](plugins.html) shows them with pictures of what augmentations and schedules do. `isomer catalogue` makes both again.

            - **loss**: [circle](#losscircle)

            ## loss

            Makes a loss. Each of them

            - is finite

            ### loss/circle

            Circle loss. From `circle-loss 0.1.0`.

            Uses `a < b` of \\<Doe\\>.

            ```text
              x = y
                + z
            ```

            - one \\`
            - two

            | option | type | default | meaning |
            |:--|:--|:--|:--|
            | `scale` | a number (\\> 0) | 2 | Factor \\| \\<b\\> |
            | `dim` | a whole number | required | Length |

            In a file:

            ```yaml
            loss:
              name: circle
            ```
            """);
  }

  @Test
  void thePageStandsAlone() {
    String page = CatalogueReport.render(CATALOGUE);
    assertThat(page)
        .contains("default-src 'none'".replace("'", "&#39;"), "Made by isomer catalogue")
        .doesNotContain("<script", "http://", "https://");
    assertThat(page.replaceAll("\\s*\\n", ""))
        .contains("<a href=\"#loss/circle\">circle</a>", "id=\"loss/circle\"")
        .contains("<code>a &lt; b</code>", "of &lt;Doe&gt;", "  x = y    + z")
        .contains("a number (&gt; 0); default 2", "a whole number; required")
        .contains("a &amp; b</blockquote><figcaption>0.5</figcaption>")
        .contains("class=\"curve c0\"", "A course");
  }
}
