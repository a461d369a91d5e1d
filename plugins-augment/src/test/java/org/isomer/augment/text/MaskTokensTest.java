package org.isomer.augment.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.isomer.modality.text.MaskedTokens;
import org.isomer.modality.text.Text;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Conversion;
import org.isomer.spi.Step;
import org.isomer.tensor.Rows;
import org.isomer.wordpiece.WordPieces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskTokensTest {
  private static final int PLACES = 24;
  private static final String TEXT = "a b c d e f g h i j k l m n o p q r s t";
  private static final int MASK = 4;

  private final Path vocabulary;

  MaskTokensTest(@TempDir Path folder) throws IOException {
    vocabulary =
        Files.writeString(
            folder.resolve("vocab.txt"),
            "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n" + TEXT.replace(' ', '\n') + "\n");
  }

  private Conversion step(double p, double masked, double random, String mask) {
    Choice<Step> pieces = new Choice<>(new WordPieces(), new WordPieces.Config(vocabulary, PLACES));
    return new MaskTokens().create(new MaskTokens.Config(pieces, p, masked, random, mask));
  }

  /** Each tensor of a text: ids, mask, targets, predicted. */
  private record Made(int[] ids, int[] targets, float[] predicted) {
    static Made of(Conversion step, String content, int draw) {
      MaskedTokens into = (MaskedTokens) step.buffer();
      step.convert(new Text().set(content), into, CounterRandom.of(2, "mask").at(draw, 0, 0));
      Rows rows = new Rows(into.spec(), 1);
      into.layInto(rows, 0);
      assertThat(into.spec().tensors())
          .extracting("name")
          .containsExactly("ids", "mask", "targets", "predicted");
      return new Made(rows.ints(0), rows.ints(2), rows.floats(3));
    }
  }

  @Test
  void fifteenPercentAreDrawnAndMostOfThemHidden() {
    Conversion step = step(0.15, 0.8, 0.1, "[MASK]");
    Map<String, Integer> counts = new HashMap<>();
    for (int draw = 0; draw < 4000; draw++) {
      Made made = Made.of(step, TEXT, draw);
      int drawn = 0;
      for (int i = 0; i < PLACES; i++) {
        boolean word = i >= 1 && i <= 20;
        assertThat(made.targets()[i]).isEqualTo(word ? 4 + i : i == 0 ? 2 : i == 21 ? 3 : 0);
        if (made.predicted()[i] == 0) {
          assertThat(made.ids()[i]).isEqualTo(made.targets()[i]);
        } else {
          assertThat(word).isTrue();
          drawn++;
          int id = made.ids()[i];
          String kind = id == MASK ? "masked" : id == made.targets()[i] ? "kept" : "random";
          assertThat(id).isGreaterThanOrEqualTo(MASK);
          counts.merge(kind, 1, Integer::sum);
          counts.merge("at " + i, 1, Integer::sum);
        }
      }
      assertThat(drawn).isEqualTo(3);
    }
    assertThat(counts.get("masked") / 12000.0).isCloseTo(0.8, within(0.015));
    // A random token is the old one in one of twenty draws.
    assertThat(counts.get("random") / 12000.0).isCloseTo(0.095, within(0.01));
    assertThat(counts.get("kept") / 12000.0).isCloseTo(0.105, within(0.01));
    assertThat(counts.get("at 1") / 4000.0).isCloseTo(0.15, within(0.025));
    assertThat(counts.get("at 20") / 4000.0).isCloseTo(0.15, within(0.025));
  }

  @Test
  void aShortTextHasOneToFindAndAnEmptyOneNone() {
    Conversion step = step(0.15, 1, 0, "[MASK]");
    Made one = Made.of(step, "b", 0);
    assertThat(one.ids()).startsWith(2, MASK, 3);
    assertThat(one.predicted()).startsWith(0, 1, 0);
    assertThat(Made.of(step, "", 0).predicted()).containsOnly(0);
    // The piece [UNK] stands for no word that could be found.
    assertThat(Made.of(step, "ß b", 0).predicted()).startsWith(0, 0, 1, 0);
  }

  @Test
  void withoutChanceNothingIsHidden() {
    Conversion step = step(1, 1, 0, "[MASK]");
    MaskedTokens made = (MaskedTokens) step.buffer();
    step.convert(new Text().set("a b"), made);
    assertThat(step.digest()).hasSize(64);
    assertThat(made.tokens().text()).isEqualTo("[CLS] a b [SEP]");
    step.convert(new Text().set("a b"), made, CounterRandom.of(0, "any"));
    assertThat(made.tokens().text()).isEqualTo("[CLS] [MASK] [MASK] [SEP]");
    MaskedTokens copy = (MaskedTokens) step.buffer();
    copy.copyFrom(made);
    Rows rows = new Rows(copy.spec(), 1);
    copy.layInto(rows, 0);
    assertThat(rows.floats(3)).startsWith(0, 1, 1, 0);
    assertThat(rows.ints(2)).startsWith(2, 5, 6, 3);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> step(0.15, 0.8, 0.3, "[MASK]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "mask-tokens: masked is 0.8 and random 0.3, together more than 1. Lower one of them.");
    assertThatThrownBy(() -> step(0.15, 0.8, 0.1, "<mask>"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "mask-tokens: the vocabulary of word-pieces has no entry <mask>. Choose another vocabulary, or name its mask token with the option mask.");
    Choice<Step> swap = new Choice<>(new WordSwap(), new WordSwap.Config(0.5));
    assertThatThrownBy(
            () -> new MaskTokens().create(new MaskTokens.Config(swap, 0.15, 0.8, 0.1, "[MASK]")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "mask-tokens: the tokenizer word-swap makes no tokens. Choose a step that does, such as word-pieces.");
  }
}
