package org.isomer.data;

import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.FileIndex;

/**
 * Opens the data sets that configurations choose.
 *
 * @param index what is known of files
 */
public record Datasets(FileIndex index) {
  /**
   * Opens a data set.
   *
   * @throws BadInputException if the plugin refuses its configuration, or the data cannot be used
   */
  public Dataset open(Choice<Dataset> chosen) {
    return chosen.open(index);
  }
}
