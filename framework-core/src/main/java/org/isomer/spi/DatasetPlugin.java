package org.isomer.spi;

import java.util.Optional;
import org.isomer.tensor.InputSpec;

/** Opens a data set, made up or read from files. */
@Kind(value = "dataset", makes = Dataset.class)
public interface DatasetPlugin<C extends Record> extends FilesPlugin<C, Dataset> {
  /**
   * As {@link #create}, for data in files of which an index may know what they hold. A plugin that
   * would have to read many files for its digest overrides this method too.
   *
   * @throws BadInputException as {@link #create}
   */
  @Override
  default Dataset open(C config, FileIndex index) {
    return create(config);
  }

  /**
   * All examples of a file or a folder, as far as they are told without options; empty if they are
   * not for this plugin to read. The names of the examples are those of their files, from the
   * folder on, or numbers of lines.
   *
   * @throws BadInputException if they are for it, and cannot be read
   */
  default Optional<Examples> examples(Source source, FileIndex index) {
    return Optional.empty();
  }

  /**
   * An example that a user has typed, such as a text; empty if this plugin makes none of it.
   *
   * @param input what the model reads that is asked about it
   */
  default Optional<Examples> typed(String words, InputSpec input) {
    return Optional.empty();
  }
}
