package org.isomer.eval.result;

import org.isomer.reports.record.Data;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Subject;

/**
 * What a result is about.
 *
 * @param id a name that is unique among the results that are compared
 * @param protocol how it was measured
 * @param data what it was measured on
 * @param subject what was measured
 * @param provenance where it comes from
 */
public record Identity(
    String id, Protocol protocol, Data data, Subject subject, Provenance provenance) {}
