package org.isomer.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * One component of a configuration record.
 *
 * @param name the option's name, in kebab case
 */
record Field(String name, OptionType type, Option option, RecordComponent component) {
  private static final Plugins NONE =
      new Plugins() {
        @Override
        public List<Plugin<?, ?>> thatMake(Class<?> type) {
          return List.of();
        }

        @Override
        public String kind(Class<?> type) {
          return type.getSimpleName();
        }
      };

  /**
   * The components of a record.
   *
   * @throws BadInputException if one has no {@link Option} or a type that is not supported
   */
  static List<Field> of(Class<? extends Record> type) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      Option option = requireOption(component.getAnnotation(Option.class), name, type.getName());
      Type generic = component.getGenericType();
      OptionType optionType = requireType(generic, generic.getTypeName(), name, type.getName());
      fields.add(new Field(kebab(component.getName()), optionType, option, component));
    }
    return List.copyOf(fields);
  }

  /**
   * The description that a component has to have.
   *
   * @param record the name of the component's record
   */
  static Option requireOption(@Nullable Option option, String component, String record) {
    if (option == null) {
      throw new BadInputException(
          "component %s of %s lacks @Option; describe it with one".formatted(component, record));
    }
    return option;
  }

  /**
   * What a component accepts.
   *
   * @param shown what its type is called
   * @param record the name of the component's record
   */
  static OptionType requireType(Type type, String shown, String component, String record) {
    return OptionType.of(type)
        .orElseThrow(
            () ->
                new BadInputException(
                    "component %s of %s has type %s, which no option can have; see the documentation of @Option"
                        .formatted(component, record, shown)));
  }

  /**
   * Notes that a default is nothing that its option takes.
   *
   * @param record the name of the option's record
   */
  static void noteDefault(
      String name, OptionType type, Option option, String record, Problems problems) {
    if (!option.value().equals(Option.REQUIRED)) {
      Site site = new Site(name, option, new RecordBinder(NONE, Path.of(""), problems));
      YamlParser.parseInline(place(name, record), option.value(), problems)
          .ifPresent(value -> type.bind(value, site));
    }
  }

  /** As the other, of this option and of those in it, as far as no plugin has a say. */
  void noteDefaults(Problems problems) {
    if (type.judgesAlone()) {
      noteDefault(name, type, option, component.getDeclaringRecord().getName(), problems);
    }
    type.nested().forEach(field -> field.noteDefaults(problems));
  }

  private static Place place(String name, String record) {
    return Place.of("default of " + name + " in " + record);
  }

  /** {@code weightDecay} as {@code weight-decay}, and {@code package_} as {@code package}. */
  static String kebab(String camel) {
    return camel.replaceFirst("_$", "").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /**
   * Makes a record of the values of its components.
   *
   * @throws InvocationTargetException what its constructor throws
   */
  static <C extends Record> C record(Class<C> type, @Nullable Object[] values)
      throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<C> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  /**
   * Its default; nothing if it has none.
   *
   * @param problems where it is noted that the default is not YAML
   */
  Value fallback(Problems problems) {
    Place place = place(name, component.getDeclaringRecord().getName());
    Value nothing = new Scalar(place, "", Form.NOTHING);
    return option.value().equals(Option.REQUIRED)
        ? nothing
        : YamlParser.parseInline(place, option.value(), problems).orElse(nothing);
  }

  boolean required() {
    return option.value().equals(Option.REQUIRED) && !(type instanceof OptionalType);
  }

  /** Whether a choice is written without the plugin's name. */
  boolean unnamed(Choice<?> choice) {
    return option.unnamedDefault()
        && ChoicePlace.fallback(this).filter(choice.plugin().name()::equals).isPresent();
  }

  /** This component's value in a record as text, numbers, booleans, lists, maps and null. */
  @Nullable Object plain(Record record) {
    Object value = get(record);
    Object plain = type.plain(value);
    if (value instanceof Choice<?> choice
        && unnamed(choice)
        && plain instanceof Map<?, ?> entries) {
      entries.remove(Value.NAME);
    }
    return plain;
  }

  /** Whether a record has the default; false where a plugin has a say in what that is. */
  boolean isDefault(Record record) {
    Problems problems = new Problems();
    Site site = new Site(name, option, new RecordBinder(NONE, Path.of(""), problems));
    return !required()
        && type.judgesAlone()
        && get(record).equals(type.bind(fallback(problems), site));
  }

  /** This component's value in a record. */
  Object get(Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + name + " of " + record.getClass(), e);
    }
  }
}
