package org.isomer.examination;

import java.util.List;
import org.isomer.data.AlikeNames;

/** Names classes that may be one. */
public final class AlikeClasses {
  private AlikeClasses() {}

  /** {@linkplain AlikeNames#doubts Doubts} about the names of classes. */
  public static List<String> of(List<String> classes) {
    return AlikeNames.doubts("classes", classes);
  }
}
