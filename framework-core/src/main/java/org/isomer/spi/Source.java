package org.isomer.spi;

import java.nio.file.Path;
import java.util.List;
import org.isomer.tensor.InputSpec;

/**
 * Files whose examples a model is asked about: all of them, without splits and labels.
 *
 * @param path a file or a folder
 * @param columns which columns of a table are read; empty for those that its reader takes by itself
 * @param input what the model reads of an example
 */
public record Source(Path path, List<String> columns, InputSpec input) {
  /** Copies the list. */
  public Source {
    columns = List.copyOf(columns);
  }

  /** Whether the model reads examples of a kind. */
  public boolean isOf(String modality) {
    return input.modality().equals(modality);
  }
}
