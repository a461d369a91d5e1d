package org.isomer.eval.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  @Test
  void shardsShareTheSeeds() {
    List<Long> seeds = List.of(0L, 1L, 2L, 3L, 4L);

    assertThat(Shard.WHOLE.of(seeds)).isEqualTo(seeds);
    assertThat(Shard.parse("1/2").of(seeds)).containsExactly(0L, 2L, 4L);
    assertThat(Shard.parse("2/2").of(seeds)).containsExactly(1L, 3L);
    assertThat(Shard.parse("9/9").of(seeds)).isEmpty();
  }

  @Test
  void oneListGoesOnWhereTheOneBeforeEnds() {
    Shard second = Shard.parse("2/2");

    assertThat(second.of(List.of("a", "b", "c"), 0)).containsExactly("b");
    assertThat(second.of(List.of("d", "e", "f"), 3)).containsExactly("d", "f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/2", "3/2", "2", "a/b", "1/0"})
  void otherFormsAreRefused(String wrong) {
    assertThatThrownBy(() -> Shard.parse(wrong))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "--shard "
                + wrong
                + ": must be i/n with 1 <= i <= n, such as 2/3 for the second of three machines.");
  }
}
