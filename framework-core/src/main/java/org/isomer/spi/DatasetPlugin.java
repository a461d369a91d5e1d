package org.isomer.spi;

/** Opens a data set, made up or read from files. */
@Kind(value = "dataset", makes = Dataset.class)
public interface DatasetPlugin<C extends Record> extends Plugin<C, Dataset> {
  /**
   * As {@link #create}, for data in files of which an index may know what they hold. A plugin that
   * would have to read many files for its digest overrides this method too.
   *
   * @throws BadInputException as {@link #create}
   */
  default Dataset open(C config, FileIndex index) {
    return create(config);
  }
}
