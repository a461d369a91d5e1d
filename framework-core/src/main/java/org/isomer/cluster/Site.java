package org.isomer.cluster;

import java.time.Duration;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/** A process in which replicas are, and how they meet those in others. */
interface Site {
  /** Which of the processes it is, from 0. */
  int rank();

  /** How many processes there are. */
  int processes();

  /** The name of a part of its processor, on which exchanges are done. */
  String device(int number);

  /** Opens a session on a finished graph. */
  Session open(Graph graph, ConfigProto config);

  /**
   * The time limit of a call in which something is exchanged.
   *
   * @param patient whether others may be late
   */
  Optional<Duration> limit(boolean patient);
}
