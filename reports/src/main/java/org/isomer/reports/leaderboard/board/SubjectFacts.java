package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.reports.record.Subject;

/** What there is to know about a subject, in words. */
public final class SubjectFacts {
  private static final String UNKNOWN = "unknown";

  private SubjectFacts() {}

  /** One line for a table's row; empty if there is nothing to say. */
  public static String line(Row row) {
    return line(row, 1);
  }

  /** The line of a row that stands for several seeds. */
  public static String line(Row row, int seeds) {
    Subject subject = row.subject();
    List<String> facts = new ArrayList<>();
    row.loss().ifPresent(loss -> facts.add(loss + " loss"));
    subject
        .encoder()
        .ifPresent(encoder -> facts.add(Format.count(encoder.parameters()) + " parameters"));
    subject
        .pretraining()
        .ifPresentOrElse(
            done ->
                facts.add(
                    done.epochs() == 0
                        ? "epochs " + UNKNOWN
                        : Format.plain(done.epochs()) + " epochs"),
            () ->
                subject
                    .encoder()
                    .ifPresent(
                        encoder ->
                            facts.add(
                                row.start().isEmpty() ? "not pretrained" : "not pretrained here")));
    row.start().ifPresent(start -> facts.add("from given weights"));
    subject.seed().ifPresent(seed -> facts.add(seeds == 1 ? "seed " + seed : seeds + " seeds"));
    return String.join(" · ", facts);
  }

  /** Everything, by name, in order. */
  public static Map<String, String> table(Row row) {
    Subject subject = row.subject();
    Map<String, String> facts = new LinkedHashMap<>();
    subject
        .encoder()
        .ifPresentOrElse(
            encoder -> {
              facts.put("Encoder", encoder.name());
              facts.put("Parameters", Format.count(encoder.parameters()));
              facts.put("Features", Format.count(encoder.dim()));
            },
            () -> facts.put("Encoder", "none"));
    subject
        .pretraining()
        .ifPresentOrElse(
            done -> {
              facts.put("Pretraining", done.framework() + " on " + done.data());
              row.loss().ifPresent(loss -> facts.put("Loss", loss));
              facts.put("Epochs", known(done.epochs() > 0, Format.plain(done.epochs())));
              facts.put("Steps", known(done.steps() > 0, Format.count(done.steps())));
              facts.put("Views seen", known(done.views() > 0, Format.count(done.views())));
              facts.put(
                  "Pretraining took", known(done.seconds() > 0, Format.duration(done.seconds())));
              if (done.views() > 0 && done.seconds() > 0) {
                facts.put(
                    "Speed", Format.count(Math.round(done.views() / done.seconds())) + " views/s");
              }
              done.peakMemory().ifPresent(bytes -> facts.put("Peak memory", Format.memory(bytes)));
            },
            () -> facts.put("Pretraining", "none"));
    row.start().ifPresent(start -> facts.put("Encoder starts from", start));
    subject.seed().ifPresent(seed -> facts.put("Seed", seed.toString()));
    subject.pretraining().ifPresent(done -> facts.put("Checkpoint", done.checkpoint()));
    return facts;
  }

  private static String known(boolean known, String text) {
    return known ? text : UNKNOWN;
  }
}
