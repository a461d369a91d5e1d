package org.isomer.eval.result;

import java.util.List;
import java.util.Optional;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.Subject;

/**
 * What a result is about.
 *
 * @param id a name that is unique among the results that are compared
 * @param protocol how it was measured
 * @param data what it was measured on
 * @param subject what was measured
 * @param key what determines it
 * @param overlap what the model may have seen of the scored samples, if anybody looked
 * @param testLooks how often this data had been scored for this model before, if anybody counted
 * @param warnings what is doubtful about data, subject or measurement, a sentence each
 * @param provenance where it comes from
 */
public record Identity(
    String id,
    Protocol protocol,
    Data data,
    Subject subject,
    ResultKey key,
    Optional<Overlap> overlap,
    Optional<Long> testLooks,
    List<String> warnings,
    Provenance provenance) {
  /** Copies the list. */
  public Identity {
    warnings = List.copyOf(warnings);
  }
}
