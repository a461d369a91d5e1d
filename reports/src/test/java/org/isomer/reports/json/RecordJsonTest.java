package org.isomer.reports.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  enum Colour {
    DARK_RED,
    BLUE
  }

  record Part(double weight) {
    Part {
      if (weight < 0) {
        throw new IllegalArgumentException("weight must not be negative, but is " + weight);
      }
    }
  }

  record Whole(
      String name,
      int small,
      long big,
      boolean flag,
      Colour colour,
      Instant time,
      Optional<Long> seed,
      List<Part> parts,
      Map<String, Part> named) {}

  private static final Whole WHOLE =
      new Whole(
          "a \"b\"",
          1,
          1L << 40,
          true,
          Colour.DARK_RED,
          Instant.EPOCH,
          Optional.empty(),
          List.of(new Part(0.5)),
          Map.of("x", new Part(2)));
  private static final String JSON =
      "{\"name\":\"a \\\"b\\\"\",\"small\":1,\"big\":1099511627776,\"flag\":true,"
          + "\"colour\":\"dark-red\",\"time\":\"1970-01-01T00:00:00Z\","
          + "\"parts\":[{\"weight\":0.5}],\"named\":{\"x\":{\"weight\":2.0}}}";

  @Test
  void writesComponentsInOrder() {
    assertThat(RecordJson.line(WHOLE)).isEqualTo(JSON);
  }

  @Test
  void readsWhatItWrites() {
    assertThat(read(JSON)).isEqualTo(WHOLE);
    assertThat(read(RecordJson.pretty(WHOLE))).isEqualTo(WHOLE);
    assertThat(read(JSON.replace("\"parts\"", "\"seed\":7,\"parts\"")).seed()).contains(7L);
  }

  @Test
  void namesEachWrongType() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"name\":1,\"small\":1099511627776,\"big\":1.5,\"flag\":\"yes\","
                        + "\"colour\":\"green\",\"time\":\"noon\",\"seed\":null,\"parts\":{},"
                        + "\"named\":[]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            file.json: 9 problems
              name: must be text, but is 1
              small: must be a whole number, but is 1099511627776
              big: must be a whole number, but is 1.5
              flag: must be true or false, but is "yes"
              colour: must be one of dark-red, blue, but is "green"
              time: must be a time such as 2026-01-31T12:00:00Z, but is "noon"
              seed: must be a whole number, but is null
              parts: must be a list, but is {}
              named: must be an object, but is []""");
  }

  @Test
  void reportsWhatARecordRefusesAtItsPlace() {
    assertThatThrownBy(() -> read(JSON.replace("0.5", "-1")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("file.json: parts[0]: weight must not be negative, but is -1.0");
  }

  @Test
  void shortensALongValue() {
    assertThatThrownBy(() -> read("\"" + "x".repeat(100) + "\""))
        .isInstanceOf(BadInputException.class)
        .hasMessage("file.json: must be an object, but is \"" + "x".repeat(56) + "...");
  }

  @Test
  void namesTheLineOfASyntaxError() {
    assertThatThrownBy(() -> RecordJson.parse("{\n  \"name\": nope\n}", "file.json"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "file.json: line 2, column 11: not valid JSON: Unrecognized token 'nope'");
  }

  @Test
  void refusesDuplicateKeysAndTrailingText() {
    assertThatThrownBy(() -> RecordJson.parse("{\"a\": 1, \"a\": 2}", "file.json"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("file.json: line 1, column 13: not valid JSON: Duplicate field 'a'");
    assertThatThrownBy(() -> RecordJson.parse("{} {}", "file.json"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("file.json: line 1, column 4: not valid JSON: Trailing token");
  }

  @Test
  void hasNoJsonForInfinity() {
    assertThatThrownBy(() -> RecordJson.line(new Part(Double.POSITIVE_INFINITY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON has no number Infinity");
  }

  private static Whole read(String json) {
    return RecordJson.read(RecordJson.parse(json, "file.json"), Whole.class, "file.json");
  }
}
