package org.isomer.train;

import java.util.Map;

/** Of several workers the first shows how training goes; the others only say what ends them. */
final class Unshown implements Trainer.Observer {
  @Override
  public void stepDone(long step, long steps, int views, Map<String, Float> scalars) {}
}
