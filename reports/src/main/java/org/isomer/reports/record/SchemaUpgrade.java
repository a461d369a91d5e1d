package org.isomer.reports.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings records of older schemas to the newest, without inventing facts. */
final class SchemaUpgrade {
  private SchemaUpgrade() {}

  /** Changes a record of any known schema in place. */
  static void apply(JsonNode json) {
    if (json instanceof ObjectNode node && node.path("schema").intValue() == 1) {
      node.put("schema", 2);
      for (JsonNode scores : node.path("classScores")) {
        if (scores instanceof ObjectNode object && !object.has("further")) {
          object.putObject("further");
        }
      }
    }
  }
}
