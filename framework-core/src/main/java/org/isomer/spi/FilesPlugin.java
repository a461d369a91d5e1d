package org.isomer.spi;

/**
 * A plugin that makes something of files, or of what others make of files.
 *
 * @param <C> the plugin's configuration
 * @param <T> what it makes
 */
public interface FilesPlugin<C extends Record, T> extends Plugin<C, T> {
  /**
   * As {@link #create}, with what is known of files. A plugin that would have to read many files
   * each time, and one that hands the index on to plugins that it is configured with, overrides
   * this method too.
   *
   * @throws BadInputException as {@link #create}
   */
  default T open(C config, FileIndex index) {
    return create(config);
  }
}
