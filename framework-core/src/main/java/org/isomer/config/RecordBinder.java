package org.isomer.config;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.Value.Mapping;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of mappings, noting all problems on the way.
 *
 * @param folder where relative paths start
 */
record RecordBinder(Plugins plugins, Path folder, Problems problems) {
  /**
   * Makes a record.
   *
   * @param path the mapping's path; empty for the whole configuration
   * @return null if there was a problem, after noting it
   */
  <C extends Record> @Nullable C bind(Class<C> type, Mapping mapping, String path) {
    return bind(type, Field.of(type), mapping, path, "");
  }

  /**
   * Makes a record of a mapping that holds more than its options.
   *
   * @param known all options that the mapping may hold
   * @param path the mapping's path; empty for the whole configuration
   * @param owner what the options belong to, for messages; empty if the path says enough
   * @return null if there was a problem, after noting it
   */
  <C extends Record> @Nullable C bind(
      Class<C> type, List<Field> known, Mapping mapping, String path, String owner) {
    int before = problems.count();
    List<Field> fields = Field.of(type);
    noteUnknown(known, mapping, path, owner);
    @Nullable Object[] components = new @Nullable Object[fields.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = component(fields.get(i), mapping, path);
    }
    return problems.count() == before ? construct(type, components, mapping.place(), path) : null;
  }

  private void noteUnknown(List<Field> fields, Mapping mapping, String path, String owner) {
    List<String> names = fields.stream().map(Field::name).toList();
    mapping
        .keys()
        .forEach(
            (key, place) -> {
              if (!names.contains(key)) {
                String near = Spelling.didYouMean(key, names);
                String all =
                    names.isEmpty() ? "; there are none" : "; there are: " + Spelling.list(names);
                problems.add(
                    place,
                    Site.join(path, key),
                    "unknown option"
                        + (owner.isEmpty() ? "" : " of " + owner)
                        + (near.isEmpty() ? all : near));
              }
            });
  }

  private @Nullable Object component(Field field, Mapping mapping, String path) {
    Site site = new Site(Site.join(path, field.name()), field.option(), this);
    Value given = mapping.values().get(field.name());
    if (given == null && field.required()) {
      problems.add(mapping.place(), site.path(), missing(field));
      return null;
    }
    Value fallback = field.fallback(problems);
    if (given == null) {
      return field.type().bind(fallback, site);
    }
    return field.type().bind(field.type().over(given, fallback), site);
  }

  /** What is missing; where there is much to choose from, also what it is for. */
  private String missing(Field field) {
    String expected = "missing, expected " + field.type().wanted(field.option(), plugins);
    return field.type().choices(plugins).size() > Spelling.MOST_LISTED
        ? expected + ": " + field.option().help()
        : expected;
  }

  private <C extends Record> @Nullable C construct(
      Class<C> type, @Nullable Object[] components, Place place, String path) {
    try {
      return Field.record(type, components);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof BadInputException refusal) {
        problems.add(place, path, String.valueOf(refusal.getMessage()));
        return null;
      }
      throw new IllegalStateException("the constructor of " + type.getName() + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }
}
