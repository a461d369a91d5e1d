package org.isomer.reports.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The values of a configuration by their dotted names, such as {@code framework.loss.name}. */
public final class Settings {
  private Settings() {}

  /**
   * Takes a configuration apart. A list of plain values is one value; an element of another list
   * has its place in its name: {@code views.pipelines[0].repeat}.
   *
   * @param configuration YAML; other text is one value without a name
   * @return the values as text, in their order
   */
  public static Map<String, String> of(String configuration) {
    Map<String, String> settings = new LinkedHashMap<>();
    try {
      LoadSettings load = LoadSettings.builder().setLabel("configuration").build();
      put("", new Load(load).loadFromString(configuration), settings);
    } catch (YamlEngineException | StackOverflowError e) {
      settings.clear();
      settings.put("", configuration.strip());
    }
    return settings;
  }

  private static void put(String name, @Nullable Object value, Map<String, String> settings) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach(
          (key, element) ->
              put(name.isEmpty() ? String.valueOf(key) : name + "." + key, element, settings));
    } else if (value instanceof List<?> list && !list.stream().allMatch(Settings::isPlain)) {
      for (int i = 0; i < list.size(); i++) {
        put(name + "[" + i + "]", list.get(i), settings);
      }
    } else if (value instanceof List<?> list) {
      settings.put(
          name, list.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")));
    } else if (value != null) {
      settings.put(name, value instanceof Map<?, ?> ? "{}" : value.toString());
    }
  }

  private static boolean isPlain(@Nullable Object value) {
    return !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
  }
}
