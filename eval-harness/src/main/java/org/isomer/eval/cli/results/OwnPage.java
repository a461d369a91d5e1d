package org.isomer.eval.cli.results;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.file.RegularFile;
import org.isomer.reports.html.HtmlReport;
import org.isomer.spi.BadInputException;

/** Pages that verbs write again. */
public final class OwnPage {
  private OwnPage() {}

  /**
   * Whether a page of ours is there. One of somebody else tells that the folder is theirs, and is
   * not replaced.
   *
   * @param option what names the folder, such as {@code --out}
   */
  public static boolean isThere(Path page, String option) {
    boolean there = Files.exists(page);
    if (there
        && !HtmlReport.wrote(
            new String(new RegularFile(page).bytes(), StandardCharsets.ISO_8859_1))) {
      throw new BadInputException(
          "%s: a page that Isomer did not write is here, and it is not replaced. Choose another %s, or move the page away."
              .formatted(page, option));
    }
    return there;
  }
}
