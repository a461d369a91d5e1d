package org.isomer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.isomer.data.numpy.NpyArray;
import org.isomer.modality.series.Series;
import org.isomer.modality.text.Text;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.Source;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a model is asked about, by the kind of example that it reads. */
class SourcesTest {
  private static final Sources SOURCES =
      new Sources(PluginLoader.classPath(), new Datasets(FileIndex.NONE));
  private static final InputSpec IMAGES = Image.spec(4, 4, 1);
  private static final InputSpec TEXTS = InputSpec.of(Text.MODALITY, TensorSpec.ints("ids", 10, 4));
  private static final InputSpec SERIES = Series.spec(6, 1);

  @TempDir private Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, content);
  }

  private Path picture(String name, int width) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    ImageIO.write(new BufferedImage(width, 3, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    return file;
  }

  private static Unsplit read(Path path, InputSpec input, String... columns) {
    return SOURCES.read(new Source(path, List.of(columns), input));
  }

  private static List<String> ids(Unsplit read) {
    List<String> ids = new ArrayList<>();
    for (long i = 0; i < read.examples().size(); i++) {
      ids.add(read.examples().id(i));
    }
    return ids;
  }

  private static <E extends Example> E example(Examples examples, long index, E into) {
    examples.read(index, into);
    return into;
  }

  private static List<String> texts(Unsplit read) {
    List<String> texts = new ArrayList<>();
    for (long i = 0; i < read.examples().size(); i++) {
      texts.add(example(read.examples(), i, new Text()).content());
    }
    return texts;
  }

  @Test
  void imagesAreThoseOfAllFolders() throws IOException {
    picture("photos/b.png", 5);
    picture("photos/a/2.PNG", 6);
    picture("photos/a/1.png", 7);
    picture("photos/.hidden/1.png", 8);
    write("photos/notes.txt", "none");
    Unsplit read = read(folder.resolve("photos"), IMAGES);
    assertThat(read.title()).isEqualTo("photos");
    assertThat(ids(read)).containsExactly("b.png", "a/1.png", "a/2.PNG");
    Image image = example(read.examples(), 1, new Image());
    assertThat(List.of(image.width(), image.height(), image.channels())).containsExactly(7, 3, 1);
    assertThat(ids(read(folder.resolve("photos/a/1.png"), IMAGES))).containsExactly("1.png");
  }

  @Test
  void imagesThatAreNotReadAreTold() throws IOException {
    picture("photos/b.png", 5);
    write("photos/notes.txt", "no image");
    write("photos/a/1.gif", "GIF89a");
    write("photos/a/2.gif", "GIF89a");
    write("photos/c.ppm", "P6");
    Files.createSymbolicLink(folder.resolve("photos/d.png"), Path.of("lost.png"));
    Path photos = folder.resolve("photos");
    assertThat(read(photos, IMAGES).warnings())
        .containsExactly(
            photos + ": passed over .gif files (2), such as a/1.gif. Are they meant to be read?",
            photos + ": passed over .ppm files (1), such as c.ppm. Are they meant to be read?",
            photos + ": passed over broken links (1), such as d.png. Are they meant to be read?");
    assertThat(read(photos.resolve("b.png"), IMAGES).warnings()).isEmpty();
  }

  @Test
  void textsAndSeriesThatAreNotReadAreTold() throws IOException {
    Path texts = write("texts/a.txt", "one\n").resolveSibling("");
    write("texts/notes/1.md", "# two");
    write("texts/notes/2.md", "# three");
    assertThat(read(texts, TEXTS).warnings())
        .containsExactly(
            texts + ": passed over .md files (2), such as notes/1.md. Are they meant to be read?");
    Path series = write("series/a.csv", "1\n2\n").resolveSibling("");
    write("series/b.xlsx", "PK");
    write("series/.hidden", "none");
    assertThat(read(series, SERIES).warnings())
        .containsExactly(
            series + ": passed over .xlsx files (1), such as b.xlsx. Are they meant to be read?");
  }

  @Test
  void theDigestTellsOtherContentsAndOtherNames() throws IOException {
    String first = read(write("a.txt", "one\ntwo\n"), TEXTS).digest();
    assertThat(read(write("b.txt", "one\ntwo\n"), TEXTS).digest()).isEqualTo(first);
    assertThat(read(write("c.txt", "one\ntoo\n"), TEXTS).digest()).isNotEqualTo(first);
    assertThat(read(write("d.txt", "one\n\ntwo\n"), TEXTS).digest()).isNotEqualTo(first);
  }

  @Test
  void textsAreLinesOrAColumn() throws IOException {
    assertThat(ids(read(write("a.txt", "one\n\ntwo\n"), TEXTS))).containsExactly("1", "3");
    Path table = write("b.csv", "id,review,text\n7,good,the text\n");
    assertThat(texts(read(table, TEXTS))).containsExactly("the text");
    assertThat(texts(read(table, TEXTS, "review"))).containsExactly("good");
    assertThat(texts(read(table, TEXTS, "3", "review"))).containsExactly("the text good");
    assertThat(texts(read(write("c.csv", "review\n\"a, b\"\n"), TEXTS))).containsExactly("a, b");
    assertThat(texts(read(write("d.jsonl", "{\"text\": \"in JSON\"}\n"), TEXTS)))
        .containsExactly("in JSON");
  }

  @Test
  void aTableWithoutAColumnOfThatNameIsRefusedWithItsColumns() throws IOException {
    Path table = write("b.csv", "id,review\n7,good\n");
    assertThatThrownBy(() -> read(table, TEXTS))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            table
                + ": none of its columns is called text. They are id, review; name those of the text with --columns.");
  }

  @Test
  void textsOfAFolderAreThoseOfAllItsFiles() throws IOException {
    write("in/a.txt", "one\ntwo\n");
    write("in/more/b.tsv", "text\tlabel\nthree\tx\n");
    write("in/c.pdf", "no text");
    Unsplit read = read(folder.resolve("in"), TEXTS);
    assertThat(ids(read)).containsExactly("a.txt:1", "a.txt:2", "more/b.tsv:2");
    assertThat(texts(read)).containsExactly("one", "two", "three");
  }

  @Test
  void seriesAreReadOfArraysAndTablesAndPaddedAlike() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.write(
        folder.resolve("in/a.npy"), NpyArray.ofRows(new float[][] {{1, 2, 3}, {4, 5, Float.NaN}}));
    write("in/b.csv", "value\n1.5\n\n2.5\n");
    write("in/c.csv", "1\n2\n3\n4\n5\n6\n7\n8\n");
    Unsplit read = read(folder.resolve("in"), SERIES);
    assertThat(ids(read)).containsExactly("a.npy:0", "a.npy:1", "b.csv", "c.csv");
    assertThat(example(read.examples(), 1, new Series()).length()).isEqualTo(2);
    assertThat(example(read.examples(), 2, new Series()).measured()[0]).containsExactly(1.5f, 2.5f);
    assertThat(example(read.examples(), 3, new Series()).length()).isEqualTo(8);
    for (int i = 0; i < 4; i++) {
      assertThat(example(read.examples(), i, new Series()).positions()).isEqualTo(8);
    }
    Unsplit alone = read(folder.resolve("in/a.npy"), SERIES);
    assertThat(ids(alone)).containsExactly("0", "1");
    assertThat(example(alone.examples(), 0, new Series()).positions()).isEqualTo(6);
  }

  @Test
  void aFirstRowOfMissingNumbersIsNoHeader() throws IOException {
    for (String first : List.of("NaN", "?", "1.", "-2", "1e3", "+.5")) {
      Path table = write("a.csv", first + "\n2\n3\n");
      assertThat(example(read(table, SERIES).examples(), 0, new Series()).length())
          .as(first)
          .isEqualTo(3);
    }
    Path two = write("b.csv", ",1\n2,3\n");
    Unsplit pairs = read(two, Series.spec(6, 2));
    assertThat(example(pairs.examples(), 0, new Series()).length()).isEqualTo(2);
    Path named = write("c.csv", "v1\n2\n3\n");
    assertThat(example(read(named, SERIES).examples(), 0, new Series()).length()).isEqualTo(2);
  }

  @Test
  void whatIsDoubtfulAboutSeriesIsTold() throws IOException {
    String table = "time,value\n0,1\n1,2\n";
    for (int i = 0; i < 12; i++) {
      write("in/%d.csv".formatted(i), table);
    }
    InputSpec pairs = Series.spec(6, 2);
    Path one = folder.resolve("in/3.csv");
    assertThat(read(one, pairs).warnings())
        .singleElement()
        .asString()
        .startsWith(one + ": the columns time are read as channels of the series.");
    assertThat(read(folder.resolve("in"), pairs).warnings())
        .hasSize(11)
        .endsWith(folder.resolve("in") + ": 2 further warnings like these are left out.");
    assertThat(read(write("a.txt", "one\n"), TEXTS).warnings()).isEmpty();
  }

  @Test
  void aHeaderAloneIsRefused() throws IOException {
    Path series = write("a.csv", "value\n");
    Path texts = write("b.tsv", "id\ttext\n");
    String refused = ": holds a header and no examples. Add them, or choose another file.";
    assertThatThrownBy(() -> read(series, SERIES))
        .isInstanceOf(BadInputException.class)
        .hasMessage(series + refused);
    assertThatThrownBy(() -> read(texts, TEXTS))
        .isInstanceOf(BadInputException.class)
        .hasMessage(texts + refused);
    assertThatThrownBy(() -> read(write("c.txt", "\n \n"), TEXTS))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void seriesOfOtherChannelsAreRefused() throws IOException {
    Path table = write("a.csv", "time,value\n0,1\n1,2\n");
    assertThatThrownBy(() -> read(table, SERIES))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the series has 2 channels, and the model reads 1. Name its columns with --columns");
    assertThat(read(table, SERIES, "value").examples().size()).isEqualTo(1);
    Path array = folder.resolve("a.npy");
    Files.write(array, NpyArray.ofBytes(List.of(1, 4, 1), new byte[4]));
    assertThatThrownBy(() -> read(array, SERIES))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the series has 4 channels, and the model reads 1. An array has the shape (series,"
                + " channels, positions): transpose it");
  }

  @Test
  void whatNobodyReadsIsRefused() throws IOException {
    Path file = write("a.pdf", "nothing");
    assertThatThrownBy(() -> read(file, TEXTS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "nothing here reads files of this ending for a model that reads examples of the kind text");
    assertThatThrownBy(() -> read(folder, IMAGES))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("hold no JPEG, PNG, WebP, BMP or TIFF files");
    assertThatThrownBy(() -> read(folder.resolve("gone"), IMAGES))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("there is no such file or folder");
  }

  @Test
  void aQueryIsATextOrAFileOfOneExample() throws IOException {
    assertThat(texts(SOURCES.query("some words", TEXTS))).containsExactly("some words");
    assertThat(ids(SOURCES.query(picture("q.png", 4).toString(), IMAGES))).containsExactly("q.png");
    Path many = folder.resolve("many.npy");
    Files.write(many, NpyArray.ofRows(new float[2][3]));
    assertThatThrownBy(() -> SOURCES.query(many.toString(), SERIES))
        .isInstanceOf(BadInputException.class)
        .hasMessage(many + ": holds 2 examples, and one is asked for. Name a file of one.");
    assertThatThrownBy(() -> SOURCES.query(" ", TEXTS)).isInstanceOf(BadInputException.class);
  }
}
