package org.isomer.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.javadoc.Prose.Display;
import org.isomer.javadoc.Prose.Items;
import org.isomer.javadoc.Prose.Paragraph;
import org.isomer.spi.Schedule;
import org.junit.jupiter.api.Test;

class SourceTest {
  private static final String SOURCE =
      """
      package org.example;

      /**
       * The loss of {@link Circle} (Doe 2020, equation&nbsp;1), {@code {a: 1}} &lt; 2.
       *
       * <p>It is
       *
       * <pre>{@code
       *   x  = y
       *     if {z}
       * }</pre>
       *
       * <p>where
       *
       * <ul>
       *   <li>x is {@linkplain Circle#of(int, int) a circle};
       *   <li>y is {@link Circle#radius(int,
       *       int)}.
       * </ul>
       *
       * @param <T> what it is made of
       * @throws org.example.BadException if not
       * @see Circle
       */
      @Kind(value = "a) b", makes = Loss.class)
      public final class CircleLoss<T> implements Loss {
        /** Whether it {@code works}. */
        @Deprecated
        default <S extends Set<T>> boolean works(
            Ops tf, S all) throws IOException {
          return true;
        }

        /* No documentation. */
        void hidden() {}

        /** Options. */
        public record Config(@Option(help = "x") int x) {}
      }
      """;

  @Test
  void readsWhatIsDocumented() {
    assertThat(Source.parse(SOURCE).members())
        .extracting(Source.Member::declaration)
        .containsExactly(
            "public final class CircleLoss<T> implements Loss",
            "default <S extends Set<T>> boolean works(Ops tf, S all) throws IOException",
            "public record Config(@Option(help");
    assertThat(Source.parse(SOURCE).members())
        .extracting(Source.Member::method)
        .containsExactly(false, true, false);
  }

  @Test
  void readsParagraphsEquationsListsAndTags() {
    assertThat(Source.parse(SOURCE).members().get(0).prose().blocks())
        .containsExactly(
            new Paragraph("The loss of `Circle` (Doe 2020, equation&nbsp;1), `{a: 1}` < 2."),
            new Paragraph("It is"),
            new Display("x  = y\n  if {z}"),
            new Paragraph("where"),
            new Items(List.of("x is a circle;", "y is `Circle.radius`.")),
            new Items(List.of("`T`: what it is made of", "throws `BadException` if not")));
  }

  @Test
  void findsTheSourceInTheJar() {
    assertThat(Source.proseOf(Schedule.class).plain())
        .isEqualTo("The course of the learning rate.");
    assertThat(Source.proseOfPackage(Schedule.class).isEmpty()).isFalse();
    assertThat(Source.of(String.class)).isEmpty();
    assertThat(Source.proseOf(String.class)).isEqualTo(Prose.NONE);
  }

  @Test
  void knowsTheFirstSentence() {
    Prose prose =
        Source.parse("/** One thing. Another\n * thing. */ class A {}").members().get(0).prose();
    assertThat(prose.firstSentence()).isEqualTo("One thing");
    assertThat(Prose.NONE.firstSentence()).isEmpty();
  }
}
