package org.isomer.train.overview;

import java.util.List;
import java.util.function.LongSupplier;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Picture;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;

/**
 * Shows a run until nobody works on it any more.
 *
 * @param run whose run
 * @param console where it is shown
 * @param screen what that can show
 * @param nanoTime tells the time that passes
 * @param pause waits between two looks
 */
record Watch(
    RunDirectory run, Console console, Picture.Screen screen, LongSupplier nanoTime, Pause pause) {
  private static final int NO_LIMIT = 10_000;

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    /** Waits for a moment. */
    void await() throws InterruptedException;
  }

  /**
   * Draws anew after every pause while the run goes on, if the console can; at the end prints how
   * it stands.
   *
   * @param once whether to look only once
   * @throws org.isomer.spi.BadInputException if it is no run, or cannot be read
   */
  void show(boolean once) throws InterruptedException {
    RunCurves curves = new RunCurves(run, damage -> console.warn(run.root() + ": " + damage));
    Pace pace = new Pace();
    try (Picture picture = console.picture(screen)) {
      boolean goesOn = look(curves, pace, picture) && !once && picture.moves();
      while (goesOn) {
        pause.await();
        goesOn = look(curves, pace, picture);
      }
      RunPicture whole = new RunPicture(picture.width(), NO_LIMIT, picture.ascii());
      picture.close();
      lines(whole, curves, pace).forEach(console::line);
    }
  }

  /** Looks once and draws. Returns whether the run goes on. */
  private boolean look(RunCurves curves, Pace pace, Picture picture) {
    RunManifest manifest = run.manifest(); // before the log, which ends later
    RunEntry.State state = RunEntry.state(run, manifest);
    curves.update();
    if (state != RunEntry.State.RUNNING && curves.lastStep() < manifest.stepsDone()) {
      console.warn(run.root() + ": " + RunEntry.logEnds(curves.lastStep(), manifest.stepsDone()));
    }
    pace.see(nanoTime.getAsLong(), curves.lastStep());
    picture.show(
        lines(new RunPicture(picture.width(), picture.height(), picture.ascii()), curves, pace));
    return state == RunEntry.State.RUNNING;
  }

  private List<String> lines(RunPicture form, RunCurves curves, Pace pace) {
    RunManifest manifest = run.manifest();
    return form.lines(run, manifest, RunEntry.state(run, manifest), curves, pace.rate(manifest));
  }
}
