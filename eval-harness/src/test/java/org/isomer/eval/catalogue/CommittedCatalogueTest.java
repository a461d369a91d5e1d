package org.isomer.eval.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.isomer.cli.OwnProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The catalogue in the repository is that of the sources. Another processor or library may round or
 * compress pictures differently, so they are compared as pictures.
 */
class CommittedCatalogueTest {
  private static final Path COMMITTED = Path.of("..", "reports");
  private static final String REMEDY =
      "reports/%s is not what the sources say now. Write it anew with ./isomer catalogue reports"
          + " and commit it";

  private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([^\"]*)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern CURVE = Pattern.compile(" d=\"(M[^\"]*)\"");

  @TempDir Path folder;

  @Test
  void theCatalogueIsThatOfTheSources() throws Exception {
    OwnProcess.run(folder, "catalogue", folder.toString());
    assertLines("plugins.md", read(COMMITTED, "plugins.md"), read(folder, "plugins.md"));
    String committed = read(COMMITTED, "plugins.html");
    String now = read(folder, "plugins.html");
    assertLines("plugins.html", withoutDrawings(committed), withoutDrawings(now));
    assertPictures(all(PICTURE, committed), all(PICTURE, now));
    assertCurves(all(CURVE, committed), all(CURVE, now));
    assertThat(Files.size(folder.resolve("plugins.html"))).isLessThan(2_000_000);
  }

  private static String read(Path folder, String name) throws IOException {
    return Files.readString(folder.resolve(name)).replace("\r\n", "\n");
  }

  private static String withoutDrawings(String page) {
    return CURVE.matcher(PICTURE.matcher(page).replaceAll("")).replaceAll("");
  }

  private static List<String> all(Pattern pattern, String page) {
    return pattern.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static void assertLines(String name, String committed, String now) {
    List<String> before = committed.lines().toList();
    List<String> after = now.lines().toList();
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      assertThat(before.get(i)).as(REMEDY + " (line %d)", name, i + 1).isEqualTo(after.get(i));
    }
    assertThat(before).as(REMEDY, name).hasSameSizeAs(after);
  }

  private static void assertPictures(List<String> committed, List<String> now) throws IOException {
    for (int i = 0; i < now.size(); i++) {
      BufferedImage before = picture(committed.get(i));
      BufferedImage after = picture(now.get(i));
      assertThat(before.getWidth()).as(REMEDY, "plugins.html").isEqualTo(after.getWidth());
      assertThat(before.getHeight()).as(REMEDY, "plugins.html").isEqualTo(after.getHeight());
      assertThat(difference(before, after))
          .as(REMEDY + " (picture %d)", "plugins.html", i + 1)
          .isLessThan(1);
    }
  }

  private static BufferedImage picture(String base64) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }

  /** The mean over all numbers, of 256 levels. */
  private static double difference(BufferedImage one, BufferedImage other) {
    int[] ones = one.getRaster().getPixels(0, 0, one.getWidth(), one.getHeight(), (int[]) null);
    int[] others =
        other.getRaster().getPixels(0, 0, other.getWidth(), other.getHeight(), (int[]) null);
    double sum = 0;
    for (int i = 0; i < ones.length; i++) {
      sum += Math.abs(ones[i] - others[i]);
    }
    return sum / ones.length;
  }

  private static void assertCurves(List<String> committed, List<String> now) {
    for (int i = 0; i < now.size(); i++) {
      double[] before = numbers(committed.get(i));
      double[] after = numbers(now.get(i));
      assertThat(before)
          .as(REMEDY + " (curve %d)", "plugins.html", i + 1)
          .containsExactly(after, within(0.05));
    }
  }

  private static double[] numbers(String path) {
    return NUMBER
        .matcher(path)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group()))
        .toArray();
  }
}
