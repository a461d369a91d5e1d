package org.isomer.data.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.data.Batch;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.Subset;
import org.isomer.data.order.Shuffled;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokens;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Conversion;
import org.isomer.spi.Dataset;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationInstancesTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private final Path file;

  RelationInstancesTest(@TempDir Path folder) throws IOException {
    file =
        Files.writeString(
            folder.resolve("pairs.csv"), "one,two,like\na,b,5\nc,a,0\nb,d,2.5\ne,f,1\n");
  }

  private Dataset open(String columns, String... options) {
    return new RelationInstances()
        .create(
            READER.bind(
                RelationInstances.Config.class,
                "test",
                "relations: {name: text-tuples, train: '%s', %s}".formatted(file, columns),
                List.of(options)));
  }

  private Dataset scored(String... options) {
    return open("columns: [one, two], score: like", options);
  }

  private static String read(Examples examples, int index, int member) {
    Text text = (Text) examples.buffer();
    examples.read(index, member, text);
    return text.content();
  }

  @Test
  void membersAreInTheOrderOfTheRoles() {
    Examples train = scored().split(Split.TRAIN);
    assertThat(train.size()).isEqualTo(4);
    assertThat(train.members()).isEqualTo(2);
    assertThat(read(train, 1, 0)).isEqualTo("c");
    assertThat(read(train, 1, 1)).isEqualTo("a");
    Text first = (Text) train.buffer();
    train.read(1, first);
    assertThat(first.content()).isEqualTo("c");
    assertThat(train.id(1)).isEqualTo("train/2");
    assertThat(train.label(1)).isEqualTo(Examples.UNLABELLED);
    Examples some = new Subset(train, new int[] {2});
    assertThat(some.members()).isEqualTo(2);
    assertThat(some.scored()).isTrue();
    assertThat(some.score(0)).isEqualTo(2.5f);
    assertThat(read(some, 0, 1)).isEqualTo("d");
  }

  @Test
  void scoresAreBroughtToTheRange() {
    assertThat(scored().split(Split.TRAIN).score(0)).isEqualTo(5f);
    Examples train = scored("score-range=[0, 5]").split(Split.TRAIN);
    assertThat(train.scored()).isTrue();
    assertThat(List.of(train.score(0), train.score(1), train.score(2), train.score(3)))
        .containsExactly(1f, 0f, 0.5f, 0.2f);
    assertThat(scored().digest()).isNotEqualTo(scored("score-range=[0, 5]").digest());
    assertThat(open("columns: [one, two]").split(Split.TRAIN).scored()).isFalse();
  }

  @Test
  void rangesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> scored("score-range=[5, 0]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "dataset relations: score-range is [5.0, 0.0]. Give the lowest and the highest score, such as [0, 5], or leave it out.");
    assertThatThrownBy(() -> scored("score-range=[0, 4]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "dataset relations: score-range is [0.0, 4.0], but relation 1 of the split train of pairs.csv (train/2/one) has the score 5.0. Widen score-range.");
    assertThatThrownBy(() -> open("columns: [one, two]", "score-range=[0, 5]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "dataset relations: score-range is given, but pairs.csv has no scores. Name their column, or leave score-range out.");
  }

  /** A text of one letter as the number of the letter. */
  private static final class Letters implements Conversion {
    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e", "f");

    @Override
    public Class<Text> accepts() {
      return Text.class;
    }

    @Override
    public Tokens buffer() {
      return new Tokens(LETTERS, 1);
    }

    @Override
    public void convert(Example from, Example into) {
      Tokens tokens = (Tokens) into;
      tokens.clear();
      tokens.add(LETTERS.indexOf(((Text) from).content()));
    }
  }

  @Test
  void eachViewOfABatchIsAMember() {
    List<Step> steps = List.of(new Letters());
    Dataset dataset = scored();
    String[] pairs = {"ab", "ca", "bd", "ef"};
    float[] scores = {5, 0, 2.5f, 1};
    try (BatchPipeline pipeline =
        BatchPipeline.training(
            dataset.split(Split.TRAIN),
            List.of(steps, steps),
            new Batching(4, 2, 1),
            Shuffled.ORDER,
            0,
            0)) {
      try (Batch batch = pipeline.take()) {
        for (int row = 0; row < 4; row++) {
          int index = batch.indices()[row];
          String pair =
              Letters.LETTERS.get(batch.view(0).ints(0)[row])
                  + Letters.LETTERS.get(batch.view(1).ints(0)[row]);
          assertThat(pair).isEqualTo(pairs[index]);
          assertThat(batch.scores()[row]).isEqualTo(scores[index]);
        }
      }
    }
  }
}
