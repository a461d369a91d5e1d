package org.isomer.data.series;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.data.ContentDigest;
import org.isomer.data.text.DelimitedFile;
import org.isomer.data.text.Header;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Option;
import org.isomer.spi.Recordings;
import org.isomer.spi.RecordingsPlugin;

/**
 * Recordings in one file of comma-separated values (RFC 4180, UTF-8; {@code .tsv}: tab-separated):
 * a row is a moment, with a column for each channel, and possibly one that marks anomalies by 1 and
 * everything else by 0, as the benchmarks of anomaly detection do.
 */
public final class CsvRecordings implements RecordingsPlugin<CsvRecordings.Config> {
  /** Where the recordings are. */
  public record Config(
      @Option(help = "The file") Path file,
      @Option(help = "Whether the first line names the columns", value = "true") boolean header,
      @Option(
              help =
                  "The columns of numbers, by name or by number from 1; by default all that no other option names",
              value = "[]",
              distinct = true)
          List<String> values,
      @Option(help = "The column that tells recordings apart; by default the file is one recording")
          Optional<String> id,
      @Option(
              help =
                  "The column of the time, a number or an ISO 8601 date; rows of a recording have to be in its order")
          Optional<String> time,
      @Option(help = "The column that is 1 in an anomaly and else 0; by default none is marked")
          Optional<String> anomaly,
      @Option(help = "What reports call the data; by default the file's name")
          Optional<String> title) {
    /** Copies the list. */
    public Config {
      values = List.copyOf(values);
    }
  }

  @Override
  public String name() {
    return "recordings-csv";
  }

  @Override
  public String summary() {
    return "Long recordings in a CSV file, a row for each moment, with or without marked anomalies";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Recordings create(Config config) {
    List<String> columns = new ArrayList<>(config.values);
    if (columns.isEmpty()) {
      columns.addAll(
          file(config)
              .others(
                  Stream.of(config.id, config.time, config.anomaly)
                      .flatMap(Optional::stream)
                      .toList()));
    }
    int channels = columns.size();
    if (channels == 0) {
      throw file(config)
          .wrong(1, "no column is left for the numbers. Name it in the option values");
    }
    config.anomaly.ifPresent(column -> requireApart(config, column));
    // An anomaly is one more number, which changes within a recording, as no class may.
    config.anomaly.ifPresent(columns::add);
    SeriesFile read =
        new CsvColumns(
                CsvColumns.Reader.RECORDINGS,
                CsvSeries.Layout.LONG,
                Header.of(config.header),
                columns,
                config.id,
                config.time,
                Optional.empty(),
                Optional.empty())
            .read(config.file);
    if (config.values.isEmpty()) {
      read = CsvColumns.Reader.RECORDINGS.doubting(read, columns.subList(0, channels));
    }
    if (read.series().isEmpty()) {
      throw file(config).wrong(1, "no moment follows. Choose another file");
    }
    List<LongSeries> recordings = new ArrayList<>();
    for (Measured series : read.series()) {
      recordings.add(recording(read, series, channels, "recording " + (recordings.size() + 1)));
    }
    return new Read(
        config.title.orElseGet(() -> String.valueOf(config.file.getFileName())),
        List.copyOf(recordings),
        new Findings(
            List.of(), Stream.concat(read.warnings().stream(), read.coarse().stream()).toList()));
  }

  private static DelimitedFile file(Config config) {
    return DelimitedFile.of(config.file, config.header);
  }

  /** Marks among the numbers would tell a model the answer. */
  private static void requireApart(Config config, String anomaly) {
    List<String> withMarks = new ArrayList<>(config.values);
    withMarks.add(anomaly);
    if (!config.values.isEmpty()
        && file(config).others(withMarks).equals(file(config).others(config.values))) {
      throw file(config)
          .wrong(
              1,
              "the column "
                  + anomaly
                  + " marks anomalies, and is one of the values too, so that the model would see the answer. Take it out of the option values");
    }
  }

  private static LongSeries recording(SeriesFile file, Measured series, int channels, String id) {
    float[] values = new float[series.length() * channels];
    Optional<boolean[]> marks =
        series.channels() > channels ? Optional.of(new boolean[series.length()]) : Optional.empty();
    for (int moment = 0; moment < series.length(); moment++) {
      int from = moment * series.channels();
      System.arraycopy(series.values(), from, values, moment * channels, channels);
      if (marks.isPresent()) {
        float mark = series.values()[from + channels];
        if (mark != 0 && mark != 1) {
          throw wrong(
              file,
              series,
              moment,
              "the column of anomalies holds " + mark,
              "Write 1 in an anomaly and else 0");
        }
        marks.get()[moment] = mark == 1;
      }
    }
    return new LongSeries(id, values, channels, marks);
  }

  private static BadInputException wrong(
      SeriesFile file, Measured series, int moment, String problem, String remedy) {
    return file.wrong(
        series.place(),
        "at moment %d of the recording that begins here, %s. %s"
            .formatted(moment + 1, problem, remedy));
  }

  private record Read(String title, List<LongSeries> all, Findings findings) implements Recordings {
    @Override
    public String digest() {
      ContentDigest digest = new ContentDigest().add("recordings").add(all.size());
      for (LongSeries recording : all) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * recording.values().length);
        bytes.asFloatBuffer().put(recording.values());
        digest.add(recording.channels()).add(recording.length()).add(bytes.array());
        digest.add(recording.anomalous().isPresent() ? 1 : 0);
        recording.anomalous().ifPresent(marks -> digest.add(bytes(marks)));
      }
      return digest.hex();
    }

    private static byte[] bytes(boolean[] marks) {
      byte[] bytes = new byte[marks.length];
      for (int i = 0; i < marks.length; i++) {
        bytes[i] = (byte) (marks[i] ? 1 : 0);
      }
      return bytes;
    }
  }
}
