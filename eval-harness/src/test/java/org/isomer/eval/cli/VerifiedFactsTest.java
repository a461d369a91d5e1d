package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.isomer.eval.cli.results.VerifyVerb;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts of records that were edited, with and without their digest. */
class VerifiedFactsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTHING = "0".repeat(64);

  @TempDir static Path folder;
  private static Path results = Path.of("");

  private String record = "";
  private String digest = "";

  @BeforeAll
  static void measure() throws Exception {
    StripesRun stripes = StripesRun.in(folder);
    results = folder.resolve("results");
    stripes.eval(results, "['{name: knn, k: [1, 2]}']", "[pretrained]");
    stripes.eval(folder.resolve("others"), "['{name: knn, k: [1]}']", "[untrained, pixels]");
  }

  private static Path file() {
    return ResultStore.find(List.of(results)).get(0);
  }

  private static Path digestFile() {
    return file().resolveSibling(RecordDigest.FILE);
  }

  @BeforeEach
  void read() throws Exception {
    if (record.isEmpty()) {
      record = Files.readString(file());
      digest = Files.readString(digestFile());
    }
  }

  private void edit(Consumer<ObjectNode> change) throws Exception {
    ObjectNode edited = (ObjectNode) JSON.readTree(record);
    change.accept(edited);
    Files.writeString(file(), JSON.writeValueAsString(edited));
  }

  private void restore() throws Exception {
    Files.writeString(file(), record);
    Files.writeString(digestFile(), digest);
  }

  private static String verify(Path place) throws Exception {
    return RunVerb.of(new VerifyVerb(), Map.of("results", "[" + place + "]"));
  }

  private static String failingVerify() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> RunVerb.of(new VerifyVerb(), Map.of("results", "[" + results + "]"), printed))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("1 of 1 results are not what follows from what they keep.");
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void thoseOfEveryRepresentationFollowFromEachOther() throws Exception {
    assertThat(verify(results))
        .endsWith("\n1 OK, 0 partly checked, 0 without predictions, 0 differ\n");
    assertThat(verify(folder.resolve("others")))
        .endsWith("\n2 OK, 0 partly checked, 0 without predictions, 0 differ\n");
  }

  private static ObjectNode at(ObjectNode record, String pointer) {
    return (ObjectNode) record.at(pointer);
  }

  private static Arguments edited(String what, String message, Consumer<ObjectNode> change) {
    return Arguments.of(Named.of(what, change), message);
  }

  static List<Arguments> edited() {
    return List.of(
        edited(
            "checkpoint",
            "digest of the checkpoint: stored " + NOTHING + ", computed ",
            record -> at(record, "/subject/pretraining").put("checkpoint", NOTHING)),
        edited(
            "model of the key",
            "digest of the checkpoint: stored ",
            record -> at(record, "/key").put("model", NOTHING)),
        edited(
            "id",
            "digits in the id: stored 00000000, computed ",
            record -> record.put("id", "knn-tiny-00000000")),
        edited(
            "preprocessing of the key",
            "digest of the preprocessing: stored " + NOTHING,
            record -> at(record, "/key").put("preprocessing", NOTHING)),
        edited(
            "seed",
            "subject's seed: stored 7, computed 0",
            record -> at(record, "/subject").put("seed", 7)),
        edited(
            "encoder",
            "subject's encoder: stored resnet50, computed convnet",
            record -> at(record, "/subject/encoder").put("name", "resnet50")),
        edited(
            "framework",
            "subject's framework: stored moco, computed simclr",
            record -> at(record, "/subject/pretraining").put("framework", "moco")),
        edited(
            "name",
            "subject's name: stored better, computed tiny",
            record -> at(record, "/subject").put("name", "better")),
        edited(
            "seconds of pretraining",
            "seconds of pretraining: stored 1000000.0, computed ",
            record -> at(record, "/provenance/seconds").put("pretraining", 1e6)),
        edited(
            "device-hours",
            "device-hours: stored 5.0, computed ",
            record -> at(record, "/provenance").put("deviceHours", 5)),
        edited("chosen candidate", "chosen candidate: stored {", VerifiedFactsTest::chooseAnother),
        edited(
            "names of classes",
            "classes: stored [upright, flat], computed [flat, upright]",
            VerifiedFactsTest::swapClasses),
        edited(
            "title of the task",
            "title of the task: stored linear probe, computed ",
            record -> at(record, "/protocol").put("title", "linear probe")),
        edited(
            "representation",
            "representation of the command: stored pixels, computed pretrained",
            record -> {
              ObjectNode provenance = at(record, "/provenance");
              String command = provenance.get("command").textValue();
              provenance.put("command", command.replace("pretrained", "pixels"));
            }),
        edited(
            "plugins",
            "task/knn is not among the plugins",
            record -> {
              ArrayNode plugins = (ArrayNode) record.at("/provenance/plugins");
              for (int i = plugins.size() - 1; i >= 0; i--) {
                if (plugins.get(i).get("plugin").textValue().equals("task/knn")) {
                  plugins.remove(i);
                }
              }
            }));
  }

  private static void swapClasses(ObjectNode record) {
    ArrayNode classes = (ArrayNode) record.at("/data/classes");
    classes.add(classes.remove(0));
  }

  private static void chooseAnother(ObjectNode record) {
    ArrayNode trials = (ArrayNode) record.at("/selection/trials");
    int other = trials.get(0).get("chosen").booleanValue() ? 1 : 0;
    trials.forEach(trial -> ((ObjectNode) trial).put("chosen", false));
    ((ObjectNode) trials.get(other)).put("chosen", true);
  }

  /** Who edits a record can take its digest away; what follows from the rest is noticed. */
  @ParameterizedTest
  @MethodSource("edited")
  void anEditedFactIsCaughtWithoutTheDigest(Consumer<ObjectNode> change, String message)
      throws Exception {
    try {
      edit(change);
      Files.delete(digestFile());

      assertThat(failingVerify())
          .contains("result.json: DIFFERS\n")
          .contains("\n  " + message)
          .doesNotContain("is not the one that was written");
    } finally {
      restore();
    }
  }

  @Test
  void whatFollowsFromNothingIsBoundByTheDigest() throws Exception {
    try {
      edit(record -> at(record, "/subject/pretraining").put("steps", 3));

      assertThat(failingVerify())
          .contains(
              "result.json: DIFFERS\n  the record is not the one that was written: its SHA-256 is"
                  + " not that of result.json.sha256\n");
    } finally {
      restore();
    }
  }

  @Test
  void aRecordWithoutItsDigestIsNotCalledRight() throws Exception {
    try {
      Files.delete(digestFile());

      assertThat(verify(results))
          .contains(": PARTLY CHECKED, ")
          .contains(
              " metrics; names, times and other facts are as stated, without result.json.sha256\n")
          .endsWith("\n0 OK, 1 partly checked, 0 without predictions, 0 differ\n");
    } finally {
      restore();
    }
  }
}
