package org.isomer.eval.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Recordings;
import org.isomer.spi.Split;

/**
 * Recordings in the order of time: the first part of each trains, what is chosen is chosen on the
 * next, and the last is scored. Numbers have mean 0 and deviation 1 in each channel over all
 * training parts; a channel that is constant there is only centred.
 */
public final class Timeline {
  private static final double ROUNDING = 1e-9;

  private final String task;
  private final String title;
  private final List<LongSeries> recordings;
  private final List<float[]> values;
  private final TimeOptions options;

  /**
   * Normalises.
   *
   * @param task what messages call the task
   */
  Timeline(String task, Recordings data, TimeOptions options) {
    this.task = task;
    title = data.title();
    recordings = data.all();
    this.options = options;
    values = normalised();
  }

  private List<float[]> normalised() {
    int channels = channels();
    double[] means = new double[channels];
    double[] factors = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      // Welford's updates, which lose no digits where the mean is great.
      long count = 0;
      double squares = 0;
      for (int i = 0; i < recordings.size(); i++) {
        float[] all = recordings.get(i).values();
        for (int position = 0; position < end(i, Split.TRAIN); position++) {
          double value = all[position * channels + channel];
          double before = value - means[channel];
          means[channel] += before / ++count;
          squares += before * (value - means[channel]);
        }
      }
      factors[channel] = squares > 0 ? 1 / Math.sqrt(squares / count) : 1;
    }
    return recordings.stream().map(each -> scaled(each.values(), means, factors)).toList();
  }

  private static float[] scaled(float[] values, double[] means, double[] factors) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      int channel = i % means.length;
      scaled[i] = (float) ((values[i] - means[channel]) * factors[channel]);
    }
    return scaled;
  }

  /** Numbers at each moment. */
  public int channels() {
    return recordings.get(0).channels();
  }

  /** The normalised numbers of a recording, moment by moment. */
  public float[] values(int recording) {
    return values.get(recording);
  }

  /** Whether a moment was marked as one of an anomaly. */
  public boolean isAnomalous(Moment moment) {
    return recordings
        .get(moment.recording())
        .anomalous()
        .map(marks -> marks[moment.position()])
        .orElse(false);
  }

  /** A name for a moment that stays the same when the data are opened again. */
  public String id(Moment moment) {
    return recordings.get(moment.recording()).id() + "/" + (moment.position() + 1);
  }

  /**
   * The last moments of windows in a part, in the order of time. A window of a later part may begin
   * in an earlier one.
   *
   * @param horizon how many moments after the window have to be in the part; with 0, the last
   *     moment of the window itself
   * @param stride from one to the next
   * @throws BadInputException if a recording has none in the part
   */
  public List<Moment> ends(Split part, int horizon, int stride) {
    List<Moment> ends = new ArrayList<>();
    for (int i = 0; i < recordings.size(); i++) {
      int first = Math.max(options.window() - 1, start(i, part) - Math.min(1, horizon));
      int last = end(i, part) - 1 - horizon;
      if (last < first) {
        throw new BadInputException(
            "%s: %s, %s: its %s part has %d moments, too few for a window of %d%s. Give a smaller window, or longer recordings."
                .formatted(
                    task,
                    title,
                    recordings.get(i).id(),
                    part == Split.TRAIN ? "training" : part.name().toLowerCase(Locale.ROOT),
                    end(i, part) - start(i, part),
                    options.window(),
                    horizon == 0 ? "" : " and the " + horizon + " moments to forecast"));
      }
      int recording = i;
      IntStream.iterate(first, at -> at <= last, at -> at + stride)
          .forEach(at -> ends.add(new Moment(recording, at)));
    }
    return ends;
  }

  /** All moments of a part, whether or not a window ends there. */
  List<Moment> moments(Split part) {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < recordings.size(); i++) {
      for (int position = start(i, part); position < end(i, part); position++) {
        moments.add(new Moment(i, position));
      }
    }
    return moments;
  }

  private int start(int recording, Split part) {
    return switch (part) {
      case TRAIN -> 0;
      case VALIDATION -> end(recording, Split.TRAIN);
      case TEST -> end(recording, Split.VALIDATION);
    };
  }

  /** Behind the last moment of a part. */
  private int end(int recording, Split part) {
    int length = recordings.get(recording).length();
    return switch (part) {
      case TRAIN -> whole(options.train() * length);
      case VALIDATION -> whole((options.train() + options.validation()) * length);
      case TEST -> length;
    };
  }

  /** Without what is left over; 0.29 of 100 are 29, though the product is a little less. */
  private static int whole(double moments) {
    long nearest = Math.round(moments);
    return (int) (Math.abs(moments - nearest) < ROUNDING ? nearest : moments);
  }

  /** The channels, from 1, that hold one value throughout the part of each recording. */
  List<Integer> constant(Split part) {
    return IntStream.range(0, channels())
        .filter(
            channel ->
                IntStream.range(0, recordings.size())
                    .allMatch(recording -> isConstant(recording, part, channel)))
        .mapToObj(channel -> channel + 1)
        .toList();
  }

  private boolean isConstant(int recording, Split part, int channel) {
    float[] all = recordings.get(recording).values();
    int first = start(recording, part) * channels() + channel;
    return IntStream.range(start(recording, part), end(recording, part))
        .allMatch(position -> all[position * channels() + channel] == all[first]);
  }

  /** How the recordings are cut, for digests. */
  String parts() {
    return "%s %s %d".formatted(options.train(), options.validation(), options.window());
  }

  /** How many numbers a window has. */
  public int width() {
    return options.window() * channels();
  }

  /** The numbers of the windows with these last moments, moment by moment, a window a row. */
  public FeatureMatrix numbers(List<Moment> ends) {
    float[][] rows = new float[ends.size()][];
    for (int i = 0; i < rows.length; i++) {
      int to = (ends.get(i).position() + 1) * channels();
      rows[i] = Arrays.copyOfRange(values(ends.get(i).recording()), to - width(), to);
    }
    return new FeatureMatrix(rows);
  }

  /** The windows with these last moments, as examples. */
  public Examples windows(List<Moment> ends) {
    return new WindowExamples(this, ends, options.window());
  }
}
