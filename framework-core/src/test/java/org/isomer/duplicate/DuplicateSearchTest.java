package org.isomer.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.modality.series.Series;
import org.isomer.modality.text.Text;
import org.isomer.random.CounterRandom;
import org.isomer.sketch.Sketch;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;

class DuplicateSearchTest {
  private static final int SIDE = 32;

  @Test
  void tellsACopyFromANearDuplicateFromAnotherPicture() {
    Examples scored = examples(List.of(picture(0), picture(1), picture(2), picture(3)));
    Examples seen =
        examples(List.of(picture(9), mirrored(picture(2)), picture(1), dimmed(picture(0))));

    List<Duplicate> found = find(scored, seen);

    assertThat(found).extracting(Duplicate::scored).containsExactly(0, 1, 2);
    assertThat(found).extracting(Duplicate::seen).containsExactly(3, 2, 1);
    assertThat(found).extracting(Duplicate::identical).containsExactly(false, true, false);
    assertThat(found.get(0).likeness()).isBetween(.98, 1.0);
    assertThat(found.get(2).likeness()).isCloseTo(1, within(1e-6));
  }

  @Test
  void picturesOfOneSceneInAnotherSizeAreNear() {
    assertThat(find(examples(List.of(picture(5))), examples(List.of(doubled(picture(5))))))
        .extracting(Duplicate::identical)
        .containsExactly(false);
  }

  @Test
  void noneOfManyDifferentPicturesIsFound() {
    Examples scored = examples(IntStream.range(0, 100).mapToObj(i -> picture(i)).toList());
    Examples seen = examples(IntStream.range(100, 400).mapToObj(i -> picture(i)).toList());

    assertThat(find(scored, seen)).isEmpty();
  }

  @Test
  void plainAreasAreOnlyEqualIfTheirPixelsAre() {
    Examples scored = examples(List.of(plain(.2f), plain(.7f)));

    assertThat(find(scored, examples(List.of(plain(.7f), plain(.5f)))))
        .containsExactly(new Duplicate(1, 0, true, 1));
  }

  @Test
  void namesTheFirstOfEqualCopiesWhateverTheThreads() throws Exception {
    Examples scored = examples(List.of(picture(1), picture(2)));
    Examples seen =
        examples(
            Stream.concat(
                    Stream.of(dimmed(picture(1))),
                    IntStream.range(0, 600).mapToObj(i -> picture(1 + i % 2)))
                .toList());

    List<Duplicate> one = new ForkJoinPool(1).submit(() -> find(scored, seen)).get();
    List<Duplicate> four = new ForkJoinPool(4).submit(() -> find(scored, seen)).get();

    assertThat(one)
        .containsExactly(new Duplicate(0, 1, true, 1), new Duplicate(1, 2, true, 1))
        .isEqualTo(four);
  }

