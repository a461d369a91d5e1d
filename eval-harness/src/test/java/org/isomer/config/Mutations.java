package org.isomer.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of a configuration when one thing in it is replaced, left out or added. */
final class Mutations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode root;
  private final List<String> wrong;
  private final Set<String> places;
  private final List<JsonNode> mutations = new ArrayList<>();

  private Mutations(JsonNode root, List<String> wrong, Set<String> places) {
    this.root = root;
    this.wrong = wrong;
    this.places = places;
  }

  /**
   * All mutations.
   *
   * @param wrong JSON that takes the place of each value in turn
   * @param places the options of plugins where this was done before, which are left alone
   */
  static List<JsonNode> of(JsonNode configuration, List<String> wrong, Set<String> places) {
    Mutations mutations = new Mutations(configuration.deepCopy(), wrong, places);
    mutations.visit(mutations.root, "");
    return mutations.mutations;
  }

  private void visit(JsonNode node, String place) {
    if (node instanceof ObjectNode object) {
      boolean plugin = !place.isEmpty() && object.path("name").isTextual(); // the root's is a title
      visit(object, plugin ? object.path("name").asText() : place);
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode kept = array.get(i);
        visit(kept, place);
        if (places.add(place + "[]")) {
          int index = i;
          wrong.forEach(text -> take(() -> array.set(index, json(text))));
          array.set(index, kept);
          take(() -> array.add(kept));
          array.remove(array.size() - 1);
        }
      }
    }
  }

  private void visit(ObjectNode object, String place) {
    if (places.add(place + "{}")) {
      take(() -> object.put("unknown-option", 1));
      object.remove("unknown-option");
    }
    List<String> names = object.properties().stream().map(Map.Entry::getKey).toList();
    for (String name : names) {
      JsonNode kept = object.get(name);
      visit(kept, place + "." + name);
      if (places.add(place + "." + name)) {
        wrong.forEach(text -> take(() -> object.set(name, json(text))));
        take(() -> object.remove(name));
        object.set(name, kept);
      }
    }
  }

  private void take(Runnable change) {
    change.run();
    mutations.add(root.deepCopy());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
