package org.isomer.eval.spi;

import java.util.List;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.Labelled;

/** Images of any size in which objects are marked by boxes. */
public interface BoxData extends Labelled<List<Marked>> {}
