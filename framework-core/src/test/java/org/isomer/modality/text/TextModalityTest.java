package org.isomer.modality.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.exhibit.Passage;
import org.isomer.modality.Numbers;
import org.isomer.spi.Conversion;
import org.isomer.spi.Modality;
import org.junit.jupiter.api.Test;

class TextModalityTest {
  private static final Modality TEXTS = new TextModality().create(new TextModality.Config());

  @Test
  void showsATextAsItStandsAndTokensByTheirEntries() {
    Tokens tokens = new Tokens(List.of("[PAD]", "play", "##ing"), 4);
    tokens.add(1);
    tokens.add(2);
    assertThat(TEXTS.show(new Text().set("Playing!"))).isEqualTo(new Passage("Playing!"));
    assertThat(TEXTS.showViews(List.of(tokens))).containsExactly(new Passage("play ##ing"));
  }

  @Test
  void tokensAreCopiedWithoutARestOfOthers() {
    List<String> vocabulary = List.of("[PAD]", "a", "b", "c");
    Tokens full = new Tokens(vocabulary, 3);
    List.of(3, 3, 3).forEach(full::add);
    Tokens one = new Tokens(vocabulary, 3);
    one.add(2);
    full.copyFrom(one);
    assertThat(full.text()).isEqualTo("b");
  }

  /** FNV-1a of "a" is E40C292C and of "foobar" BF9CF968, as its authors publish. */
  @Test
  void rawInputsAreTheLogarithmsOfWordCounts() {
    assertThat(TermHash.bucket("a")).isEqualTo((0xE40C2 ^ 0x92C) & 0xFFF);
    assertThat(TermHash.bucket("foobar")).isEqualTo((0xBF9CF ^ 0x968) & 0xFFF);

    Conversion counting = (Conversion) TEXTS.raw().get(0);
    Numbers counts = (Numbers) counting.buffer();
    counting.convert(new Text().set("x y z"), counts);
    counting.convert(new Text().set("A a, foobar"), counts);

    float[] expected = new float[TermHash.SIZE];
    expected[TermHash.bucket("a")] = (float) Math.log(3);
    expected[TermHash.bucket("foobar")] = (float) Math.log(2);
    expected[TermHash.bucket(",")] = (float) Math.log(2);
    assertThat(counts.values()).containsExactly(expected);
  }
}
