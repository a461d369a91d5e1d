package org.isomer.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes one step of a view's pipeline: an {@link Augmentation} or a {@link Conversion}.
 *
 * <p>What changes images is an {@link ImageAugmentation}, what changes time series an {@code
 * org.isomer.modality.series.SeriesAugmentation}, what changes texts an {@code
 * org.isomer.modality.text.TextAugmentation}, each a function of the example and of random numbers.
 * What splits texts into tokens is a {@code Conversion} from {@code org.isomer.modality.text.Text}
 * to {@code org.isomer.modality.text.Tokens}.
 */
@Kind(value = "augmentation", makes = Step.class)
public interface AugmentationPlugin<C extends Record> extends Plugin<C, Step> {
  /**
   * Whether its steps bring the numbers of every example to another scale, as normalisation does.
   * An encoder reads the scale that it was trained on, so views of training and of evaluation need
   * the same such steps.
   */
  default boolean rescales() {
    return false;
  }

  /**
   * What the catalogue is to try a step with, where that has to be given, such as a file, or is not
   * to be varied: values of options by their names, for a plugin a map.
   *
   * @param folder takes small files that the options name; it is gone after the trial
   */
  default Map<String, Object> trial(Path folder) throws IOException {
    return Map.of();
  }
}
