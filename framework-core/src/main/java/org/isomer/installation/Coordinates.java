package org.isomer.installation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven calls an artefact: {@code org.example:circle-loss:0.1.0}. */
record Coordinates(String group, String artifact, String version) {
  private static final String WORD = "([\\w-]+(?:\\.[\\w-]+)*)";
  private static final Pattern FORM = Pattern.compile(WORD + ":" + WORD + ":" + WORD);

  /** Reads them; empty if a text has another form. */
  static Optional<Coordinates> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Coordinates(form.group(1), form.group(2), form.group(3)))
        : Optional.empty();
  }

  Coordinates withVersion(String other) {
    return new Coordinates(group, artifact, other);
  }

  /** Whether they are of one artefact, in any version. */
  boolean sameArtifact(Coordinates other) {
    return group.equals(other.group) && artifact.equals(other.artifact);
  }

  /** The folder of all its versions in a repository. */
  String folder() {
    return group.replace('.', '/') + "/" + artifact;
  }

  /** The JAR's path in a repository. */
  String path() {
    return "%s/%s/%s-%s.jar".formatted(folder(), version, artifact, version);
  }

  @Override
  public String toString() {
    return group + ":" + artifact + ":" + version;
  }
}
