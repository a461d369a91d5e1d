package org.isomer.config;

import org.isomer.spi.Option;

/**
 * Where in a configuration a value is being bound.
 *
 * @param path the option's names and list indices, joined by dots
 */
record Site(String path, Option option, RecordBinder binder) {
  Site element(int index) {
    return new Site(path + "." + index, option, binder);
  }

  Plugins plugins() {
    return binder.plugins();
  }

  /** Notes that the value there is not what the type asks for. */
  void unexpected(Value value, OptionType type) {
    binder.problems().add(value.place(), path, expected(type) + ", not " + value.words());
  }

  /** The type and the range allowed, in words. */
  String expected(OptionType type) {
    String range = type.range(option, plugins());
    return "expected " + type.words(plugins()) + (range.isEmpty() ? "" : " " + range);
  }
}
