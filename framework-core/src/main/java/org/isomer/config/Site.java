package org.isomer.config;

import java.nio.file.Path;
import org.isomer.spi.Option;

/**
 * Where in a configuration a value is being bound.
 *
 * @param path the option's names and list indices, joined by dots
 */
record Site(String path, Option option, RecordBinder binder) {
  /** The path of an option or element within another one. */
  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  Site element(int index) {
    return new Site(join(path, String.valueOf(index)), option, binder);
  }

  /** What people call the value there. */
  String name() {
    return binder.problems().name(path);
  }

  Plugins plugins() {
    return binder.plugins();
  }

  /** Where relative paths start. */
  Path folder() {
    return binder.folder();
  }

  /** Notes a problem with a value there. */
  void problem(Value value, String what) {
    binder.problems().add(value.place(), path, what);
  }

  /** Notes that the value there is not what the type asks for. */
  void unexpected(Value value, OptionType type) {
    unexpected(value, type.wanted(option, plugins()));
  }

  /** Notes that the value there is not what is wanted. */
  void unexpected(Value value, String wanted) {
    problem(value, "expected " + wanted + ", not " + value.words());
  }
}
