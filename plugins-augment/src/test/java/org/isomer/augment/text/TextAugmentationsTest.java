package org.isomer.augment.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.TextAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextAugmentationsTest {
  private static final String SENTENCE = "a b c d e f g h i j";

  private static String applied(TextAugmentation augmentation, String content, int draw) {
    Text text = new Text().set(content);
    augmentation.apply(text, CounterRandom.of(5, "text").at(draw, 0, 0));
    return text.content();
  }

  @Test
  void swapsKeepTheWordsAndMoveAsManyAsAsked() {
    TextAugmentation swap = new WordSwap().create(new WordSwap.Config(0.1));
    int moved = 0;
    for (int draw = 0; draw < 2000; draw++) {
      String[] words = applied(swap, SENTENCE, draw).split(" ", -1);
      assertThat(words).containsExactlyInAnyOrder(SENTENCE.split(" ", -1));
      moved += words[0].equals("a") ? 0 : 1;
    }
    // The first word goes with 0.1, or is the other of one of nine, or both.
    assertThat(moved / 2000.0).isCloseTo(0.18, within(0.03));
    assertThat(applied(new WordSwap().create(new WordSwap.Config(0)), SENTENCE, 0))
        .isEqualTo(SENTENCE);
    assertThat(applied(new WordSwap().create(new WordSwap.Config(1)), "alone", 0))
        .isEqualTo("alone");
  }

  @Test
  void cropsAreSpansBetweenTheBounds() {
    TextAugmentation crop = new SpanCrop().create(new SpanCrop.Config(0.25, 0.5));
    Set<String> spans = new HashSet<>();
    for (int draw = 0; draw < 500; draw++) {
      String span = applied(crop, SENTENCE, draw);
      assertThat(SENTENCE).contains(span);
      assertThat(span.split(" ", -1)).hasSizeBetween(3, 5);
      spans.add(span);
    }
    assertThat(spans).hasSize(8 + 7 + 6);
    assertThat(applied(new SpanCrop().create(new SpanCrop.Config(0, 0)), SENTENCE, 1)).hasSize(1);
    assertThat(applied(crop, "", 0)).isEmpty();
    assertThatThrownBy(() -> new SpanCrop().create(new SpanCrop.Config(0.6, 0.5)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("span-crop: min is 0.6 and max is 0.5. Give a min that is not above max.");
  }

  @Test
  void synonymsComeFromTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("s.txt"), "Big, large\tgreat\n\nlarge, vast\n");
    TextAugmentation synonyms = new Synonyms().create(new Synonyms.Config(file, 1));
    Set<String> found = new HashSet<>();
    for (int draw = 0; draw < 100; draw++) {
      found.add(applied(synonyms, "A \"Large,\" big cat", draw));
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            List.of("Big", "Great", "Vast").stream()
                .flatMap(
                    first ->
                        List.of("large", "great").stream()
                            .map(second -> "A \"" + first + ",\" " + second + " cat"))
                .toList());
    assertThat(synonyms.digest()).hasSize(64);
    assertThat(applied(new Synonyms().create(new Synonyms.Config(file, 0)), "big", 0))
        .isEqualTo("big");
  }

  @Test
  void filesWithoutSynonymsAreRefused(@TempDir Path folder) throws IOException {
    Path single = Files.writeString(folder.resolve("single.txt"), "big, large\nalone\n");
    Path empty = Files.writeString(folder.resolve("empty.txt"), "\n");
    assertThatThrownBy(() -> new Synonyms().create(new Synonyms.Config(single, 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            single
                + ", line 2: it has one word, alone, and no synonym. Separate words by commas or tabs, or remove the line.");
    assertThatThrownBy(() -> new Synonyms().create(new Synonyms.Config(empty, 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            empty
                + ": it has no synonyms. Write words that may stand for each other on each line, separated by commas.");
  }

  @Test
  void theSameAddressGivesTheSameText() {
    for (TextAugmentation each :
        Arrays.asList(
            new WordSwap().create(new WordSwap.Config(0.5)),
            new SpanCrop().create(new SpanCrop.Config(0.2, 0.9)))) {
      assertThat(applied(each, SENTENCE, 7)).isEqualTo(applied(each, SENTENCE, 7));
    }
  }
}
