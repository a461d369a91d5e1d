package org.isomer.cli;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;

/** One component of a verb's configuration as the command line sees it. */
public record VerbOption(OptionDescription description, RecordComponent component) {
  /** The options and arguments of a verb in the order of its record. */
  public static List<VerbOption> of(Class<? extends Record> type, ConfigReader reader) {
    List<OptionDescription> descriptions = reader.describe(type);
    RecordComponent[] components = type.getRecordComponents();
    List<VerbOption> options = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      options.add(new VerbOption(descriptions.get(i), components[i]));
    }
    return List.copyOf(options);
  }

  /** Its name, without dashes. */
  public String name() {
    return description.name();
  }

  /** Whether it is positional. */
  public boolean positional() {
    return component.isAnnotationPresent(Argument.class);
  }

  /** Whether it takes no value. */
  public boolean flag() {
    return component.getType() == boolean.class;
  }

  /** Whether it names files. */
  public boolean path() {
    return placeholder(component.getGenericType()).equals("PATH");
  }

  /** Whether it may be given several times. */
  public boolean repeats() {
    return component.getType() == List.class;
  }

  /** Whether it takes the rest of the line as it stands. */
  boolean verbatim() {
    return positional() && component.getAnnotation(Argument.class).verbatim();
  }

  boolean required() {
    return description.fallback().equals("required");
  }

  /** What users write to give it: {@code --name}, {@code -n}, or the placeholder of an argument. */
  public String shown() {
    if (positional()) {
      return component.getAnnotation(Argument.class).value();
    }
    return (brief() ? "-" : "--") + name();
  }

  /** Whether its name is a letter, after one dash. */
  boolean brief() {
    return name().length() == 1;
  }

  /** How a usage line shows it, with a placeholder for its value. */
  public String usage() {
    return positional() || flag()
        ? shown()
        : shown() + " " + placeholder(component.getGenericType());
  }

  private static String placeholder(Type type) {
    if (type instanceof ParameterizedType generic
        && (generic.getRawType() == List.class || generic.getRawType() == Optional.class)) {
      return placeholder(generic.getActualTypeArguments()[0]);
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "N";
    }
    if (type == double.class || type == Double.class) {
      return "X";
    }
    return type == Path.class ? "PATH" : type == String.class ? "TEXT" : "NAME";
  }
}
