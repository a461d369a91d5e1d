package org.isomer.reports.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.reports.Fixture;
import org.isomer.reports.json.RecordJson;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that no measurement can give are refused where they stand. */
class PlausibilityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/metrics/accuracy/value | 0.5 | metrics.accuracy: the value 0.5 lies outside its own interval [0.8711863103652591, 0.9955731684973186]",
        "/metrics/accuracy/interval/high | 1.5 | metrics.accuracy: the interval of a share must be between 0 and 1, but is [0.8711863103652591, 1.5]",
        "/metrics/accuracy/interval/level | 0.05 | metrics.accuracy.interval: level must be from 0.5 to below 1, but is 0.05",
        "/metrics/accuracy/interval/method | \" \" | metrics.accuracy.interval: method must not be empty",
        "/metrics/accuracy/samples | 0 | metrics.accuracy: samples must be at least 1, but is 0",
        "/metrics/accuracy/samples | 41 | accuracy is of 41 samples, but data has 40",
        "/data/samples | -3 | data: samples must be at least 1, but is -3",
        "/data/title | \"\" | data: title must not be empty",
        "/classScores/0/support | -20 | classScores[0]: support must be 0 or more, but is -20",
        "/classScores/1/f1 | 1.1 | classScores[1]: f1 must be between 0 and 1, but is 1.1",
        "/confusion/0/1 | -1 | confusion counts less than nothing",
        "/provenance/seconds/features | -3.2 | provenance: seconds of features must be 0 or more, but is -3.2",
        "/provenance/deviceHours | -1 | provenance: deviceHours must be 0 or more, but is -1.0",
        "/provenance/finished | \"1970-01-01T00:00:00Z\" | provenance: finished must be from 2020 to 2099, but is 1970-01-01T00:00:00Z",
        "/provenance/finished | \"9999-01-01T00:00:00Z\" | provenance: finished must be from 2020 to 2099, but is 9999-01-01T00:00:00Z",
        "/subject/name | \"\" | subject: name must not be empty",
        "/subject/encoder/parameters | -1 | subject.encoder: parameters must be 0 or more, but is -1",
        "/subject/encoder/dim | 0 | subject.encoder: dim must be at least 1, but is 0",
        "/subject/pretraining/epochs | -0.5 | subject.pretraining: epochs must be 0 or more, but is -0.5",
        "/testLooks | -1 | testLooks must be 0 or more, but is -1",
        "/overlap | {\"pretraining\": \"x\", \"compared\": 9, \"identical\": 30, \"near\": 11} | overlap has 30 identical and 11 near samples of 40",
        "/overlap | {\"pretraining\": \"x\", \"compared\": -9, \"identical\": 0, \"near\": 0} | overlap: compared must be 0 or more, but is -9",
        "/selection/trials/0/score | 1.5 | selection: the score of a trial must be between 0 and 1, but is 1.5",
      })
  void namesTheFileAndThePlace(String pointer, String value, String message, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("result.json");
    ResultRecord record = Fixture.results().get(3).record();
    Files.writeString(
        file,
        replaced(RecordJson.parse(RecordJson.line(record), "record"), pointer, value).toString());

    assertThatThrownBy(() -> ResultStore.readRecord(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": " + message);
  }

  private static JsonNode replaced(JsonNode json, String pointer, String value) {
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = json.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, RecordJson.parse(value, ""));
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(last), RecordJson.parse(value, ""));
    }
    return json;
  }
}
