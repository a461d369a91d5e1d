package org.isomer.bench.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.isomer.train.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@code isomer bench} has measured, as its JSON holds it.
 *
 * @param schema the version of this form
 * @param title what people call it
 * @param bench the word behind {@code bench}
 * @param command the command line, to be pasted
 * @param time when it began, in UTC
 * @param environment machine and versions
 * @param warmUp seconds of each kind of work before the first round
 * @param seconds the least seconds of each in a round
 * @param cases what was measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchRecord(
    int schema,
    String title,
    String bench,
    String command,
    String time,
    Environment environment,
    double warmUp,
    double seconds,
    List<Case> cases) {
  /** The version that is written. */
  public static final int SCHEMA = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Copies the list. */
  public BenchRecord {
    cases = List.copyOf(cases);
  }

  /**
   * A trial.
   *
   * @param title what it is
   * @param configuration SHA-256 of the configuration, defaults spelled out, in hexadecimal; absent
   *     where there is none
   * @param samples the rate of each kind of work, the headline first
   * @param ratios the headline over each of the others, round by round
   * @param against the command of the peer, whose sample and ratio are the last; absent without one
   * @param peakMemory the most bytes that this process has had in memory during the trial; absent
   *     where the system does not tell
   * @param figures what else was found out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Case(
      String title,
      @Nullable String configuration,
      List<Sample> samples,
      List<Sample> ratios,
      @Nullable String against,
      @Nullable Long peakMemory,
      List<Figures> figures) {
    /** Copies the lists. */
    public Case {
      samples = List.copyOf(samples);
      ratios = List.copyOf(ratios);
      figures = List.copyOf(figures);
    }

    /** The same with further figures. */
    public Case with(List<Figures> further) {
      List<Figures> all = new ArrayList<>(figures);
      all.addAll(further);
      return new Case(title, configuration, samples, ratios, against, peakMemory, all);
    }
  }

  /** The record as JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is no JSON", e);
    }
  }

  /**
   * Reads a record.
   *
   * @throws BadInputException if the file holds none
   */
  public static BenchRecord read(Path file) {
    try {
      BenchRecord record = JSON.readValue(new TextFile(file).text(), BenchRecord.class);
      if (record == null || record.schema() != SCHEMA) {
        throw new BadInputException(
            "%s: is no record of isomer bench of schema %d. Measure again, or take it out of the folder."
                .formatted(file, SCHEMA));
      }
      return record;
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s: is no record of isomer bench: %s. Measure again, or take it out of the folder."
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }
}
