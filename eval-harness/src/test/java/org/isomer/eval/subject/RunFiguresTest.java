package org.isomer.eval.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.modality.text.Text;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.junit.jupiter.api.Test;

class RunFiguresTest {
  private record Lines(List<String> texts) implements Examples {
    @Override
    public long size() {
      return texts.size();
    }

    @Override
    public String id(long index) {
      return "test/" + index;
    }

    @Override
    public Example buffer() {
      return new Text();
    }

    @Override
    public void read(long index, Example into) {
      ((Text) into).set(texts.get(Math.toIntExact(index)));
    }
  }

  @Test
  void aTextIsNamedByItsFirstWordsToo() {
    Examples lines = new Lines(List.of(" A man\n is  playing ", "😀".repeat(201)));

    assertThat(RunFigures.named(lines, 0)).isEqualTo("test/0: A man is playing");
    assertThat(RunFigures.named(lines, 1)).isEqualTo("test/1: " + "😀".repeat(200) + "…");
  }
}
