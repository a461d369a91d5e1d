package org.isomer.eval.detection.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.annotation.AnnotatedFiles;
import org.isomer.eval.spi.BoxData;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/** Images in files, with boxes. */
final class BoxFiles extends AnnotatedFiles<BoxFile, List<Marked>> implements BoxData {
  private BoxFiles(
      String title, List<String> classes, Map<Split, List<BoxFile>> images, Findings findings) {
    super(title, classes, images, BoxFile::objects, findings);
  }

  /**
   * For listed files.
   *
   * @param validation cut off from the training images if absent
   * @param fraction the part of the training images that is cut off
   * @param reader has read all of them
   */
  static BoxFiles of(
      String title,
      List<String> classes,
      List<BoxFile> train,
      Optional<List<BoxFile>> validation,
      double fraction,
      List<BoxFile> test,
      BoxReader reader) {
    ValidationCut<BoxFile> cut =
        validation
            .map(given -> new ValidationCut<>(train, given))
            .orElseGet(() -> ValidationCut.of(train, fraction));
    return new BoxFiles(
        title,
        classes,
        Map.of(Split.TRAIN, cut.kept(), Split.VALIDATION, cut.taken(), Split.TEST, test),
        reader.findings());
  }
}
