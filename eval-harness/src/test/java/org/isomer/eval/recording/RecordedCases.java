package org.isomer.eval.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.isomer.spi.Choice;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Recordings;
import org.isomer.spi.RecordingsPlugin;

/** What {@code src/test/python/recording_cases.py} has recorded. */
public record RecordedCases(JsonNode all) {
  /** Moments of a window. */
  public static final int WINDOW = 6;

  /** A recording that is given. */
  private record Given(List<LongSeries> all) implements Recordings, RecordingsPlugin<Given.None> {
    private record None() {}

    @Override
    public String title() {
      return "given";
    }

    @Override
    public String digest() {
      return "given";
    }

    @Override
    public String name() {
      return "given";
    }

    @Override
    public String summary() {
      return "A recording that is given";
    }

    @Override
    public Class<None> configType() {
      return None.class;
    }

    @Override
    public Recordings create(None none) {
      return this;
    }
  }

  /** Reads them. */
  public static RecordedCases read() throws IOException {
    try (InputStream file = RecordedCases.class.getResourceAsStream("cases.json")) {
      return new RecordedCases(new ObjectMapper().readTree(file));
    }
  }

  /** The recording of two channels, cut at 0.6 and 0.8. */
  public Timeline timeline() {
    double[] numbers = numbers(all.get("recording").get("values"));
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers[i];
    }
    return timeline(new LongSeries("one", values, 2, Optional.empty()));
  }

  /** Recordings, cut at 0.6 and 0.8. */
  static Timeline timeline(LongSeries... recordings) {
    return timeline(0.6, 0.2, recordings);
  }

  /** Recordings, cut by shares. */
  static Timeline timeline(double train, double validation, LongSeries... recordings) {
    Given given = new Given(List.of(recordings));
    return new Timeline(
        "task/given",
        given,
        new TimeOptions(new Choice<>(given, new Given.None()), WINDOW, train, validation));
  }

  /** Numbers of a list. */
  public static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** Whether each number of a list is 1. */
  public static boolean[] marks(JsonNode list) {
    boolean[] marks = new boolean[list.size()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = list.get(i).asInt() == 1;
    }
    return marks;
  }
}
