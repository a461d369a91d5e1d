/**
 * Recordings as tasks over time use them: {@link org.isomer.eval.recording.Timeline} normalises
 * them and cuts them by time into what trains, what is chosen on and what is scored; {@link
 * org.isomer.eval.recording.RecordingData} opens them and has a model's features of windows. A
 * further task over time asks these two.
 */
@NullMarked
package org.isomer.eval.recording;

import org.jspecify.annotations.NullMarked;
