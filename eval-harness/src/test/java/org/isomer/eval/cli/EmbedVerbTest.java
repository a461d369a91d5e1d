package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.isomer.data.numpy.NpyArray;
import org.isomer.data.teacher.VectorsNote;
import org.isomer.embedding.VectorFormat;
import org.isomer.file.FolderLock;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Vectors of any files, and the nearest among them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedVerbTest {
  private Path folder;
  private StripesRun stripes;

  @BeforeAll
  void train(@TempDir Path given) throws Exception {
    folder = given;
    stripes = StripesRun.in(folder);
    Path photos = Files.createDirectories(folder.resolve("photos/more, and more"));
    for (int i = 0; i < 6; i++) {
      Path where = i < 3 ? folder.resolve("photos") : photos;
      Files.write(where.resolve(i + ".png"), StripesRun.picture(i));
    }
  }

  private String embed(String out, String... options) throws Exception {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("model", stripes.run().toString());
    given.put("out", folder.resolve(out).toString());
    for (int i = 0; i < options.length; i += 2) {
      given.put(options[i], options[i + 1]);
    }
    return RunVerb.of(new EmbedVerb(), given);
  }

  private String photos() {
    return folder.resolve("photos").toString();
  }

  private String search(String index, int query, String... options) throws Exception {
    Path file = Files.write(folder.resolve("query.png"), StripesRun.picture(query));
    Map<String, String> given = new LinkedHashMap<>();
    given.put("model", stripes.run().toString());
    given.put("index", folder.resolve(index).toString());
    given.put("query", file.toString());
    given.put("k", "3");
    for (int i = 0; i < options.length; i += 2) {
      given.put(options[i], options[i + 1]);
    }
    return RunVerb.of(new SearchVerb(), given);
  }

  @Test
  void allFilesOfAFolderAreEmbeddedInEachFormat() throws Exception {
    String said = embed("all.npy", "files", photos());
    assertThat(said)
        .contains("6 vectors of ", "by tiny, of all examples of photos", "numpy.load(\"all.npy\")")
        .contains(
            "Next: isomer search %s %s --index %s --page %s\n"
                .formatted(
                    stripes.run(),
                    Path.of(photos()).resolve("0.png"),
                    folder.resolve("all.npy"),
                    folder.resolve("all-found")));
    NpyArray array = NpyArray.read(folder.resolve("all.npy"), "");
    VectorsNote note = VectorsNote.of(folder.resolve("all.npy")).orElseThrow();
    assertThat(note.ids())
        .containsExactly(
            "0.png",
            "1.png",
            "2.png",
            "more, and more/3.png",
            "more, and more/4.png",
            "more, and more/5.png");
    assertThat(note.python())
        .contains("ids = json.load(open(\"all.json\", encoding=\"utf-8\"))[\"ids\"]");

    embed("all.csv", "files", photos());
    List<String> lines = Files.readAllLines(folder.resolve("all.csv"));
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).startsWith("id,f0,f1,");
    assertThat(lines.get(4))
        .startsWith("\"more, and more/3.png\"," + array.number(3 * array.shape().get(1)) + ",");

    embed("all.jsonl", "files", photos());
    List<String> rows = Files.readAllLines(folder.resolve("all.jsonl"));
    JsonNode row = new ObjectMapper().readTree(rows.get(5));
    assertThat(rows).hasSize(6);
    assertThat(row.get("id").asText()).isEqualTo("more, and more/5.png");
    assertThat(row.get("vector")).hasSize(array.shape().get(1));
    assertThat(row.get("vector").get(1).floatValue())
        .isEqualTo(array.number(5 * array.shape().get(1) + 1));
  }

  @Test
  void examplesWithoutFilesOfTheirOwnAreSearchedWithAQuery() throws Exception {
    assertThat(embed("none.npy", "split", "test"))
        .contains("To search them: isomer search %s QUERY --index ".formatted(stripes.run()))
        .doesNotContain("Next:");
  }

  @Test
  void aRunsOwnSplitIsEmbeddedUnderItsNames() throws Exception {
    assertThat(embed("test.csv", "split", "test"))
        .contains("12 vectors of ", "of the test examples of stripes");
    assertThat(Files.readAllLines(folder.resolve("test.csv"))).hasSize(13);
  }

  @Test
  void whatContradictsItselfIsRefused() throws Exception {
    assertThatThrownBy(() -> embed("x.npy", "files", photos(), "split", "test"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("leave out --data and --split");
    assertThatThrownBy(() -> embed("x.npy", "columns", "[text]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--columns is for tables in DATA");
    assertThatThrownBy(() -> embed("x.parquet", "files", photos()))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "x.parquet: vectors are written into files that end in .npy, .csv, .jsonl. Give it such a name.");
    Path there = Files.writeString(folder.resolve("there.csv"), "mine");
    assertThatThrownBy(() -> embed("there.csv", "files", photos()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("exists already; nothing was changed");
    assertThat(there).hasContent("mine");
    Files.writeString(folder.resolve("mine.json"), "{}");
    assertThatThrownBy(() -> embed("mine.npy", "files", photos()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("mine.json: exists already");
  }

  @Test
  void aNoteThatAKillHasLeftIsWrittenAgain() throws Exception {
    embed("killed.npy", "files", photos());
    Files.delete(folder.resolve("killed.npy"));
    embed("killed.npy", "files", photos());
    assertThat(folder.resolve("killed.npy")).isNotEmptyFile();
  }

  @Test
  void whoeverWaitedForAnotherFindsItsFile() throws Exception {
    Path out = folder.resolve("waited.csv");
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread second =
        new Thread(
            () -> {
              try {
                embed("waited.csv", "files", photos());
              } catch (Throwable e) {
                ended.set(e);
              }
            });
    try (FolderLock first = FolderLock.ofFile(out)) {
      assertThat(first).isNotNull();
      second.start();
      while (second.isAlive() && second.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      Files.writeString(out, "of the first");
    }
    second.join();
    assertThat(ended.get())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("waited.csv: exists already; nothing was changed");
    assertThat(out).hasContent("of the first");
  }

  @Test
  void halvesOfTwoFilesAreRefused() throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    for (int i = 0; i < 2; i++) {
      Files.write(whole.resolve(i + ".png"), StripesRun.picture(i));
    }
    embed("mixed.npy", "files", whole.toString());
    Path matrix = folder.resolve("mixed.npy");
    byte[] bytes = Files.readAllBytes(matrix);
    bytes[bytes.length - 1] ^= 1;
    Files.write(matrix, bytes);
    assertThatThrownBy(() -> search("mixed.npy", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("mixed.npy: its SHA-256 is not the one in mixed.json beside it");
  }

  @Test
  void changedNamesAreRefusedAndOldNotesDoubted() throws Exception {
    embed("named.npy", "files", photos());
    Path note = folder.resolve("named.json");
    String written = Files.readString(note);
    Files.writeString(note, written.replace("\"1.png\"", "\"one.png\""));
    assertThatThrownBy(() -> search("named.npy", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            note
                + ": it was changed since it was written: its digest is another one. Make it and named.npy again with isomer embed.");
    Files.writeString(note, written.replaceAll("\"(vectorsD|d)igest\" : \"\\w+\",", ""));
    assertThat(search("named.npy", 1))
        .contains(
            "warning: %s: named.json has no digest, as those of earlier versions: whether the names in it were changed cannot be checked."
                .formatted(folder.resolve("named.npy")))
        .contains("1.png");
    Files.writeString(note, "null");
    assertThatThrownBy(() -> search("named.npy", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("named.json: it is no note on named.npy as isomer embed writes it");
  }

  @Test
  void linesOfPythonNameTheFileWhateverItIsCalled() {
    assertThat(VectorFormat.NPY.python(Path.of("FILENAME.npy")))
        .contains(
            "vectors = numpy.load(\"FILENAME.npy\")",
            "ids = json.load(open(\"FILENAME.json\", encoding=\"utf-8\"))[\"ids\"]");
    assertThat(VectorFormat.NPY.python(Path.of("$STEM.npy")))
        .contains("vectors = numpy.load(\"$STEM.npy\")");
  }

  @Test
  void theNearestAreFoundAndShown() throws Exception {
    embed("searched.npy", "files", photos());
    Path page = folder.resolve("page");
    String said = search("searched.npy", 4, "page", page.toString());
    assertThat(said.lines().filter(line -> line.startsWith("1")).toList())
        .singleElement()
        .asString()
        .matches("1 +1\\.0000 +more, and more/4\\.png");
    assertThat(page.resolve("index.html"))
        .content()
        .contains(
            "Nearest of photos, 6 vectors by the encoder tiny",
            "1: more, and more/4.png, cosine 1.000")
        .containsPattern("(?s)(<img src=\"data:image/png;base64,.*){4}");
    search("searched.npy", 2, "page", page.toString());
    assertThat(page.resolve("index.html")).content().contains("1: 2.png, cosine 1.000");
  }

  @Test
  void examplesThatAreGoneAreNamed() throws Exception {
    Path some = Files.createDirectory(folder.resolve("some"));
    Files.write(some.resolve("a.png"), StripesRun.picture(1));
    embed("some.npy", "files", some.toString());
    Files.write(some.resolve("a.png"), StripesRun.picture(2));
    Path page = folder.resolve("some-page");
    assertThat(search("some.npy", 1, "page", page.toString()))
        .contains("warning: the examples are named and not shown: some has changed since ");
    assertThat(page.resolve("index.html")).content().contains("a.png").containsOnlyOnce("<img");
  }

  @Test
  void vectorsOfAnotherEncoderAreRefused() throws Exception {
    embed("other.npy", "files", photos());
    Path exported = folder.resolve("exported");
    RunVerb.of(
        new ExportVerb(), Map.of("run", stripes.run().toString(), "out", exported.toString()));
    assertThatThrownBy(() -> search("other.npy", 1, "model", exported.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("its vectors are by another encoder: tiny (digest ")
        .hasMessageContaining(
            "Make them again with isomer embed, by the encoder that you search with.");
    Files.delete(folder.resolve("other.json"));
    assertThatThrownBy(() -> search("other.npy", 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("other.json, which says whose its vectors are, is not beside it");
  }
}
