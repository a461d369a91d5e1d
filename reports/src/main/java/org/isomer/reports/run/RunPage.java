package org.isomer.reports.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Provenance;

/**
 * A page of one pretraining run.
 *
 * @param name the run's display name
 * @param lead a sentence that says how it stands
 * @param facts what one wants to know first, a name and a value each
 * @param warnings what is doubtful about the run, a sentence each
 * @param alarms what the sentinel noticed
 * @param curves figures of its log, the most important ones first
 * @param embeddings figures of what the sentinel watches
 * @param views examples with the views that were made of them, and a map of embeddings, as far as
 *     they can be made
 * @param missing why a figure is not there, a sentence each
 * @param configuration its resolved configuration, as text
 * @param command what trains it again
 * @param sessions the stretches of training
 * @param provenance digests, machine and versions, a name and a value each
 * @param plugins the plugins that it was made with
 */
public record RunPage(
    String name,
    String lead,
    Map<String, String> facts,
    List<String> warnings,
    List<Provenance.Alarm> alarms,
    List<Figure> curves,
    List<Figure> embeddings,
    List<Figure> views,
    List<String> missing,
    String configuration,
    String command,
    List<Session> sessions,
    Map<String, String> provenance,
    List<Provenance.PluginOrigin> plugins) {
  /** Copies what it holds, in its order. */
  public RunPage {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    warnings = List.copyOf(warnings);
    alarms = List.copyOf(alarms);
    curves = List.copyOf(curves);
    embeddings = List.copyOf(embeddings);
    views = List.copyOf(views);
    missing = List.copyOf(missing);
    sessions = List.copyOf(sessions);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    plugins = List.copyOf(plugins);
  }

  /**
   * A figure with a title of its own.
   *
   * @param title a few words
   * @param artifact its data
   */
  public record Figure(String title, Artifact artifact) {}

  /**
   * A stretch of training, from a start or resume to its end.
   *
   * @param started when it began
   * @param firstStep its first step, counted from 1
   * @param lastStep its last step that a checkpoint holds
   * @param seconds how long it took
   */
  public record Session(String started, long firstStep, long lastStep, double seconds) {}
}