  /**
   * Spots of many places and shapes: hundreds of pairs are near, as in a data set of plain
   * subjects, and only those that were planted are nearer than chance explains.
   */
  @Test
  void tellsPlantedDuplicatesFromPicturesThatAreMuchAlike() {
    List<Image> seen = IntStream.range(0, 600).mapToObj(i -> spot(i)).toList();
    List<Image> scored = new ArrayList<>(IntStream.range(600, 700).mapToObj(i -> spot(i)).toList());
    assertThat(compared(scored, seen).duplicates()).hasSizeGreaterThan(50);
    assertThat(compared(scored, seen).unexpected()).isEmpty();

    for (int i = 0; i < 10; i++) {
      scored.set(i, i % 2 == 0 ? dimmed(seen.get(40 * i), .01f) : mirrored(seen.get(40 * i)));
    }
    assertThat(compared(scored, seen).unexpected())
        .extracting(Duplicate::scored)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void amongFewPicturesNobodyCanTellWhatIsUnexpected() {
    List<Image> seen = IntStream.range(0, 99).mapToObj(i -> picture(i)).toList();

    ScoredExamples compared = compared(List.of(dimmed(picture(3))), seen);

    assertThat(compared.duplicates()).hasSize(1);
    assertThat(compared.unexpected()).isEmpty();
    List<Image> more = IntStream.range(0, 100).mapToObj(i -> picture(i)).toList();
    assertThat(compared(List.of(dimmed(picture(3))), more).unexpected()).hasSize(1);
  }

  private static ScoredExamples compared(
      List<? extends Example> scored, List<? extends Example> seen) {
    ScoredExamples all = new ScoredExamples(scored.stream().map(Fingerprint::of).toList());
    for (int i = 0; i < seen.size(); i++) {
      all.compare(i, Fingerprint.of(seen.get(i)));
    }
    return all;
  }

  /** A bright spot on dark ground. */
  private static Image spot(int seed) {
    CounterRandom random = CounterRandom.of(seed, "spot");
    float top = random.nextFloat(10, 22);
    float left = random.nextFloat(10, 22);
    float height = random.nextFloat(4, 12);
    float width = random.nextFloat(4, 12);
    float slant = random.nextFloat(-.5f, .5f);
    return image(
        SIDE,
        (row, column, channel) -> {
          double down = (row - top) / height;
          double right = (column - left) / width + slant * down;
          return (float) Math.exp(-down * down - right * right);
        });
  }

  @Test
  void textsAndSeriesHaveNearDuplicatesToo() {
    assertThat(
            find(
                examples(List.of(text("A man runs."), text("A dog runs."), text("Two men run."))),
                examples(List.of(text("A dog runs!"), text("A man runs."), text("a man runs")))))
        .containsExactly(new Duplicate(0, 1, true, 1), new Duplicate(1, 0, false, 1));
    assertThat(
            find(
                examples(List.of(series(1, 2, 3, 1), series(1, 3, 2, 1))),
                examples(List.of(series(5, 3, 4, 5), series(12, 14, 16, 12)))))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.scored()).isZero();
              assertThat(found.seen()).isOne();
              assertThat(found.identical()).isFalse();
            });
  }

  @Test
  void membersOfAnInstanceAreComparedTogetherFromEitherEnd() {
    List<List<Text>> scored =
        List.of(
            List.of(text("A man runs."), text("He is fast.")),
            List.of(text("A dog runs."), text("It is slow.")),
            List.of(text("A cat sits."), text("It is warm.")));
    List<List<Text>> seen =
        List.of(
            List.of(text("he is fast"), text("a man runs")),
            List.of(text("A dog runs."), text("It is quick.")),
            List.of(text("It is warm."), text("A cat sits.")));
    assertThat(compared(new Instances(scored), new Instances(seen)).duplicates())
        .containsExactly(new Duplicate(0, 0, false, 1), new Duplicate(2, 2, true, 1));
  }

  private static ScoredExamples compared(Examples scored, Examples seen) {
    ScoredExamples all = new ScoredExamples(prints(scored));
    List<Fingerprint> others = prints(seen);
    IntStream.range(0, others.size()).forEach(i -> all.compare(i, others.get(i)));
    return all;
  }

  private static List<Fingerprint> prints(Examples examples) {
    return IntStream.range(0, (int) examples.size())
        .mapToObj(i -> Fingerprint.of(examples, i, examples.buffer()))
        .toList();
  }

  private record Instances(List<? extends List<? extends Example>> all) implements Examples {
    @Override
    public long size() {
      return all.size();
    }

    @Override
    public String id(long index) {
      return String.valueOf(index);
    }

    @Override
    public int members() {
      return all.get(0).size();
    }

    @Override
    public Example buffer() {
      return all.get(0).get(0) instanceof Text ? new Text() : new Image();
    }

    @Override
    public void read(long index, Example into) {
      read(index, 0, into);
    }

    @Override
    public void read(long index, int member, Example into) {
      into.copyFrom(all.get((int) index).get(member));
    }
  }

  private static Text text(String content) {
    return new Text().set(content);
  }

  private static Series series(float... values) {
    Series series = new Series().reshape(values.length, values.length, 1);
    System.arraycopy(values, 0, series.values(), 0, values.length);
    return series;
  }

  /**
   * Of series of three numbers all lie on a circle, and hundreds of pairs correlate with 0.9999 by
   * chance.
   */
  @Test
  void nearSeriesCountAsSeenOnlyWhereChanceDoesNotExplainThem() {
    CounterRandom random = CounterRandom.of(3, "short series");
    List<Series> seen = randomSeries(random, 2000, 3);
    List<Series> scored = randomSeries(random, 500, 3);
    assertThat(compared(scored, seen).duplicates()).hasSizeGreaterThan(400);
    assertThat(find(examples(scored), examples(seen))).isEmpty();

    List<Series> longer = randomSeries(random, 200, 60);
    Series scaled = new Series().reshape(60, 60, 1);
    for (int i = 0; i < 60; i++) {
      scaled.values()[i] = 7 * longer.get(12).values()[i] - 3;
    }
    assertThat(find(examples(List.of(scaled)), examples(longer)))
        .extracting(Duplicate::seen)
        .containsExactly(12);
  }

  private static List<Series> randomSeries(CounterRandom random, int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Series series = new Series().reshape(length, length, 1);
              for (int position = 0; position < length; position++) {
                series.values()[position] = (float) random.nextGaussian();
              }
              return series;
            })
        .toList();
  }

  /**
   * Three words of their own and a footer of fourteen: if that brought texts together, 400 million
   * pairs would have to be compared.
   */
  @Test
  void aFooterThatAllTextsShareBringsNobodyTogether() {
    int count = 20_000;
    String footer = " this message and all that it holds are meant for you alone thanks";
    List<Text> seen = IntStream.range(0, count).mapToObj(i -> text(body(i, 3) + footer)).toList();
    List<Text> scored =
        new ArrayList<>(
            IntStream.range(count, 2 * count).mapToObj(i -> text(body(i, 3) + footer)).toList());
    scored.set(77, text(body(500, 3).toUpperCase(Locale.ROOT) + footer));

    DuplicateSearch.Found found = search(scored, seen);
    assertThat(found.duplicates())
        .extracting(Duplicate::scored, Duplicate::seen)
        .containsExactly(tuple(77, 500));
    assertThat(found.crowded()).as("three words of fourteen are too many to be near").isZero();
  }

  /** A word of its own and a footer of thirteen, by which alone any two are near. */
  @Test
  void itIsToldOfHowManyNotAllThatMayBeNearWereLookedFor() {
    int count = 1100;
    String footer = " this message and all that it holds are meant for you alone thanks";
    List<Text> seen = IntStream.range(0, count).mapToObj(i -> text(body(i, 1) + footer)).toList();
    List<Text> scored =
        IntStream.range(0, count).mapToObj(i -> text(body(9 * i + 1, 1) + footer)).toList();

    assertThat(search(scored, seen).crowded())
        .as("but for a word that is counted together with the footer")
        .isCloseTo(count, within(2));
    assertThat(search(scored, List.of(text(body(1, 30)))).crowded())
        .as("nothing that was seen has the footer")
        .isZero();
    assertThat(search(scored.subList(0, 1000), seen).crowded()).as("so many are compared").isZero();
  }

  /**
   * The same of pairs, of which one text has the footer, or all have one text in common: the other
   * one brings together those that are near.
   */
  @Test
  void whatAllPairsShareBringsNobodyTogether() {
    int count = 10_000;
    String footer = " this message and all that it holds are meant for you alone thanks";
    List<List<Text>> seen =
        IntStream.range(0, count)
            .mapToObj(i -> List.of(text("What is it?"), text(body(i, 3) + footer)))
            .toList();
    List<List<Text>> scored =
        new ArrayList<>(
            IntStream.range(count, 2 * count)
                .mapToObj(i -> List.of(text(body(i, 3) + footer), text("what is it")))
                .toList());
    scored.set(
        77, List.of(text(body(500, 3).toUpperCase(Locale.ROOT) + footer), text("what is it")));

    ScoredExamples all = compared(new Instances(scored), new Instances(seen));

    assertThat(all.duplicates())
        .extracting(Duplicate::scored, Duplicate::seen)
        .containsExactly(tuple(77, 500));
    assertThat(all.crowded()).isZero();
  }

  @Test
  void pairsMayBeChanceWhereTheirMembersMay() {
    assertThat(pair(picture(0), picture(1)).mayBeChance()).isFalse();
    assertThat(pair(text("A man runs."), text("He is fast.")).mayBeChance()).isTrue();
  }

  private static Sketch pair(Example first, Example second) {
    return prints(new Instances(List.of(List.of(first, second)))).get(0).sketch().orElseThrow();
  }

  private static String body(int seed, int words) {
    CounterRandom random = CounterRandom.of(seed, "words");
    return IntStream.range(0, words)
        .mapToObj(i -> "w" + random.nextInt(1_000_000))
        .collect(Collectors.joining(" "));
  }

  @Test
  void withFewExamplesOnlyWhatDiffersInNothingIsUnexpected() {
    String long30 = "a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd";

    assertThat(
            compared(
                    List.of(text(long30), text("A man runs.")),
                    List.of(text(long30.replace("z", "zz")), text("a man runs")))
                .unexpected())
        .extracting(Duplicate::scored)
        .containsExactly(1);
  }

  @Test
  void tellsHowManyExamplesWereRead() {
    AtomicInteger read = new AtomicInteger();

    DuplicateSearch.find(
        examples(List.of(picture(0))),
        examples(IntStream.range(1, 301).mapToObj(i -> picture(i)).toList()),
        read::addAndGet);

    assertThat(read).hasValue(301);
  }

  private static List<Duplicate> find(Examples scored, Examples seen) {
    return DuplicateSearch.find(scored, seen, more -> {}).duplicates();
  }

  private static DuplicateSearch.Found search(List<Text> scored, List<Text> seen) {
    return DuplicateSearch.find(examples(scored), examples(seen), more -> {});
  }

  /** Patches of random colours. */
  private static Image picture(int seed) {
    CounterRandom random = CounterRandom.of(seed, "picture");
    float[] patches = new float[8 * 8 * 3];
    for (int i = 0; i < patches.length; i++) {
      patches[i] = random.nextFloat();
    }
    return image(SIDE, (row, column, channel) -> patches[(row / 4 * 8 + column / 4) * 3 + channel]);
  }

  private static Image plain(float value) {
    return image(SIDE, (row, column, channel) -> value);
  }

  private static Image mirrored(Image of) {
    return image(
        SIDE, (row, column, channel) -> of.values()[of.offset(row, SIDE - 1 - column) + channel]);
  }

  /** Half the contrast, with noise. */
  private static Image dimmed(Image of) {
    return dimmed(of, .05f);
  }

  private static Image dimmed(Image of, float noise) {
    CounterRandom random = CounterRandom.of(7, "noise");
    return image(
        SIDE,
        (row, column, channel) ->
            .1f + .5f * of.values()[of.offset(row, column) + channel] + noise * random.nextFloat());
  }

  private static Image doubled(Image of) {
    return image(
        2 * SIDE, (row, column, channel) -> of.values()[of.offset(row / 2, column / 2) + channel]);
  }

  private interface Pixel {
    float at(int row, int column, int channel);
  }

  private static Image image(int side, Pixel pixel) {
    Image image = new Image().reshape(side, side, 3);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        for (int channel = 0; channel < 3; channel++) {
          image.values()[image.offset(row, column) + channel] = pixel.at(row, column, channel);
        }
      }
    }
    return image;
  }

  private static Examples examples(List<? extends Example> all) {
    return new Examples() {
      @Override
      public long size() {
        return all.size();
      }

      @Override
      public String id(long index) {
        return String.valueOf(index);
      }

      @Override
      public Example buffer() {
        Example buffer = all.get(0);
        return buffer instanceof Text
            ? new Text()
            : buffer instanceof Series ? new Series() : new Image();
      }

      @Override
      public void read(long index, Example into) {
        into.copyFrom(all.get(Math.toIntExact(index)));
      }
    };
  }
}
