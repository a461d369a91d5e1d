package org.isomer.eval.segmentation.data;

import java.util.List;
import java.util.Map;
import org.isomer.data.ContentDigest;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.annotation.AnnotatedFiles;
import org.isomer.eval.spi.MaskData;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/** Images and masks in files. */
final class MaskFiles extends AnnotatedFiles<MaskedImage, LabelMap> implements MaskData {
  private final int ignored;

  /**
   * For listed files.
   *
   * @param images the images of every split
   * @param findings what was noticed when they were listed
   */
  MaskFiles(
      String title,
      List<String> classes,
      int ignored,
      Map<Split, List<MaskedImage>> images,
      Findings findings) {
    super(title, classes, images, image -> image.mask().labels(classes.size(), ignored), findings);
    this.ignored = ignored;
    if (ignored >= 0 && ignored < classes.size()) {
      throw new BadInputException(
          "The ignored label %d of %s is a class, %s. Choose a label that is none of 0 to %d."
              .formatted(ignored, title, classes.get(ignored), classes.size() - 1));
    }
  }

  @Override
  public int ignored() {
    return ignored;
  }

  @Override
  protected void begin(ContentDigest sha) {
    sha.add(ignored);
  }
}
